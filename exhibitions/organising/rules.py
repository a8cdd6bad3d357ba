"""What a fair needs next from its organiser, and what stands in a move's way. Pure: no Django."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from exhibitions.states import FAIR_MOVES, FairState


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


# Words that stand first in the organisers' addresses, and so are no fair's.
RESERVED: Final = frozenset({"begin", "venues", "halls", "plans", "stall-types", "month"})


class Part(StrEnum):
    """A part of a fair that can be fixed by those who rely on it."""

    OVER = "over"  # the fair is over: all of it
    PLAN = "plan"
    TERMS = "terms"
    ADD_ONS = "add_ons"
    REFUNDS = "refunds"
    PAPERS = "papers"


class Edit(StrEnum):
    """What is noted in a fair's history beside its moves."""

    BEGUN = "edit:begun"
    CLONED = "edit:cloned"
    TEXTS = "edit:texts"
    WHEN = "edit:when"
    TERMS = "edit:terms"
    ADD_ONS = "edit:add-ons"
    REFUNDS = "edit:refunds"
    PAPERS = "edit:papers"
    PICTURE = "edit:picture"
    HELPER = "edit:helper"
    HELPER_GONE = "edit:helper-gone"


class Lack(StrEnum):
    """What a fair lacks for a move."""

    HALL = "hall"
    PLAN = "plan"
    GIVING = "giving"
    WINDOW = "window"
    WINDOW_OVER = "window_over"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    STILL_OPEN = "still_open"


@dataclass(frozen=True, slots=True)
class Ready:
    """What a move asks of a fair: its course, its last day, and what it has."""

    course: Course
    ends_on: date
    needs_hall: bool  # it takes place in a hall, not online or under the sky
    halls: int
    stalls: int  # on the plans in use


# Moves that an organiser makes from the fair's own page; stalls are published, and fairs called
# off, where their parts stand.
OWN_MOVES: Final = (
    FairState.ANNOUNCED,
    FairState.APPLICATIONS,
    FairState.ALLOCATION,
    FairState.RUNNING,
    FairState.CLOSED,
)


def moves_offered(ready: Ready) -> list[FairState]:
    """Return the moves that the fair's page offers, in order."""
    course = ready.course
    found = [to for to in OWN_MOVES if FAIR_MOVES.allows(course.state, to)]
    if course.giving != "draw":
        found = [to for to in found if to != FairState.ALLOCATION]
    if course.giving == "none":
        found = [to for to in found if to != FairState.APPLICATIONS]
    if course.state == FairState.ALLOCATION:  # to open anew is the draw's to say
        found = [to for to in found if to != FairState.APPLICATIONS]
    return found


def lacks(ready: Ready, to: FairState, now: datetime, today: date) -> list[Lack]:
    """Return what stands in the way of a move; empty when it may be made."""
    course = ready.course
    checks: dict[FairState, list[tuple[bool, Lack]]] = {
        FairState.ANNOUNCED: [
            (ready.needs_hall and not ready.halls, Lack.HALL),
            (ready.ends_on < today, Lack.TOO_LATE),
        ],
        FairState.APPLICATIONS: [
            (course.giving == "none", Lack.GIVING),
            (not ready.stalls, Lack.PLAN),
            (course.apply_until is None, Lack.WINDOW),
            (course.apply_until is not None and course.apply_until <= now, Lack.WINDOW_OVER),
        ],
        FairState.ALLOCATION: [
            (course.apply_until is not None and course.apply_until > now, Lack.STILL_OPEN),
        ],
        FairState.RUNNING: [(course.starts_on > today, Lack.TOO_EARLY)],
        FairState.CLOSED: [(ready.ends_on > today, Lack.TOO_EARLY)],
    }
    return [lack for missing, lack in checks.get(to, ()) if missing]
