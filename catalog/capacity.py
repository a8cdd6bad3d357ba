"""A week's work: more orders than it holds stretch the promised day instead of selling out.

Orders stand above goods, so they say how many pieces wait to be made. ``rules`` of it are pure.
"""

from collections.abc import Callable, Collection

from catalog.stretch import promised_lead

OpenCounter = Callable[[Collection[int]], dict[int, int]]
_counters: list[OpenCounter] = []

__all__ = ["count_open_by", "open_pieces", "promised_lead"]


def count_open_by(counter: OpenCounter) -> OpenCounter:
    """Register who knows how many pieces are ordered and not handed over: ids in, pieces out.

    The ids are of top-level goods; pieces of variants count for their parents. At most one query.
    """
    if counter not in _counters:
        _counters.append(counter)
    return counter


def open_pieces(product_ids: Collection[int]) -> dict[int, int]:
    """Return by product how many pieces wait to be made; none are asked for, none are counted."""
    found: dict[int, int] = {}
    if not product_ids:
        return found
    for counter in _counters:
        for pk, pieces in counter(product_ids).items():
            found[pk] = found.get(pk, 0) + pieces
    return found
