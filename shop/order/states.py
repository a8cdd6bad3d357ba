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
    REFUSED = "refused"  # by its seller
    CANCELLED = "cancelled"  # by its buyer, or by the shop when nobody answered
    EXPIRED = "expired"


class Why(StrEnum):
    """Why a paid parcel ends before it is sent. The seller's reasons come first."""

    SOLD_OUT = "sold_out"
    NO_TIME = "no_time"
    NO_MATERIAL = "no_material"
    CANNOT_SEND = "cannot_send"
    ILL = "ill"
    OTHER = "other"
    CHANGED_MIND = "changed_mind"  # the buyer, before the work began
    LATE = "late"  # the buyer, after the day to post has passed
    UNANSWERED = "unanswered"  # the shop


SELLERS_REASONS = (
    Why.SOLD_OUT,
    Why.NO_TIME,
    Why.NO_MATERIAL,
    Why.CANNOT_SEND,
    Why.ILL,
    Why.OTHER,
)
# Nothing follows these; an order is over when all its parcels are.
OVER = (ParcelState.DELIVERED, ParcelState.REFUSED, ParcelState.CANCELLED)


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
        ParcelState.NEW: (ParcelState.PREPARING, ParcelState.REFUSED, ParcelState.CANCELLED),
        ParcelState.PREPARING: (ParcelState.POSTED, ParcelState.REFUSED, ParcelState.CANCELLED),
        ParcelState.POSTED: (ParcelState.DELIVERED,),
        ParcelState.EXPIRED: (ParcelState.NEW,),
    },
    final=OVER,
)
