"""When money is due and when it is paid out. Pure: no Django.

A parcel's money is held until the buyer's right to withdraw has ended (E-Commerce Act of Iran,
art. 37: seven working days), or the buyer says that all is well. What the law excepts (art. 38) is
held for as long as somebody may take to see that it came unsound.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from core.workdays import DAY, add_workdays, is_workday, next_workday

WITHDRAWAL_DAYS = 7
COMPLAINT_DAYS = 2
# By a product's withdrawal rule; what is not named has the full right.
HELD_FOR: Mapping[str, int] = {
    "review_food": COMPLAINT_DAYS,
    "excluded_if_personalised": COMPLAINT_DAYS,
    "excluded_perishable": COMPLAINT_DAYS,
    "service_until_started": 0,
}
WEEK = timedelta(weeks=1)


def due_on(delivered: date, rules: Iterable[str]) -> date:
    """Return the first day on which a parcel's money is its seller's, if nobody is content before.

    ``rules`` are the withdrawal rules of its goods; the longest holds for the parcel.
    """
    days = max((HELD_FOR.get(rule, WITHDRAWAL_DAYS) for rule in rules), default=WITHDRAWAL_DAYS)
    return add_workdays(delivered, days) + DAY


def payout_day(after: date, weekday: int) -> date:
    """Return the next day of payouts after a day: the weekday, or the working day that follows it.

    ``weekday`` as Python counts: Monday is 0, Saturday 5.
    """
    planned = after + DAY * ((weekday - after.weekday() - 1) % 7 + 1)
    for day in (planned - WEEK, planned):
        moved = day if is_workday(day) else next_workday(day)
        if moved > after:
            return moved
    raise AssertionError("unreachable")


@dataclass(frozen=True)
class Wish:
    """What could be paid out: a seller, what is due, and an IBAN or an account ``abroad``."""

    seller: int
    due: int
    iban: str = ""
    name: str = ""
    abroad: str = ""


@dataclass(frozen=True)
class Planned:
    """The payouts of a batch, and who is left out for want of an account."""

    payouts: list[Wish]
    without_account: list[Wish]


def plan(wishes: Iterable[Wish], least: int) -> Planned:
    """Return who is paid: all that is due to each, where it is at least ``least`` rials."""
    due = sorted((w for w in wishes if w.due >= max(least, 1)), key=lambda w: w.seller)
    there = [bool(w.iban or w.abroad) for w in due]
    return Planned(
        [w for w, known in zip(due, there, strict=True) if known],
        [w for w, known in zip(due, there, strict=True) if not known],
    )


def way_of(wish: Wish, method: str) -> str:
    """Return how one of a batch is paid: by the file for our bank only where there is an IBAN."""
    return "stripe" if method == "bank" and not wish.iban else method
