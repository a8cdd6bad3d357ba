"""What a seller's figures say. Pure: no Django."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

WEEKS: Final = 12
OTHERS: Final = 5  # fewer others would tell what one of them sells
DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Sale:
    """What was sold on a day: orders, and rials for the goods after what went back."""

    day: date
    orders: int
    rials: int


@dataclass(frozen=True, slots=True)
class Week:
    """A week from Saturday through Friday."""

    first: date
    orders: int
    rials: int


def week_of(day: date) -> date:
    """Return the Saturday on which the week of ``day`` begins."""
    return day - DAY * ((day.weekday() + 2) % 7)


def first_day(today: date, weeks: int = WEEKS) -> date:
    """Return the first of so many weeks, the running one among them."""
    return week_of(today) - WEEK * (weeks - 1)


def by_week(sales: Iterable[Sale], today: date, weeks: int = WEEKS) -> list[Week]:
    """Return the last ``weeks`` weeks, oldest first, the running one last; empty ones too."""
    begin = first_day(today, weeks)
    firsts = [begin + WEEK * n for n in range(weeks)]
    found = {first: [0, 0] for first in firsts}
    for sale in sales:
        if (total := found.get(week_of(sale.day))) is not None:
            total[0] += sale.orders
            total[1] += sale.rials
    return [Week(first, *found[first]) for first in firsts]


def so_far(sales: Iterable[Sale], today: date) -> tuple[int, int]:
    """Return the orders of this week, and of last week through the same day of the week.

    A Sunday is compared with a Sunday: a week that has only begun never looks bad.
    """
    counts = [0, 0]
    for sale in sales:
        for n, upto in enumerate((today, today - WEEK)):
            if week_of(upto) <= sale.day <= upto:
                counts[n] += sale.orders
    return counts[0], counts[1]


def median(values: Sequence[int]) -> int:
    """Return the middle of ``values`` (of two middles the half-way, rounded down)."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) // 2


def compare(mine: int, others: Sequence[int]) -> int | None:
    """Return what the middle one of the others sold, ``None`` while there are too few of them."""
    return median(others) if len(others) >= OTHERS else None
