"""Which state an order and a parcel may move to. Pure: no Django."""

from enum import StrEnum

from core.moves import Moves


class OrderState(StrEnum):
    """The purchase as the buyer sees it."""

    AWAITING_PAYMENT = "awaiting_payment"
    PLACED = "placed"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class ParcelState(StrEnum):
    """One seller's part: from waiting for the money to the buyer's door."""

    AWAITING_PAYMENT = "awaiting_payment"
    NEW = "new"
    PREPARING = "preparing"
    POSTED = "posted"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


# An expired order may still be placed: the bank's "yes" can come after the hold has ended, and
# when the goods are still there the buyer gets them (otherwise the money goes back).
ORDER_MOVES = Moves(
    states=tuple(OrderState),
    start=OrderState.AWAITING_PAYMENT,
    allowed={
        OrderState.AWAITING_PAYMENT: (
            OrderState.PLACED,
            OrderState.CANCELLED,
            OrderState.EXPIRED,
        ),
        OrderState.PLACED: (OrderState.COMPLETED, OrderState.CANCELLED),
        OrderState.EXPIRED: (OrderState.PLACED,),
    },
    final=(OrderState.COMPLETED, OrderState.CANCELLED),
)

PARCEL_MOVES = Moves(
    states=tuple(ParcelState),
    start=ParcelState.AWAITING_PAYMENT,
    allowed={
        ParcelState.AWAITING_PAYMENT: (
            ParcelState.NEW,
            ParcelState.CANCELLED,
            ParcelState.EXPIRED,
        ),
        ParcelState.NEW: (ParcelState.PREPARING, ParcelState.CANCELLED),
        ParcelState.PREPARING: (ParcelState.POSTED, ParcelState.CANCELLED),
        ParcelState.POSTED: (ParcelState.DELIVERED,),
        ParcelState.EXPIRED: (ParcelState.NEW,),
    },
    final=(ParcelState.DELIVERED, ParcelState.CANCELLED),
)
