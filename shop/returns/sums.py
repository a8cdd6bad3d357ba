"""What of a parcel's money goes back with a case, to the rial. Pure: no Django.

The price of pieces is taken in differences of the line's price, as refusals take it
(``shop.order.shares``): all pieces together are the line, whatever the order they go back in.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from core.money import Rials, split_by_largest_fraction
from shop.order.shares import price_of


@dataclass(frozen=True)
class Pieces:
    """``pieces`` of a line of ``quantity`` for ``paid`` rials.

    ``gone`` of them were refused or given back before, and ``refunded`` rials of the line too.
    """

    line: int
    pieces: int
    quantity: int
    gone: int
    paid: int
    refunded: int

    @property
    def worth(self) -> Rials:
        """What these pieces cost, never more than is left of the line."""
        after = price_of(Rials(self.paid), self.quantity, self.gone + self.pieces)
        price = after - price_of(Rials(self.paid), self.quantity, self.gone)
        return Rials(min(price, self.paid - self.refunded))


@dataclass(frozen=True)
class Share:
    """What goes back: rials by line, and of the sending."""

    lines: dict[int, int]
    shipping: int

    @property
    def total(self) -> Rials:
        """All of it, in rials."""
        return Rials(sum(self.lines.values()) + self.shipping)


class TooMuch(ValueError):  # noqa: N818 -- an answer to the caller, not a fault
    """More than these pieces cost, or nothing."""


def whole(items: Sequence[Pieces], shipping: int) -> Share:
    """Return the whole price of some pieces and ``shipping`` (E-Commerce Act, art. 38 c).

    ``shipping`` is what is left of it when no other pieces stay with the buyer, else nothing.
    """
    return Share({item.line: item.worth for item in items}, shipping)


def part(all_of_it: Share, amount: int) -> Share:
    """Return ``amount`` rials shared as the whole would be; raise ``TooMuch``."""
    if not 0 < amount <= all_of_it.total:
        raise TooMuch(f"{amount} of {all_of_it.total} rials")
    lines = list(all_of_it.lines)
    weights = [*all_of_it.lines.values(), all_of_it.shipping]
    *parts, shipping = split_by_largest_fraction(Rials(amount), weights)
    return Share(dict(zip(lines, map(int, parts), strict=True)), int(shipping))
