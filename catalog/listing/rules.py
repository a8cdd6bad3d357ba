"""What a list of goods was asked for, read from an address and written back. Pure.

Every value is optional and repeatable; what cannot be read is left out and named, never an error.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from catalog.listing.bands import BY_CODE
from core.persian import clean, to_latin_digits

T = TypeVar("T")

NEWEST, PRICE, PRICE_DOWN, POPULAR, RATING, RELEVANCE = (
    "newest", "price", "-price", "popular", "rating", "relevance",
)  # fmt: skip
SORTS = (NEWEST, PRICE, PRICE_DOWN, POPULAR, RATING)
AVAILABILITY = ("in_stock", "made_to_order")
LONGEST_QUERY = 100
HIGHEST_TOMAN = 10**9
PAGE_SIZE = 24
LAST_PAGE = 100  # beyond it nobody looks, and a database only counts rows it throws away
NUMBER = re.compile(r"\d{1,3}(?:[,،٬'\s_]?\d{3})*|\d+", re.ASCII)
UNIT = re.compile(r"\s*(?:تومان|تومن|toman)\.?$", re.IGNORECASE)


class Known(NamedTuple):
    """The codes that exist: counties, sectors, and each trade's sector."""

    counties: Collection[str]
    sectors: Collection[str]
    trades: Mapping[str, str]


@dataclass(frozen=True)
class Listing:
    """One list of goods as asked for. Prices are whole toman, both ends included.

    Values of one kind widen the list, kinds narrow it. ``bands`` are codes of price bands.
    ``sort`` is never empty: the newest first, or for a search the most fitting.
    """

    q: str = ""
    county: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    trade: tuple[str, ...] = ()
    availability: tuple[str, ...] = ()
    bands: tuple[str, ...] = ()
    price_min: int | None = None
    price_max: int | None = None
    sort: str = NEWEST
    page: int = 1

    @property
    def is_filtered(self) -> bool:
        """Return whether anything but words, order and page was chosen."""
        plain = Listing(q=self.q, sort=self.sort, page=self.page)
        return self != plain

    @property
    def has_typed_price(self) -> bool:
        """Return whether a price was typed rather than chosen."""
        return self.price_min is not None or self.price_max is not None

    @property
    def default_sort(self) -> str:
        """Return the order that needs no word in the address."""
        return RELEVANCE if self.q else NEWEST

    def pairs(self) -> list[tuple[str, str]]:
        """Return the shortest address query that means this list; ``read`` is its inverse."""
        lists = {
            "county": self.county, "sector": self.sector, "trade": self.trade,
            "availability": self.availability, "price": self.bands,
        }  # fmt: skip
        found = [("q", self.q)] if self.q else []
        found += [(name, value) for name, values in lists.items() for value in values]
        if self.price_min is not None:
            found.append(("price_min", str(self.price_min)))
        if self.price_max is not None:
            found.append(("price_max", str(self.price_max)))
        if self.sort != self.default_sort:
            found.append(("sort", self.sort))
        return found + ([("page", str(self.page))] if self.page > 1 else [])


@dataclass
class _Reader:
    """Reads values and remembers the names of those it could not read."""

    values: Callable[[str], Sequence[str]]
    left_out: list[str] = field(default_factory=list)

    def some(self, name: str, known: Collection[str]) -> tuple[str, ...]:
        """Return the known values of ``name``, each once, sorted."""
        asked = {value.strip() for value in self.values(name)} - {""}
        good = {value for value in asked if value in known}
        return tuple(sorted(good)) if good == asked else self._without(name, tuple(sorted(good)))

    def one(self, name: str, known: Collection[str], default: str) -> str:
        """Return the last value of ``name`` when known."""
        asked = (self.values(name) or [""])[-1].strip()
        return asked if asked in known else self._without(name, default) if asked else default

    def number(self, name: str, most: int) -> int | None:
        """Return a number typed in any digits, ``None`` when there is none or it is not one."""
        typed = UNIT.sub("", clean((self.values(name) or [""])[-1])[:40])
        if not typed:
            return None
        latin = to_latin_digits(typed)
        value = int(re.sub(r"\D", "", latin)) if NUMBER.fullmatch(latin) else None
        if value is None or value > most:
            self.left_out.append(name)
            return None
        return value

    def _without(self, name: str, value: T) -> T:
        self.left_out.append(name)
        return value


def read(
    values: Callable[[str], Sequence[str]], known: Known, *, searching: bool = True
) -> tuple[Listing, tuple[str, ...]]:
    """Return the list that an address asks for, and the names of values that were left out.

    ``values`` gives all values of a name, as ``QueryDict.getlist`` does; words to search for are
    read only when ``searching``. The two ends of a price
    may come in either order; a page beyond the last one that is shown becomes that one.
    """
    reader = _Reader(values)
    q = clean((values("q") or [""])[-1][: 4 * LONGEST_QUERY])[:LONGEST_QUERY] if searching else ""
    q = clean(q)
    low = reader.number("price_min", HIGHEST_TOMAN)
    high = reader.number("price_max", HIGHEST_TOMAN)
    if low is not None and high is not None and low > high:
        low, high = high, low
    page = reader.number("page", 10**6)
    default = Listing(q=q).default_sort
    listing = Listing(
        q=q,
        county=reader.some("county", known.counties),
        sector=reader.some("sector", known.sectors),
        trade=reader.some("trade", known.trades),
        availability=reader.some("availability", AVAILABILITY),
        bands=reader.some("price", BY_CODE),
        price_min=low,
        price_max=high,
        sort=reader.one("sort", (*SORTS, RELEVANCE) if q else SORTS, default),
        page=min(max(page or 1, 1), LAST_PAGE),
    )
    return listing, tuple(dict.fromkeys(reader.left_out))


def opened(listing: Listing, known: Known, sector: str = "") -> frozenset[str]:
    """Return the sectors whose trades are offered: chosen ones, chosen trades', ``sector``."""
    of_trades = {known.trades[trade] for trade in listing.trade}
    return frozenset({*listing.sector, *of_trades, sector} - {""})
