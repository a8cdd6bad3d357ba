"""An order is over when its parcels are."""

from core.record import move
from shop.order.models import Order
from shop.order.states import ORDER_MOVES, OVER, OrderState, ParcelState


def finish(order: Order) -> None:
    """Complete a locked order when all its parcels are over; call it off when none arrived."""
    states = set(order.parcels.values_list("state", flat=True))
    if order.status != OrderState.PLACED or not states <= {*OVER}:
        return
    arrived = ParcelState.DELIVERED in states
    to = OrderState.COMPLETED if arrived else OrderState.CANCELLED
    reason = "" if arrived else "none of its parcels is sent"
    move(order, to, table=ORDER_MOVES, field="status", reason=reason)
