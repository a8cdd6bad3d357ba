"""What editors' pages do again and again."""

from core.schedule import Every, register

register("publish_scheduled", Every(minutes=60))
