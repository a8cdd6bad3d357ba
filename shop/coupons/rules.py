"""What a producer's code takes off, and when it does not. Pure: no Django."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from core.money import Rials, split_by_largest_fraction

# Goods are never given away: a sale without a price has no invoice and no fee.
MOST_PERCENT: Final = 80
MOST_OPEN: Final = 30  # codes of one shop that can be used
LONGEST_DAYS: Final = 366


class Why(StrEnum):
    """Why a code takes nothing off."""

    OVER = "over"
    NOT_YET = "not_yet"
    USED_UP = "used_up"
    SIGN_IN = "sign_in"
    USED_BY_YOU = "used_by_you"
    NONE_OF_HERS = "none_of_hers"
    TOO_LITTLE = "too_little"


@dataclass(frozen=True)
class Terms:
    """What a code gives: ``percent`` or ``amount`` rials, of goods for ``minimum`` rials or more.

    Both days count. ``limit`` is how many orders may use it, ``once`` whether a buyer may once.
    """

    percent: int
    amount: Rials
    minimum: Rials
    first: date
    last: date
    limit: int | None = None
    once: bool = False
    stopped: bool = False

    def off(self, goods: Rials) -> Rials:
        """Return what ``goods`` of the producer become cheaper by, in whole rials, rounded down.

        Nothing below the minimum; never more than ``MOST_PERCENT`` of them.
        """
        if goods < self.minimum:
            return Rials(0)
        wished = goods * self.percent // 100 if self.percent else self.amount
        return Rials(min(wished, goods * MOST_PERCENT // 100))

    def why_over(self, day: date, used: int) -> Why | None:
        """Return why nobody can use it on ``day`` after ``used`` orders, ``None`` if they can."""
        if self.stopped or day > self.last:
            return Why.OVER
        if day < self.first:
            return Why.NOT_YET
        return Why.USED_UP if self.limit is not None and used >= self.limit else None


def spread(off: Rials, lines: Sequence[Rials]) -> list[Rials]:
    """Split ``off`` over lines by what they cost; the parts sum to it, none exceeds its line."""
    return split_by_largest_fraction(off, lines) if off else [Rials(0)] * len(lines)


def why_not(
    terms: Terms, day: date, *, used: int, signed_in: bool, used_before: bool, goods: Rials
) -> Why | None:
    """Return why a code takes nothing off this basket, ``None`` when it does.

    ``goods`` is what the basket holds of the producer, in rials.
    """
    if over := terms.why_over(day, used):
        return over
    if terms.once and not signed_in:
        return Why.SIGN_IN
    if terms.once and used_before:
        return Why.USED_BY_YOU
    if not goods:
        return Why.NONE_OF_HERS
    return Why.TOO_LITTLE if goods < terms.minimum else None
