"""What fairs do again and again."""

from core.schedule import Daily, Every, register

register("turn_fairs", Daily(0, 2))
register("release_stalls", Every(minutes=1))
register("finish_draws", Every(minutes=1))
register("mind_stalls", Daily(0, 40))
