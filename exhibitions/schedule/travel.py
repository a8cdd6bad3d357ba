"""Whether one exhibitor can be at two fairs: hours and ways. Pure: no Django.

The way is the straight line between two points, driven at 60 km/h. That is a rule of thumb for the
mountain roads of the province, not a measured time: real ways are longer, and mostly faster.
"""

import math
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

EARTH_KM: Final = 6371.0
KM_PER_HOUR: Final = 60
UNPACK_MINUTES: Final = 120  # to take one stall down and to put up the next


class Clash(StrEnum):
    """How two days of two fairs stand in each other's way."""

    HOURS = "hours"  # both are open at the same time
    DAY = "day"  # on one day, one after the other
    WAY = "way"  # the way takes longer than what lies between


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Opening:
    """A day of a fair: from when until when its doors are open, local, and where."""

    opens: datetime
    closes: datetime
    at: Point | None  # None for a place nobody knows, or online


@dataclass(frozen=True, slots=True)
class Found:
    """A clash: ``km`` and ``minutes`` of the way, and how many minutes are ``free`` for it."""

    clash: Clash
    km: int
    minutes: int
    free: int


def km_between(one: Point, other: Point) -> float:
    """Return the great-circle distance in kilometres."""
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    turn = math.radians(other.longitude - one.longitude)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def clash_of(one: Opening, other: Opening) -> Found | None:
    """Return how two openings clash, ``None`` when they do not.

    A day apart counts only where the night is too short for the way and for the stalls.
    """
    first, second = sorted((one, other), key=lambda opening: (opening.opens, opening.closes))
    km = km_between(one.at, other.at) if one.at and other.at else 0.0
    minutes = math.ceil(km / KM_PER_HOUR * 60)
    free = math.floor((second.opens - first.closes).total_seconds() / 60)
    if free < 0:
        return Found(Clash.HOURS, round(km), minutes, 0)
    if free < minutes + UNPACK_MINUTES and minutes:
        return Found(Clash.WAY, round(km), minutes, free)
    if first.opens.date() == second.opens.date():
        return Found(Clash.DAY, round(km), minutes, free)
    return None
