"""When one may apply and change, what an application lacks, what it costs. Pure: no Django.

Times are aware. Windows are half open: what comes in the second they close is late.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from exhibitions.booking.rules import due_first
from exhibitions.states import ApplicationState, FairState

MOST_WISHES: Final = 5
_A = ApplicationState


class Step(StrEnum):
    """A screen of questions."""

    GOODS = "goods"
    STAND = "stand"
    WISHES = "wishes"
    EXTRAS = "extras"
    PAPERS = "papers"


# What the jury reads stays as it was read; where one would like to stand may change longer.
CHANGEABLE: Final = {
    Step.GOODS: (_A.DRAFT, _A.SUBMITTED, _A.NEEDS_INFO),
    Step.PAPERS: (_A.DRAFT, _A.SUBMITTED, _A.NEEDS_INFO),
    Step.STAND: (_A.DRAFT, _A.SUBMITTED, _A.NEEDS_INFO),
    Step.WISHES: (_A.DRAFT, _A.SUBMITTED, _A.NEEDS_INFO, _A.SHORTLISTED),
    Step.EXTRAS: (_A.DRAFT, _A.SUBMITTED, _A.NEEDS_INFO, _A.SHORTLISTED),
}
# An applicant withdraws by herself before a stall is hers; then it is given back as a booking.
WITHDRAWABLE: Final = (
    _A.DRAFT, _A.SUBMITTED, _A.NEEDS_INFO, _A.SHORTLISTED, _A.ALLOCATED, _A.WAIT_LISTED,
)  # fmt: skip
# What an organiser still decides on by hand.
DECIDABLE: Final = (_A.SUBMITTED, _A.NEEDS_INFO, _A.SHORTLISTED, _A.WAIT_LISTED)
# Fairs that still work on applications.
WORKING: Final = (FairState.APPLICATIONS, FairState.ALLOCATION)


@dataclass(frozen=True)
class Times:
    """When a fair takes applications. ``None`` is open to that side.

    ``change_until`` is the moment after which nothing that was sent is changed.
    """

    state: str
    by_draw: bool
    apply_from: datetime | None = None
    apply_until: datetime | None = None
    change_until: datetime | None = None


def takes_applications(times: Times, now: datetime) -> bool:
    """Whether an application may be begun or sent at ``now``."""
    if times.state != FairState.APPLICATIONS or not times.by_draw:
        return False
    begun = times.apply_from is None or now >= times.apply_from
    return begun and (times.apply_until is None or now < times.apply_until)


def may_change(step: Step, state: str, times: Times, now: datetime) -> bool:
    """Whether the answers of a step may be written at ``now``.

    A draft always takes them: what somebody types when the window closes is kept, only not sent.
    What was sent may change until ``change_until``, else as long as applications are taken; while
    the organiser waits for an answer, as long as the fair works on applications.
    """
    if state not in CHANGEABLE[step]:
        return False
    if state == _A.DRAFT:
        return True
    if state == _A.NEEDS_INFO:
        return times.state in WORKING
    if times.state != FairState.APPLICATIONS:
        return False
    until = times.change_until or times.apply_until
    return until is None or now < until


@dataclass(frozen=True)
class Answers:
    """What an application says so far, as ``missing`` looks at it.

    ``lacking_papers`` are names of required documents that were not sent; ``unlicensed`` are
    names of those who would stand there without a licence for the trade on every day of the fair.
    """

    has_trade: bool
    has_goods: bool
    may_show_goods: bool  # there are published goods to choose from
    has_words: bool
    size: int = 1
    most_stalls: int = 1
    members: int = 0
    is_pavilion: bool = False
    anywhere: bool = True
    wishes: int = 0
    lacking_papers: tuple[str, ...] = ()
    unlicensed: tuple[str, ...] = ()


def missing(answers: Answers) -> list[tuple[Step | None, str]]:
    """Return what stands in the way of sending, as (step, code); empty when it is complete.

    A code is a key of ``words.LACKS``; step ``None`` is mended elsewhere (the licence).
    """
    lacks: list[tuple[Step | None, str]] = []
    if not answers.has_trade:
        lacks.append((Step.GOODS, "trade"))
    if answers.may_show_goods and not answers.has_goods:
        lacks.append((Step.GOODS, "goods"))
    if not answers.may_show_goods and not answers.has_words:
        lacks.append((Step.GOODS, "about"))
    if answers.size > max(1, answers.most_stalls) or (answers.size > 1 and not answers.is_pavilion):
        lacks.append((Step.STAND, "size"))
    if answers.is_pavilion and answers.size > 1 and answers.members < answers.size:
        lacks.append((Step.STAND, "members"))
    if not answers.anywhere and not answers.wishes:
        lacks.append((Step.WISHES, "wishes"))
    if answers.lacking_papers:
        lacks.append((Step.PAPERS, "papers"))
    if answers.unlicensed:
        lacks.append((None, "licence"))
    return lacks


@dataclass(frozen=True)
class Fee:
    """What standing there would cost, in whole rials; stalls may differ in price."""

    least: int
    most: int
    size: int
    add_ons: int
    deposit_permille: int

    @property
    def stalls_least(self) -> int:
        """The stalls alone, the cheapest."""
        return self.least * self.size

    @property
    def stalls_most(self) -> int:
        """The stalls alone, the dearest."""
        return self.most * self.size

    @property
    def total_least(self) -> int:
        """The sum with the cheapest stalls and all add-ons wanted."""
        return self.stalls_least + self.add_ons

    @property
    def total_most(self) -> int:
        """The sum with the dearest stalls."""
        return self.stalls_most + self.add_ons

    @property
    def deposit_least(self) -> int:
        """What is due first of ``total_least``."""
        return due_first(self.total_least, self.deposit_permille)

    @property
    def deposit_most(self) -> int:
        """What is due first of ``total_most``."""
        return due_first(self.total_most, self.deposit_permille)


def fee_of(
    prices: Iterable[int], *, usual: int, size: int, add_ons: int, deposit_permille: int
) -> Fee:
    """Return the fee of ``size`` stalls at one of ``prices`` each (rials); ``usual`` without."""
    known = list(prices) or [usual]
    return Fee(min(known), max(known), size, add_ons, deposit_permille)


def in_order(wishes: Iterable[str]) -> list[str]:
    """Return wishes without empty and repeated ones, the first of each kept, at most five."""
    return list(dict.fromkeys(wish for wish in wishes if wish))[:MOST_WISHES]


def moved(wishes: list[str], place: int, by: int) -> list[str]:
    """Return the wishes with the one at ``place`` (from 0) moved; unchanged at the ends."""
    there = place + by
    if not (0 <= place < len(wishes) and 0 <= there < len(wishes)):
        return wishes
    changed = list(wishes)
    changed[place], changed[there] = changed[there], changed[place]
    return changed
