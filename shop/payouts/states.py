"""Which state a batch and a payout may move to. Pure: no Django."""

from enum import StrEnum

from core.moves import Moves


class BatchState(StrEnum):
    """A batch: shown to a second person, on its way, answered."""

    DRAFT = "draft"
    APPROVED = "approved"
    DONE = "done"
    CANCELLED = "cancelled"


class PayoutState(StrEnum):
    """One seller's money: planned, on its way, there, or back again."""

    PLANNED = "planned"
    SENT = "sent"
    PAID = "paid"
    RETURNED = "returned"
    LEFT_OUT = "left_out"


BATCH_MOVES = Moves(
    states=tuple(BatchState),
    start=BatchState.DRAFT,
    allowed={
        BatchState.DRAFT: (BatchState.APPROVED, BatchState.CANCELLED),
        BatchState.APPROVED: (BatchState.DONE,),
    },
    final=(BatchState.DONE, BatchState.CANCELLED),
)
# A bank may say "paid" and send it back days later, when the account turns out to be closed.
PAYOUT_MOVES = Moves(
    states=tuple(PayoutState),
    start=PayoutState.PLANNED,
    allowed={
        PayoutState.PLANNED: (PayoutState.SENT, PayoutState.LEFT_OUT),
        PayoutState.SENT: (PayoutState.PAID, PayoutState.RETURNED),
        PayoutState.PAID: (PayoutState.RETURNED,),
    },
    final=(PayoutState.RETURNED, PayoutState.LEFT_OUT),
)
