"""Price bands of the facet, in rials. Pure.

Round prices stand on the borders, and "100,000 to 300,000 toman" means both ends; so a price has
a *place* that tells a border from what lies between, and a band is a run of places.
"""

from bisect import bisect_left
from typing import NamedTuple

from core.money import RIALS_PER_TOMAN

BORDERS_TOMAN = (100_000, 300_000, 1_000_000, 3_000_000)
BORDERS = tuple(t * RIALS_PER_TOMAN for t in BORDERS_TOMAN)


class Band(NamedTuple):
    """A band by its ``code``; ``low`` and ``high`` in toman, both included, ``None`` for open."""

    code: str
    low: int | None
    high: int | None
    places: frozenset[int]


def place(price: int) -> int:
    """Return the place of a price in rials: odd on a border, even between two."""
    i = bisect_left(BORDERS, price)
    return 2 * i + (1 if i < len(BORDERS) and BORDERS[i] == price else 0)


def _band(i: int) -> Band:
    low = BORDERS_TOMAN[i - 1] if i else None
    high = BORDERS_TOMAN[i] if i < len(BORDERS) else None
    places = frozenset(range(max(2 * i - 1, 0), min(2 * i + 1, 2 * len(BORDERS)) + 1))
    return Band(f"{(low or 0) // 1000}-{(high or 0) // 1000 or ''}", low, high, places)


BANDS = tuple(_band(i) for i in range(len(BORDERS) + 1))
BY_CODE = {band.code: band for band in BANDS}
