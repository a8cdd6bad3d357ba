"""Which state a payment may move to. Pure: no Django."""

from enum import StrEnum

from core.moves import Moves


class PaymentState(StrEnum):
    """What we know of the money."""

    NEW = "new"  # written down, the gateway not yet asked
    STARTED = "started"  # the buyer is at the gateway
    WAITING = "waiting"  # the buyer says it is paid; staff or the bank must say so too
    DUE = "due"  # accepted now, paid at the door
    HELD = "held"  # set aside at the bank for us: taken or released with the other parts
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    EXPIRED = "expired"
    REFUNDED = "refunded"  # all of it went back


class RefundState(StrEnum):
    """What became of one sum that is to go back."""

    WANTED = "wanted"  # the gateway is asked until it answers
    BY_HAND = "by_hand"  # people send it and record it
    REFUSED = "refused"  # the bank says no: staff try again, or send it by hand
    SENT = "sent"


class TransferState(StrEnum):
    """What became of money for a seller's account."""

    WANTED = "wanted"
    SENT = "sent"
    REFUSED = "refused"


TRANSFER_MOVES = Moves(
    states=tuple(TransferState),
    start=TransferState.WANTED,
    allowed={
        TransferState.WANTED: (TransferState.SENT, TransferState.REFUSED),
        TransferState.REFUSED: (TransferState.SENT,),
    },
    final=(TransferState.SENT,),
)


# A gateway's "yes" may come late, so a declined or expired payment can still be confirmed:
# what the bank took must never be forgotten.
PAYMENT_MOVES = Moves(
    states=tuple(PaymentState),
    start=PaymentState.NEW,
    allowed={
        PaymentState.NEW: (
            PaymentState.STARTED,
            PaymentState.WAITING,
            PaymentState.DUE,
            PaymentState.DECLINED,
            PaymentState.EXPIRED,
        ),
        PaymentState.STARTED: (
            PaymentState.WAITING,
            PaymentState.HELD,
            PaymentState.CONFIRMED,
            PaymentState.DECLINED,
            PaymentState.EXPIRED,
        ),
        PaymentState.WAITING: (
            PaymentState.CONFIRMED,
            PaymentState.DECLINED,
            PaymentState.EXPIRED,
        ),
        PaymentState.DUE: (PaymentState.CONFIRMED, PaymentState.DECLINED),
        PaymentState.HELD: (PaymentState.CONFIRMED, PaymentState.DECLINED),
        PaymentState.DECLINED: (PaymentState.CONFIRMED,),
        PaymentState.EXPIRED: (PaymentState.CONFIRMED,),
        PaymentState.CONFIRMED: (PaymentState.REFUNDED,),
    },
    final=(PaymentState.REFUNDED,),
)
REFUND_MOVES = Moves(
    states=tuple(RefundState),
    start=RefundState.WANTED,
    allowed={
        RefundState.WANTED: (RefundState.SENT, RefundState.BY_HAND, RefundState.REFUSED),
        RefundState.BY_HAND: (RefundState.SENT,),
        RefundState.REFUSED: (RefundState.WANTED, RefundState.SENT),
    },
    final=(RefundState.SENT,),
)
# What a purpose has at most one of: paid, or on the way to it.
LIVE = (
    PaymentState.NEW,
    PaymentState.STARTED,
    PaymentState.WAITING,
    PaymentState.DUE,
    PaymentState.HELD,
    PaymentState.CONFIRMED,
)
# The money came; whatever is heard again changes nothing.
SETTLED = (PaymentState.CONFIRMED, PaymentState.REFUNDED)
# It ended without money; a late "yes" may still come.
CLOSED = (PaymentState.DECLINED, PaymentState.EXPIRED)
# The buyer has not paid and nothing was promised: these expire and give way to another try.
UNDECIDED = (PaymentState.NEW, PaymentState.STARTED)
