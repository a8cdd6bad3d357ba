"""The formula of a producer's reliability. Pure: no Django.

Four parts, each a share of what went well in the last year: the buyers' stars, parcels handed over
by the promised day, answers given, and orders kept. What came and went back for a fault of the
producer is not kept; a buyer's change of mind (E-Commerce Act, art. 37) is nobody's fault. A part
counts from three cases on; the score is the mean of those that count, by their weights, out of
five. It is told from five parcels on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Part(StrEnum):
    """What the score is made of."""

    STARS = "stars"
    ON_TIME = "on_time"
    ANSWERS = "answers"
    KEPT = "kept"


WEIGHTS: Final = {Part.STARS: 40, Part.ON_TIME: 30, Part.ANSWERS: 15, Part.KEPT: 15}
LEAST_CASES: Final = 3
LEAST_PARCELS: Final = 5
OUT_OF: Final = 5


@dataclass(frozen=True)
class Counted:
    """One part: ``good`` of ``cases``. For stars, ``good`` is a fifth of all stars together."""

    part: Part
    good: float
    cases: int

    @property
    def share(self) -> float:
        """The good ones of all, from 0 to 1; 0 without any."""
        return self.good / self.cases if self.cases else 0.0

    @property
    def counts(self) -> bool:
        """Whether there are enough cases to say something."""
        return self.cases >= LEAST_CASES

    @property
    def percent(self) -> int:
        """The share in whole percent, rounded down: 100 means all."""
        return int(self.share * 100 + 1e-9)

    @property
    def weight(self) -> int:
        """How much the part weighs, of 100."""
        return WEIGHTS[self.part]


def score(parts: Sequence[Counted], parcels: int) -> float | None:
    """Return the score out of five with one decimal, ``None`` while there is too little to say."""
    told = [part for part in parts if part.counts]
    if parcels < LEAST_PARCELS or not told:
        return None
    weight = sum(part.weight for part in told)
    return round(OUT_OF * sum(part.weight * part.share for part in told) / weight, 1)
