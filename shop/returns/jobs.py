"""What returns do again and again."""

from core.schedule import Every, register

register("watch_returns", Every(minutes=60))
