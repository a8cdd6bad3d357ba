"""Value-added tax in a price that includes it. Pure: no Django.

Value Added Tax Act of Iran (2 Khordad 1400): article 7 names the rate, yearly budgets change it;
article 9 names what is exempt. Who is not registered as a taxpayer takes none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from core.money import Rials, split_by_largest_fraction

PERMILLE: Final = 1000
STANDARD: Final = "standard"


@dataclass(frozen=True)
class TaxTerms:
    """Under which class goods are sold, at how many permille, and why none is taken.

    ``code`` is empty where the seller is no taxpayer; ``reason`` is by language, empty where tax
    is taken.
    """

    code: str = ""
    permille: int = 0
    reason: Mapping[str, str] = field(default_factory=dict)

    def tax(self, paid: Rials) -> Rials:
        """Return how much of ``paid`` rials is tax: a price includes it. To the nearest rial."""
        if not self.permille:
            return Rials(0)
        tax, _net = split_by_largest_fraction(paid, [self.permille, PERMILLE])
        return tax


NO_TAXPAYER: Final = TaxTerms()


@dataclass(frozen=True)
class Class:
    """A class of goods; those of ``sectors`` come under it unless they say otherwise."""

    code: str
    is_exempt: bool
    reason: Mapping[str, str]
    sectors: frozenset[str] = frozenset()


def class_of(said: str, trade: str, classes: Mapping[str, Class]) -> str:
    """Return the class of goods: what the listing says, else its trade's, else the standard one.

    ``trade`` is its code, such as FOD-031: the letters before the dash are its sector.
    """
    if said in classes:
        return said
    sector = trade.partition("-")[0]
    usual = sorted(one.code for one in classes.values() if sector and sector in one.sectors)
    return usual[0] if usual else STANDARD


def terms_of(code: str, classes: Mapping[str, Class], permille: int) -> TaxTerms:
    """Return the terms of goods of a taxpayer; a class that is not known is the standard one."""
    known = classes.get(code)
    if known is not None and known.is_exempt:
        return TaxTerms(code, 0, known.reason)
    return TaxTerms(code, permille)


def rate_on(day: date, rates: Iterable[tuple[date, int]]) -> int:
    """Return the permille in force on ``day``: of the rates that began by then the latest."""
    begun = [(starts, permille) for starts, permille in rates if starts <= day]
    return max(begun)[1] if begun else 0
