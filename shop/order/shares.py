"""What of a parcel's money goes back when pieces of it are not made. Pure: no Django.

A line's price stands after discounts, so its pieces carry their part of every discount.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.money import Rials


@dataclass(frozen=True)
class Ordered:
    """A line: ``quantity`` pieces for ``paid`` rials, ``refused`` of them given up before."""

    line: int
    quantity: int
    refused: int
    paid: Rials

    @property
    def left(self) -> int:
        """How many pieces are still wanted."""
        return self.quantity - self.refused


@dataclass(frozen=True)
class Back:
    """What goes back: pieces and rials by line, and what of the shipping. All above zero."""

    pieces: dict[int, int]
    rials: dict[int, Rials]
    shipping: Rials
    is_all: bool

    @property
    def total(self) -> Rials:
        """All that goes back, in rials."""
        return Rials(sum(self.rials.values()) + self.shipping)


def price_of(paid: Rials, quantity: int, pieces: int) -> Rials:
    """Return what the first ``pieces`` of a line cost, rounded down to a whole rial.

    Taken as differences, the parts of a line always sum to ``paid``.
    """
    return Rials(paid * pieces // quantity)


def refund_of(line: Ordered, pieces: int) -> Rials:
    """Return what goes back for the next ``pieces`` of a line."""
    now = line.refused + pieces
    before = price_of(line.paid, line.quantity, line.refused)
    return Rials(price_of(line.paid, line.quantity, now) - before)


def goes_back(
    lines: Iterable[Ordered], refused: Mapping[int, int] | None, *, shipping: Rials, rest: Rials
) -> Back:
    """Return what goes back when ``refused`` pieces (by line; all without it) are given up.

    ``shipping`` is what of it is kept still and ``rest`` what sending the others would cost:
    the whole shipping goes back when nothing is left to send, else what it is cheaper by, if it
    is. Raise ``ValueError`` for lines of others, for more pieces than are left and for none.
    """
    lines = list(lines)
    pieces = {line.line: line.left for line in lines} if refused is None else dict(refused)
    left = {line.line: line.left for line in lines}
    if any(n < 0 or n > left.get(pk, 0) for pk, n in pieces.items()):
        raise ValueError("more pieces than are left, or a line of another parcel")
    pieces = {pk: n for pk, n in pieces.items() if n}
    if not pieces:
        raise ValueError("no pieces")
    is_all = pieces == {pk: n for pk, n in left.items() if n}
    rials = {line.line: refund_of(line, pieces[line.line]) for line in lines if line.line in pieces}
    return Back(pieces, rials, shipping if is_all else Rials(max(0, shipping - rest)), is_all)
