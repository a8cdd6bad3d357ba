"""A sound first plan of a hall: double rows of stalls with aisles between them. Pure: no Django."""

import math
from dataclasses import dataclass
from typing import Final

AISLE_CM: Final = 300  # room for two to pass with bags, and for a wheelchair to turn
EDGE_CM: Final = 200
LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Spot:
    """A stall that was laid out: its aisle, its place in it, and where it stands."""

    aisle: str
    place: int
    x_cm: int
    y_cm: int

    @property
    def code(self) -> str:
        """Return what is written on it, such as A1."""
        return f"{self.aisle}{self.place + 1}"


@dataclass(frozen=True, slots=True)
class Layout:
    """A hall as wide and deep as its stalls need, in centimetres."""

    width_cm: int
    depth_cm: int
    spots: tuple[Spot, ...]


def lay_out(count: int, *, width_cm: int, depth_cm: int) -> Layout:
    """Lay out ``count`` stalls of one size in rows back to back, about as wide as deep.

    Each row faces an aisle of ``AISLE_CM``; a cross aisle runs around.
    """
    if count < 1:
        raise ValueError("a plan has at least one stall")
    rows = _rows(count, width_cm, depth_cm)
    per_row = math.ceil(count / rows)
    spots = tuple(
        Spot(
            LETTERS[n // per_row % len(LETTERS)],
            n % per_row,
            EDGE_CM + n % per_row * width_cm,
            _top(n // per_row, depth_cm),
        )
        for n in range(count)
    )
    used = math.ceil(count / per_row)
    return Layout(
        per_row * width_cm + 2 * EDGE_CM, _top(used - 1, depth_cm) + depth_cm + AISLE_CM, spots
    )


def _top(row: int, depth_cm: int) -> int:
    """Return where a row begins: rows stand back to back in pairs, an aisle before each pair."""
    return AISLE_CM + row * depth_cm + row // 2 * AISLE_CM


def _rows(count: int, width_cm: int, depth_cm: int) -> int:
    """Return how many rows make the hall about 1.5 times as wide as deep; at most 24."""

    def shape(rows: int) -> float:
        wide = math.ceil(count / rows) * width_cm + 2 * EDGE_CM
        return abs(wide / (_top(rows - 1, depth_cm) + depth_cm + AISLE_CM) - 1.5)

    return min(range(1, min(count, len(LETTERS)) + 1), key=shape)
