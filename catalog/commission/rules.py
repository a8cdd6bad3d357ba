"""Which rule of commission holds for a sale, and what it costs. Pure: no Django.

The most specific rule wins: a campaign before a standing rule; then a product, a producer, a trade,
a deeper shelf, a shelf, the whole shop. Among equals the one that began later, then the newer one:
so the same question always has the same answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from core.money import Rials

PERMILLE = 1000


class Scope(IntEnum):
    """What a rule is about; the higher, the more specific."""

    PLATFORM = 0
    SHELF = 1
    TRADE = 2
    SELLER = 3
    PRODUCT = 4


@dataclass(frozen=True)
class Terms:
    """What a commission depends on; what is not known yet (a draft's product) stays empty.

    ``products`` are the keys of the product and, for a variant, of its parent; ``shelves`` the
    tree paths of the shelves it stands on.
    """

    seller: int | None = None
    trade: str = ""
    sector: str = ""
    products: frozenset[int] = frozenset()
    shelves: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Shelf:
    """A shelf as rules see it: that of a sector or trade holds all goods of it."""

    path: str
    sector: str = ""
    trade: str = ""

    def holds(self, terms: Terms) -> bool:
        """Return whether goods on these terms stand on the shelf or below it."""
        by_trade = bool(self.trade) and self.trade == terms.trade
        by_sector = bool(self.sector) and self.sector == terms.sector
        return by_trade or by_sector or any(path.startswith(self.path) for path in terms.shelves)


@dataclass(frozen=True)
class Commission:
    """What is kept of the price of an order line: ``permille`` 75 means 7.5 %.

    ``minimum`` and ``maximum`` (``None``: no limit) are rials for a line, whatever its pieces.
    ``rule`` and ``version`` say where it comes from; ``rule`` is ``None`` where no rule holds.
    """

    permille: int = 0
    minimum: int = 0
    maximum: int | None = None
    rule: int | None = None
    version: int = 0

    def fee(self, paid: Rials) -> Rials:
        """Return the fee on a line that was paid with ``paid`` rials.

        Rounded down to a whole rial, in the seller's favour; never more than was paid.
        """
        share = paid * self.permille // PERMILLE
        limited = max(share, self.minimum)
        if self.maximum is not None:
            limited = min(limited, self.maximum)
        return Rials(max(0, min(limited, paid)))

    def received(self, paid: Rials) -> Rials:
        """Return what the seller receives of ``paid`` rials."""
        return Rials(paid - self.fee(paid))


NONE = Commission()


@dataclass(frozen=True)
class Rule:
    """One version of one rule. Exactly the target of its ``scope`` is set; ``ends`` is included."""

    commission: Commission
    scope: Scope
    starts: date
    ends: date | None = None
    campaign: bool = False
    seller: int | None = None
    product: int | None = None
    trade: str = ""
    shelf: Shelf | None = None

    def holds(self, terms: Terms) -> bool:
        """Return whether the rule is about a sale on these terms."""
        if self.scope == Scope.PRODUCT:
            return self.product in terms.products
        if self.scope == Scope.SELLER:
            return self.seller == terms.seller
        if self.scope == Scope.TRADE:
            return self.trade == terms.trade
        if self.scope == Scope.SHELF:
            return self.shelf is not None and self.shelf.holds(terms)
        return True

    def in_force(self, day: date) -> bool:
        """Return whether the rule holds on ``day``; both ends count."""
        return self.starts <= day and (self.ends is None or day <= self.ends)

    @property
    def rank(self) -> tuple[bool, int, int, date, int]:
        """How specific it is; no two rules have the same rank."""
        depth = len(self.shelf.path) if self.shelf else 0
        return self.campaign, self.scope, depth, self.starts, self.commission.rule or 0


def choose(rules: Iterable[Rule], terms: Terms, day: date) -> Commission:
    """Return the commission of the most specific rule in force, ``NONE`` where none holds."""
    fitting = [rule for rule in rules if rule.in_force(day) and rule.holds(terms)]
    return max(fitting, key=lambda rule: rule.rank).commission if fitting else NONE
