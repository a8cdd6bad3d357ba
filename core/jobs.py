"""What this floor does again and again."""

from django.conf import settings

from core.schedule import Daily, Every, register

register("send_sms", Every(minutes=1))
register("audit", Daily(3, 0))
register("forget_tries", Daily(3, 50))
register("clearsessions", Daily(4, 0, weekday=4))
if settings.TASKS_BACKEND == "database":  # elsewhere a task is done at once, or not ours to keep
    register("rescue_tasks", Every(minutes=1))
    register("prune_db_task_results", Daily(4, 10, weekday=4))
