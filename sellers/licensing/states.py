"""Which state a licence or a permit may move to. Pure: no Django."""

from enum import StrEnum
from typing import Final

from core.moves import Moves


class PaperState(StrEnum):
    """How far a paper has come with the office."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    NEEDS_INFORMATION = "needs_information"
    APPROVED = "approved"
    REJECTED = "rejected"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    RENEWING = "renewing"
    RENEWED = "renewed"


_VERIFIED = (PaperState.RENEWING, PaperState.RENEWED, PaperState.SUSPENDED, PaperState.EXPIRED)

# A paper whose renewal is asked for (renewing) stays in force until its last day; the office
# answers with a new last day (renewed), or leaves it as it was (approved, expired). A suspended
# paper is given back or taken for good (rejected).
PAPER_MOVES: Final = Moves(
    states=tuple(PaperState),
    start=PaperState.DRAFT,
    allowed={
        PaperState.DRAFT: (PaperState.SUBMITTED,),
        PaperState.SUBMITTED: (
            PaperState.NEEDS_INFORMATION,
            PaperState.APPROVED,
            PaperState.REJECTED,
        ),
        PaperState.NEEDS_INFORMATION: (PaperState.SUBMITTED,),
        PaperState.APPROVED: _VERIFIED,
        PaperState.RENEWED: _VERIFIED,
        PaperState.RENEWING: (
            PaperState.RENEWED,
            PaperState.APPROVED,
            PaperState.EXPIRED,
            PaperState.SUSPENDED,
        ),
        PaperState.EXPIRED: (PaperState.RENEWING, PaperState.RENEWED),
        PaperState.SUSPENDED: (PaperState.APPROVED, PaperState.REJECTED),
    },
    final=(PaperState.REJECTED,),
)

# Between its first and last day, a paper in one of these gives the right to sell.
IN_FORCE: Final = (PaperState.APPROVED, PaperState.RENEWING, PaperState.RENEWED)
# The seller may still write in these.
OPEN: Final = (PaperState.DRAFT, PaperState.NEEDS_INFORMATION)
# The office owes an answer.
WAITING: Final = (PaperState.SUBMITTED, PaperState.RENEWING)
# The office has seen the paper once and found it true.
VERIFIED: Final = (*IN_FORCE, PaperState.SUSPENDED, PaperState.EXPIRED)
