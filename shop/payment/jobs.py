"""What payments do again and again."""

from core.schedule import Every, register

register("sweep_payments", Every(minutes=1))
