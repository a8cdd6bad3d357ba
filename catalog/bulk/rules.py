"""What a row of a file changes, and what a change of many goods makes of each. Pure: no Django."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from catalog.bulk.states import Verdict
from core.money import RIALS_PER_TOMAN, Rials

UNDO_FOR: Final = timedelta(hours=24)
# A billion toman fills Oscar's money columns.
DEAREST: Final = Rials(10**9 * RIALS_PER_TOMAN)
MOST_STOCK: Final = 100_000
MOST_DAYS: Final = 180

Values = Mapping[str, Any]


def given(values: Values) -> dict[str, Any]:
    """Return what a row says; an empty cell says nothing and leaves things as they are."""
    return {key: value for key, value in values.items() if value not in (None, "")}


def differences(current: Values, wanted: Values) -> dict[str, tuple[Any, Any]]:
    """Return by key what would change: before and after. Both hold clean values."""
    return {k: (current[k], v) for k, v in given(wanted).items() if v != current.get(k)}


def verdict_of(*, known: bool, changes: Mapping[str, Any], faulty: bool) -> Verdict:
    """Return what a row would do."""
    if faulty:
        return Verdict.FAULTY
    if not known:
        return Verdict.NEW
    return Verdict.CHANGED if changes else Verdict.UNCHANGED


class Way(StrEnum):
    """How a number is changed."""

    PERCENT = "percent"
    AMOUNT = "amount"
    SET = "set"


class Rounding(StrEnum):
    """Where a price that fell between two steps goes."""

    NEAREST = "nearest"
    UP = "up"
    DOWN = "down"


# Steps that people name prices in, in toman; 1 leaves every toman as it is.
STEPS: Final = (1, 100, 1_000, 5_000, 10_000)


@dataclass(frozen=True)
class PriceChange:
    """``PERCENT``: ``value`` in tenths of a percent; ``AMOUNT`` and ``SET``: in rials.

    ``value`` may be below zero except for ``SET``. The result is rounded to whole ``step`` toman.
    """

    way: Way
    value: int
    step: int = 1
    rounding: Rounding = Rounding.NEAREST


def price_after(price: Rials, change: PriceChange) -> Rials | None:
    """Return the new price in whole ``step`` toman, ``None`` when none above zero comes out.

    Halves go up. A change that leaves less than a step or passes a billion toman is no price.
    """
    if change.way is Way.PERCENT:
        exact, parts = price * (1000 + change.value), 1000
    elif change.way is Way.AMOUNT:
        exact, parts = price + change.value, 1
    else:
        exact, parts = change.value, 1
    unit = change.step * RIALS_PER_TOMAN * parts
    if change.rounding is Rounding.UP:
        steps = -(-exact // unit)
    elif change.rounding is Rounding.DOWN:
        steps = exact // unit
    else:
        steps = (2 * exact + unit) // (2 * unit)
    new = steps * change.step * RIALS_PER_TOMAN
    return Rials(new) if 0 < new <= DEAREST else None


@dataclass(frozen=True)
class CountChange:
    """Stock or days: ``AMOUNT`` adds ``value`` (below zero takes away), ``SET`` writes it."""

    way: Way
    value: int


def count_after(count: int, change: CountChange, *, least: int, most: int) -> int | None:
    """Return the new count, ``None`` when it would fall below ``least`` or pass ``most``."""
    new = count + change.value if change.way is Way.AMOUNT else change.value
    return new if least <= new <= most else None


def can_be_undone(applied: datetime, now: datetime) -> bool:
    """Whether a change that was applied then may still be taken back."""
    return now - applied < UNDO_FOR
