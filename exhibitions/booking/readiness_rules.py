"""What a stall lacks before the fair, and when that is told. Pure: no Django."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

GATE_DAYS: Final = 3
TOLD_DAYS: Final = (7, 4)
# Of a bazaar that stands for months, papers must be valid for this long from its first day.
LONGEST: Final = timedelta(days=30)


class Lack(StrEnum):
    """What is not there yet."""

    LICENCE = "licence"  # licence or permit, valid on the fair's days
    FEE = "fee"
    PAPERS = "papers"
    TERMS = "terms"  # the terms of the fair, accepted


@dataclass(frozen=True)
class Facts:
    """What is known of one booking; ``missing`` counts required papers that are not in."""

    has_right: bool
    paid: int
    total: int
    guaranteed: bool = False
    missing: int = 0
    agreed: bool = True


def lacks(facts: Facts) -> list[Lack]:
    """Return what lacks, in the order in which it is told; [] when the stall is ready."""
    found = []
    if not facts.has_right:
        found.append(Lack.LICENCE)
    if facts.paid < facts.total and not facts.guaranteed:
        found.append(Lack.FEE)
    if facts.missing:
        found.append(Lack.PAPERS)
    if not facts.agreed:
        found.append(Lack.TERMS)
    return found


def last_day_that_counts(first: date, last: date) -> date:
    """Return through which day papers must be valid."""
    return min(last, first + LONGEST)


def mark_of(days_left: int) -> int | None:
    """Return which reminder a day stands for: 7 from seven days on, 4 from four; ``None`` before.

    A night when nothing ran is caught up with: the mark is told once.
    """
    if days_left <= GATE_DAYS:
        return None
    return min((mark for mark in TOLD_DAYS if days_left <= mark), default=None)


def is_judged(days_left: int) -> bool:
    """Whether stalls that are not ready go to the next in line: from day −3, not at the fair."""
    return 0 < days_left <= GATE_DAYS
