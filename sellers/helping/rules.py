"""What a helper may be trusted with, and for how long. Pure.

A producer chooses by areas, in words of her own day; each opens a few rights of the desk. Where the
money goes, by what right she sells and who is let in are in no area.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from sellers.team.rules import OWNERS_ALONE, Right


class Area(StrEnum):
    """One thing to be helped with."""

    ORDERS = "orders"
    TALK = "talk"
    GOODS = "goods"
    PRICES = "prices"
    FACE = "face"
    FAIRS = "fairs"
    SHOP = "shop"
    FIGURES = "figures"


OPENS: Final[Mapping[Area, frozenset[Right]]] = MappingProxyType(
    {
        Area.ORDERS: frozenset({Right.SEE_ORDERS, Right.SHIP}),
        Area.TALK: frozenset({Right.TALK}),
        Area.GOODS: frozenset({Right.SEE_GOODS, Right.LIST_GOODS, Right.PRICE}),
        Area.PRICES: frozenset({Right.SEE_GOODS, Right.PRICE}),
        Area.FACE: frozenset({Right.BRAND}),
        Area.FAIRS: frozenset({Right.FAIRS, Right.SEE_GOODS}),
        Area.SHOP: frozenset({Right.SHOP}),
        Area.FIGURES: frozenset({Right.SEE_MONEY}),
    }
)

CODE_DIGITS: Final = 8
CODE_LASTS: Final = timedelta(hours=1)
TRIES_AN_HOUR: Final = 5  # of one person: eight digits are not to be guessed so
MOST_AT_ONCE: Final = 10  # helpers and codes of one shop
USUAL_DAYS: Final = (7, 30, 90)
LONGEST_DAYS: Final = 365


def rights_in(areas: Iterable[str]) -> frozenset[Right]:
    """Return the rights that ``areas`` open; nothing for one that the table does not know."""
    known = [Area(area) for area in areas if area in set(Area)]
    opened = frozenset[Right]().union(*(OPENS[area] for area in known))
    return opened - OWNERS_ALONE


def last_day(today: date, days: int) -> date:
    """Return the last of ``days`` days, today being the first."""
    return today + timedelta(days=days - 1)


def may_be_last(day: date, today: date) -> bool:
    """Whether help may end with ``day``: not over yet, and not a year away."""
    return today <= day <= last_day(today, LONGEST_DAYS)


def is_stale(made_at: datetime, now: datetime) -> bool:
    """Whether a code is too old to be used."""
    return now - made_at > CODE_LASTS
