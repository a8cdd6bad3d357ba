"""Which state a fair may move to. Pure: no Django."""

from enum import StrEnum
from typing import Final

from core.moves import Moves


class FairState(StrEnum):
    """How far a fair has come."""

    DRAFT = "draft"  # seen by its organiser alone
    ANNOUNCED = "announced"
    APPLICATIONS = "applications"  # producers may apply
    ALLOCATION = "allocation"  # stalls are being given
    PUBLISHED = "published"  # everyone knows who stands where
    RUNNING = "running"
    CLOSED = "closed"
    CANCELLED = "cancelled"


FAIR_MOVES: Final = Moves(
    states=tuple(FairState),
    start=FairState.DRAFT,
    allowed={
        FairState.DRAFT: (FairState.ANNOUNCED, FairState.CANCELLED),
        # A bazaar without applications opens its doors straight away.
        FairState.ANNOUNCED: (FairState.APPLICATIONS, FairState.RUNNING, FairState.CANCELLED),
        FairState.APPLICATIONS: (FairState.ALLOCATION, FairState.RUNNING, FairState.CANCELLED),
        FairState.ALLOCATION: (FairState.PUBLISHED, FairState.APPLICATIONS, FairState.CANCELLED),
        FairState.PUBLISHED: (FairState.RUNNING, FairState.CANCELLED),
        FairState.RUNNING: (FairState.CLOSED, FairState.CANCELLED),
    },
    final=(FairState.CLOSED, FairState.CANCELLED),
)
PUBLIC: Final = tuple(state for state in FairState if state != FairState.DRAFT)
# Those that will still open their doors, or have them open.
AHEAD: Final = tuple(
    state for state in PUBLIC if state not in (FairState.CLOSED, FairState.CANCELLED)
)
