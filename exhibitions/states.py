"""Which states fairs, applications and bookings may move to. Pure: no Django."""

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


class ApplicationState(StrEnum):
    """How far a producer's wish to stand at a fair has come."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    NEEDS_INFO = "needs_info"  # the organiser asked for more
    SHORTLISTED = "shortlisted"  # takes part in the allocation
    ALLOCATED = "allocated"  # the draw gave stalls; not published yet
    HELD = "held"  # stalls are kept until the fee is paid
    CONFIRMED = "confirmed"
    WAIT_LISTED = "wait_listed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # by the applicant, or by a deadline that passed


_A = ApplicationState
APPLICATION_MOVES: Final = Moves(
    states=tuple(_A),
    start=_A.DRAFT,
    allowed={
        _A.DRAFT: (_A.SUBMITTED, _A.WITHDRAWN),
        _A.SUBMITTED: (_A.NEEDS_INFO, _A.SHORTLISTED, _A.DECLINED, _A.WITHDRAWN),
        _A.NEEDS_INFO: (_A.SUBMITTED, _A.DECLINED, _A.WITHDRAWN),
        _A.SHORTLISTED: (
            _A.ALLOCATED, _A.WAIT_LISTED, _A.NEEDS_INFO, _A.DECLINED, _A.WITHDRAWN,
        ),
        # A draw that is taken back returns everybody to where they were before it.
        _A.ALLOCATED: (_A.HELD, _A.SHORTLISTED, _A.DECLINED, _A.WITHDRAWN),
        _A.HELD: (_A.CONFIRMED, _A.DECLINED, _A.WITHDRAWN),
        _A.CONFIRMED: (_A.DECLINED, _A.WITHDRAWN),
        _A.WAIT_LISTED: (_A.HELD, _A.SHORTLISTED, _A.DECLINED, _A.WITHDRAWN),
        # Money that came after its time, while the stall was still free.
        _A.WITHDRAWN: (_A.CONFIRMED,),
    },
    final=(_A.DECLINED,),
)  # fmt: skip
# Those that the organiser still works on or that stand at the fair.
APPLYING: Final = tuple(state for state in _A if state not in (_A.DECLINED, _A.WITHDRAWN))


class BookingState(StrEnum):
    """How far the right to stand on a stall has come."""

    HELD = "held"  # kept until ``held_until``, or until a letter of guarantee is judged
    CONFIRMED = "confirmed"  # what was due at first is paid or guaranteed
    LAPSED = "lapsed"  # not paid in time: the stall is free again
    CANCELLED = "cancelled"  # given back, or taken back by the organiser


BOOKING_MOVES: Final = Moves(
    states=tuple(BookingState),
    start=BookingState.HELD,
    allowed={
        BookingState.HELD: (BookingState.CONFIRMED, BookingState.LAPSED, BookingState.CANCELLED),
        BookingState.CONFIRMED: (BookingState.CANCELLED,),
        # Money that came after its time, while the stall was still free.
        BookingState.LAPSED: (BookingState.CONFIRMED, BookingState.CANCELLED),
    },
    final=(BookingState.CANCELLED,),
)
# A booking in one of these has its stalls; in any other it has none.
HOLDING: Final = (BookingState.HELD, BookingState.CONFIRMED)


class GuaranteeState(StrEnum):
    """What the organiser thinks of a letter of guarantee."""

    SENT = "sent"  # waits for the organiser
    ACCEPTED = "accepted"
    REFUSED = "refused"


GUARANTEE_MOVES: Final = Moves(
    states=tuple(GuaranteeState),
    start=GuaranteeState.SENT,
    allowed={
        GuaranteeState.SENT: (GuaranteeState.ACCEPTED, GuaranteeState.REFUSED),
        GuaranteeState.REFUSED: (GuaranteeState.SENT,),
    },
    final=(GuaranteeState.ACCEPTED,),
)
