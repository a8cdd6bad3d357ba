"""``manage.py rescue_tasks``: try again what failed, take up what a killed worker left."""

from django.utils import timezone

from core.repeating import RepeatingCommand
from core.rescue import rescue


class Command(RepeatingCommand):
    """Run each minute, where tasks are rows of the database."""

    help = "Set tasks going again that failed, or whose worker was killed."

    def once(self) -> str:
        """Rescue, and return how many."""
        done = rescue(timezone.now())
        return f"tasks: {done.stuck} of killed workers, {done.failed} that had failed"
