"""What payouts do again and again."""

from core.schedule import Every, register

register("settle_parcels", Every(minutes=60))
register("pay_abroad", Every(minutes=10))
