"""Which free stalls suit somebody who waits. Pure: no Django."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Free:
    """A free stall: along which aisle of which plan, for which sector ('': any)."""

    pk: int
    plan: int
    aisle: str
    place: int
    zone: str = ""
    has_socket: bool = False


@dataclass(frozen=True)
class Waiting:
    """What somebody asked for: ``size`` stalls side by side, wishes by rank, or anything."""

    size: int = 1
    stalls: tuple[int, ...] = ()
    zones: tuple[str, ...] = ()
    anywhere: bool = True
    needs_socket: bool = False


def suitable(wanted: Waiting, free: Iterable[Free]) -> list[int]:
    """Return the keys of ``size`` free stalls side by side that suit best; [] when none do.

    A wished stall comes first, then a wished zone, then any if any is welcome; among equals the
    first along the aisles. One of them must have a socket for who needs one.
    """
    best: tuple[int, int] | None = None
    found: list[int] = []
    for order, row in enumerate(_rows(sorted(free, key=_place), wanted.size)):
        rank = _rank(wanted, row)
        if rank is not None and (best is None or (rank, order) < best):
            best, found = (rank, order), [stall.pk for stall in row]
    return found


def _place(stall: Free) -> tuple[int, str, int]:
    return stall.plan, stall.aisle, stall.place


def _rows(free: Sequence[Free], size: int) -> Iterable[Sequence[Free]]:
    """Yield each run of ``size`` neighbours in one aisle."""
    aisles: dict[tuple[int, str], list[Free]] = defaultdict(list)
    for stall in free:
        aisles[stall.plan, stall.aisle].append(stall)
    for stalls in aisles.values():
        for start in range(len(stalls) - size + 1):
            row = stalls[start : start + size]
            if row[-1].place - row[0].place == size - 1:
                yield row


def _rank(wanted: Waiting, row: Sequence[Free]) -> int | None:
    """Return how well a row suits, lower is better; ``None`` when it does not."""
    if wanted.needs_socket and not any(stall.has_socket for stall in row):
        return None
    for rank, pk in enumerate(wanted.stalls):
        if any(stall.pk == pk for stall in row):
            return rank
    for rank, zone in enumerate(wanted.zones, len(wanted.stalls)):
        if all(stall.zone == zone for stall in row):
            return rank
    return len(wanted.stalls) + len(wanted.zones) if wanted.anywhere else None
