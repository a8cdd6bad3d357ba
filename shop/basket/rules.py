"""What a basket allows. Pure: values in, values out."""

from collections.abc import Mapping
from decimal import ROUND_DOWN, Decimal

# A basket is for a household; more than this is a wholesale order, or an attack.
MOST_PIECES = 1000
MOST_LINES = 100


def whole_rials(amount: Decimal, currency: str | None = None) -> Decimal:
    """Return a discount rounded down to whole rials; Oscar's offers round through it."""
    return amount.quantize(Decimal(1), ROUND_DOWN)


def has_room(pieces_by_line: Mapping[int | None, int]) -> bool:
    """Whether a basket may hold these lines (any key; ``None`` stands for a new one)."""
    return len(pieces_by_line) <= MOST_LINES and sum(pieces_by_line.values()) <= MOST_PIECES
