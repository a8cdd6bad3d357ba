"""What an entry is: postings to accounts that sum to zero. Pure: no Django.

A posting is signed as accountants sign: above zero is money that lies there or is owed to the shop
(debit), below zero is money that the shop owes (credit). A gateway or the bank is above zero,
what is held for buyers and due to sellers below; ``queries.owed`` turns a seller's round.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.money import Rials, split_by_largest_fraction


class Kind(StrEnum):
    """Whose money an account holds."""

    GATEWAY = "gateway"  # with a gateway, or in the hands of who took cash: one for each code
    BANK = "bank"  # on our own bank account
    PAYMENTS = "payments"  # came from payers, not yet given to what it is paid for
    BUYERS = "buyers"  # held for buyers until what they bought is theirs
    SELLER = "seller"  # due to one seller; below nothing, she owes it
    FEES = "fees"  # the shop's own commission
    POST = "post"  # sending that the shop pays for
    COUPONS = "coupons"  # what the shop or a state adds to what buyers pay
    REFUNDS = "refunds"  # on its way back to payers
    TAXES = "taxes"  # taken for the state
    STALLS = "stalls"  # fees for stalls of one fair, its organiser's
    LOANS = "loans"  # instalments taken for agent banks
    TRANSIT = "transit"  # payouts on their way to sellers
    LOSSES = "losses"  # differences that were written off, and gateways' own charges


# Kinds of which there is one account for each of something: a gateway's code, a seller's key.
MANY = frozenset({Kind.GATEWAY, Kind.SELLER, Kind.LOANS, Kind.STALLS})
# Accounts of what the shop owes: above zero somebody got more than there was.
NEVER_ABOVE_ZERO = frozenset({Kind.BUYERS, Kind.REFUNDS, Kind.TRANSIT, Kind.LOANS, Kind.STALLS})
LONGEST_CODE = 40


class What(StrEnum):
    """What a posting is for; statements have a column for each."""

    PRICE = "price"
    COMMISSION = "commission"
    POST = "post"
    COMPANY = "company"
    INSTALMENT = "instalment"
    TAX = "tax"
    CASH = "cash"
    REFUND = "refund"
    PAYOUT = "payout"
    RETURNED = "returned"
    OTHER = ""


class Unsound(ValueError):  # noqa: N818 -- says what the entry is
    """Postings that do not sum to zero, move nothing, or name an account that cannot be."""


@dataclass(frozen=True)
class Side:
    """One posting to be: ``amount`` rials to ``account``, never zero."""

    account: str
    amount: int
    what: What = What.OTHER


def account(kind: Kind, of: object = "") -> str:
    """Return the code of an account: ``fees``, ``gateway:zibal``, ``seller:7``."""
    if (kind in MANY) != bool(str(of)):
        raise Unsound(f"{kind!r} of {of!r} is no account")
    code = f"{kind}:{of}" if kind in MANY else str(kind)
    if len(code) > LONGEST_CODE:
        raise Unsound(f"{code!r} is too long for an account")
    return code


def kind_of(code: str) -> Kind:
    """Return the kind of an account; raise ``Unsound`` for a code that is none."""
    head, _, tail = code.partition(":")
    if head not in set(Kind) or (Kind(head) in MANY) != bool(tail):
        raise Unsound(f"{code!r} is no account")
    return Kind(head)


def seller_of(code: str) -> int | None:
    """Return the key of the seller whose account it is, ``None`` for other accounts."""
    return int(code.partition(":")[2]) if kind_of(code) == Kind.SELLER else None


def checked(sides: Iterable[Side]) -> list[Side]:
    """Return the sides that move something; raise ``Unsound`` unless they are an entry."""
    moving = [side for side in sides if side.amount]
    if len(moving) < 2:
        raise Unsound("an entry has two postings at least")
    if total := sum(side.amount for side in moving):
        raise Unsound(f"the postings sum to {total}, not to zero")
    for side in moving:
        kind_of(side.account)
    return moving


def take_back(amount: Rials, shares: Sequence[int]) -> list[Rials]:
    """Split a refund over what is left of the shares of a split: it mirrors it.

    No part is more than its share, and refunds that sum to all shares give back each of them to the
    rial, in however many parts they came. Raise ``Unsound`` for more than is left.
    """
    if amount > sum(shares) or amount < 0:
        raise Unsound(f"{amount} of {sum(shares)} rials")
    if not amount:
        return [Rials(0) for _ in shares]
    return split_by_largest_fraction(amount, shares)
