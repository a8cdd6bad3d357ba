"""Who may write how much, and what of it is shown. Pure: no Django."""

from enum import StrEnum
from typing import Final

from core.contacts import mask


class Side(StrEnum):
    """The two ends of a conversation."""

    BUYER = "buyer"
    SELLER = "seller"

    @property
    def other(self) -> "Side":
        """The other end."""
        return Side.SELLER if self is Side.BUYER else Side.BUYER


class Refusal(StrEnum):
    """Why a message was not taken."""

    BLOCKED = "blocked"
    BLOCKING = "blocking"
    TOO_MANY = "too_many"
    TOO_MANY_NEW = "too_many_new"
    OWN_SHOP = "own_shop"


LONGEST: Final = 1000
LONGEST_REPLY: Final = 500
MOST_PHOTOS: Final = 4
MOST_REPLIES: Final = 20
MESSAGES_AN_HOUR: Final = 30
NEW_A_DAY: Final = 10
POLL_SECONDS: Final = 15


def refusal(*, blocked_by: Side | None, side: Side, lately: int) -> Refusal | None:
    """Return why ``side`` may not write now: a block of either end, or 30 messages an hour."""
    if blocked_by:
        return Refusal.BLOCKING if blocked_by == side else Refusal.BLOCKED
    return Refusal.TOO_MANY if lately >= MESSAGES_AN_HOUR else None


def shown(text: str, *, have_order: bool) -> str:
    """Return a message as the other end reads it: contacts hidden until there is an order."""
    return text if have_order else mask(text)
