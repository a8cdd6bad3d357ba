"""What orders do again and again."""

from core.schedule import Every, register

register("expire_orders", Every(minutes=1))
register("watch_parcels", Every(minutes=10))
