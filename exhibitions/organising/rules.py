"""What a fair needs next from its organiser, and what stands in a move's way. Pure: no Django."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from exhibitions.states import FairState


class Step(StrEnum):
    """What comes next for a fair."""

    FINISH = "finish"  # a draft: finish and announce it
    OPEN = "open"  # announced; producers wait for its applications or bookings
    LOOK = "look"  # applications or bookings come in
    ALLOT = "allot"  # the window is over: give the stalls
    PUBLISH = "publish"  # stalls are being given: say who stands where
    WAIT = "wait"  # nothing but its first day
    TODAY = "today"  # its doors are open
    OVER = "over"
    CANCELLED = "cancelled"


# Those that wait for the organiser, in the order in which they are listed.
NEEDS_ORGANISER: Final = (Step.FINISH, Step.OPEN, Step.ALLOT, Step.PUBLISH)
UNDER_WAY: Final = (Step.TODAY, Step.LOOK, Step.WAIT)
DONE: Final = (Step.OVER, Step.CANCELLED)


@dataclass(frozen=True, slots=True)
class Course:
    """How far a fair has come: its state, who chooses stalls, its windows and days."""

    state: str
    giving: str  # "none", "draw" or "booking"
    apply_from: datetime | None
    apply_until: datetime | None
    starts_on: date


_BY_STATE: Final = {
    FairState.DRAFT: Step.FINISH,
    FairState.ALLOCATION: Step.PUBLISH,
    FairState.PUBLISHED: Step.WAIT,
    FairState.RUNNING: Step.TODAY,
    FairState.CLOSED: Step.OVER,
    FairState.CANCELLED: Step.CANCELLED,
}


def next_step(course: Course, now: datetime) -> Step:
    """Return what a fair needs next at ``now``, an aware time."""
    if course.state == FairState.ANNOUNCED:
        opens = course.apply_from is None or course.apply_from <= now
        return Step.OPEN if course.giving != "none" and opens else Step.WAIT
    if course.state == FairState.APPLICATIONS:
        if course.apply_until is None or now < course.apply_until:
            return Step.LOOK
        return Step.ALLOT if course.giving == "draw" else Step.WAIT
    return _BY_STATE[FairState(course.state)]
