"""Counting what each choice would leave, from one small table of counts. Pure.

A facet's own choice does not shrink its own numbers: with Khorramabad chosen, Borujerd still
says how many goods it would add.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from catalog.listing.bands import BANDS, BY_CODE
from catalog.listing.rules import Listing

# county, sector, trade, stock, place of the price, number of goods
Cell = tuple[str, str, str, str, int, int]


@dataclass
class Counts:
    """How many goods the list holds, and how many each choice of each facet would."""

    total: int = 0
    county: Counter[str] = field(default_factory=Counter)
    sector: Counter[str] = field(default_factory=Counter)
    trade: Counter[str] = field(default_factory=Counter)
    stock: Counter[str] = field(default_factory=Counter)
    places: Counter[int] = field(default_factory=Counter)

    @property
    def bands(self) -> dict[str, int]:
        """Return the number of goods in each price band; a border counts on both sides."""
        return {band.code: sum(self.places[p] for p in band.places) for band in BANDS}


def chosen_places(listing: Listing) -> frozenset[int]:
    """Return the places of all chosen price bands; empty when none is chosen."""
    return frozenset().union(*(BY_CODE[code].places for code in listing.bands))


def tally(cells: Iterable[Cell], listing: Listing) -> Counts:
    """Count the cells for one list; those who typed a price range are counted within it."""
    counts = Counts()
    counties, sectors, trades = set(listing.county), set(listing.sector), set(listing.trade)
    stocks, places = set(listing.availability), chosen_places(listing)
    for county, sector, trade, stock, place, n in cells:
        in_county = not counties or county in counties
        in_sector = not sectors or sector in sectors
        in_trade = not trades or trade in trades
        in_stock = not stocks or stock in stocks
        in_band = not places or place in places
        if in_stock and in_band:
            if in_county:
                counts.sector[sector] += n
                if in_sector:
                    counts.trade[trade] += n
            if in_sector and in_trade:
                counts.county[county] += n
        if in_county and in_sector and in_trade:
            if in_band:
                counts.stock[stock] += n
            if in_stock:
                counts.places[place] += n
                if in_band:
                    counts.total += n
    return counts
