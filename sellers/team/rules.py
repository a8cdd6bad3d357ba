"""Who in a team may do what. Pure.

A page of the desk names the one right it needs (``sellers.access.desk``); the table below is the
only place that says who holds it.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Role(StrEnum):
    """What somebody is in a shop's team."""

    OWNER = "owner"
    MANAGER = "manager"
    PACKER = "packer"


class Right(StrEnum):
    """What may be seen and done at the desk."""

    SEE_ORDERS = "see_orders"
    SHIP = "ship"
    TALK = "talk"
    SEE_GOODS = "see_goods"
    LIST_GOODS = "list_goods"
    PRICE = "price"
    BRAND = "brand"
    FAIRS = "fairs"  # stalls at fairs: ask for them, book and pay them, give them back
    SHOP = "shop"  # the shop's settings: name, county, privacy, pick-up
    SEE_MONEY = "see_money"
    LICENCE = "licence"
    BANK = "bank"
    TEAM = "team"


ALL: Final = frozenset(Right)
# Never given away with a role: where the money goes, by what right one sells, and who is let in.
OWNERS_ALONE: Final = frozenset({Right.BANK, Right.LICENCE, Right.TEAM})

RIGHTS: Final[Mapping[Role, frozenset[Right]]] = MappingProxyType(
    {
        Role.OWNER: ALL,
        Role.MANAGER: ALL - OWNERS_ALONE,
        Role.PACKER: frozenset({Right.SEE_ORDERS, Right.SHIP}),
    }
)


def rights_of(role: str) -> frozenset[Right]:
    """Return what ``role`` may do; nothing for a role that the table does not know."""
    return RIGHTS.get(Role(role), frozenset()) if role in set(Role) else frozenset()


def may_leave(role: str, owners: int) -> bool:
    """Whether one of this role may go, or get another role, while the shop has ``owners``."""
    return role != Role.OWNER or owners > 1


MOST_PEOPLE: Final = 20  # in one team, with those invited: enough for a cooperative's stall
INVITATION_LASTS: Final = timedelta(days=14)


def is_over(sent_at: datetime, now: datetime) -> bool:
    """Whether an invitation is too old to be accepted."""
    return now - sent_at > INVITATION_LASTS
