"""Asking for one page of a list: counts first, then the cards that are shown."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy

from catalog.listing import counts, totals
from catalog.listing.bands import BY_CODE
from catalog.listing.facets import Cell, Counts, chosen_places, tally
from catalog.listing.rules import (
    LAST_PAGE,
    NEWEST,
    PAGE_SIZE,
    POPULAR,
    PRICE,
    PRICE_DOWN,
    RATING,
    RELEVANCE,
    Listing,
)
from catalog.models import Card, CardWords, Category, Product
from catalog.search.match import Match, match
from catalog.search.tables import by_index
from catalog.search.terms import query_of
from core.money import RIALS_PER_TOMAN
from core.prepared import Prepared, prepared

_WORST_RATING_LAST = F("rating").desc(nulls_last=True)
ORDERS: dict[str, tuple[str | OrderBy, ...]] = {
    NEWEST: ("-published", "-pk"),
    PRICE: ("price", "pk"),
    PRICE_DOWN: ("-price", "-pk"),
    POPULAR: ("-sold", "-pk"),
    RATING: (_WORST_RATING_LAST, "-reviews", "-pk"),
}


@dataclass(frozen=True)
class Scope:
    """What a page is about before anybody narrows it: a sector, a trade, or staff's own shelf.

    ``shelf`` is the tree path of a category whose goods staff chose.
    """

    sector: str = ""
    trade: str = ""
    shelf: str = ""

    def condition(self) -> Q:
        """Return what cards and narrow rows of this scope have in common."""
        condition = Q()
        if self.sector:
            condition &= Q(sector=self.sector)
        if self.trade:
            condition &= Q(trade=self.trade)
        if self.shelf:
            shelves = Category.objects.filter(path__startswith=self.shelf)
            condition &= Q(pk__in=Product.objects.filter(categories__in=shelves).values("pk"))
        return condition


@dataclass
class Goods:
    """One page of a list with its counts; ``page`` may be lower than what was asked for."""

    cards: list[Card]
    counts: Counts
    page: int
    pages: int
    found_any: bool  # before narrowing by facets

    @property
    def total(self) -> int:
        """Return how many goods the list holds on all its pages."""
        return self.counts.total

    @property
    def is_cut(self) -> bool:
        """Return whether goods lie beyond the last page that is shown."""
        return self.total > LAST_PAGE * PAGE_SIZE


def goods(listing: Listing, scope: Scope, day: date, opened: Collection[str] = ()) -> Goods:
    """Return the page of goods that ``listing`` asks for within ``scope``.

    Trades are counted in the ``opened`` sectors, and must be opened when one of theirs is chosen.
    Two queries for a list, three for a search: counts, ids, cards; the counts of a list are kept
    while they are true (``catalog.listing.counts``).
    """
    wanted = query_of(listing.q)
    if listing.q and not wanted:  # marks only, no word
        return Goods([], Counts(), 1, 1, found_any=False)
    if not wanted:
        return _page(listing, scope, day, tuple(sorted(opened)), None)
    with by_index(connection):
        return _page(listing, scope, day, tuple(sorted(opened)), match(wanted))


def _page(
    listing: Listing, scope: Scope, day: date, opened: tuple[str, ...], found: Match | None
) -> Goods:
    tallied, found_any = _counts(listing, scope, day, opened, found)
    pages = max(1, min(-(-tallied.total // PAGE_SIZE), LAST_PAGE))
    page = min(listing.page, pages)
    start = (page - 1) * PAGE_SIZE
    cards = _cards(listing, scope, day, found, start) if tallied.total else []
    return Goods(cards, tallied, page, pages, found_any)


def _counts(
    listing: Listing, scope: Scope, day: date, opened: tuple[str, ...], found: Match | None
) -> tuple[Counts, bool]:
    """Return the counts, and whether there is anything before narrowing."""
    plain = replace(listing, q="", sort=NEWEST, page=1)
    rows = _rows(scope, day).filter(_price(listing))
    asked = rows if found is None else found.among(rows)

    def count() -> tuple[Counts, bool]:
        cells = counts.cells(asked, opened)
        return tally(cells, plain), bool(cells)

    if found is None and not (plain.is_filtered or scope.shelf):
        kind = scope.trade or scope.sector
        return counts.kept((day, kind), lambda: (totals.counts(kind, day), True))
    if found is None and not plain.has_typed_price:
        return counts.kept((day, scope, opened, plain), lambda: _tally(day, scope, opened, plain))
    query = found.query if found is not None else None
    return counts.kept((day, scope, opened, plain, query), count, only_dear=True)


def _tally(day: date, scope: Scope, opened: tuple[str, ...], plain: Listing) -> tuple[Counts, bool]:
    """Return the counts of a list from cells that all its narrowings share."""

    def cells() -> list[Cell]:
        return counts.cells(_rows(scope, day), opened)

    return tally(counts.kept((day, scope, opened), cells), plain), True


def _rows(scope: Scope, day: date) -> QuerySet[CardWords]:
    return CardWords.objects.for_sale(day).filter(scope.condition())


def _price(listing: Listing) -> Q:
    condition = Q()
    if listing.price_min is not None:
        condition &= Q(price__gte=listing.price_min * RIALS_PER_TOMAN)
    if listing.price_max is not None:
        condition &= Q(price__lte=listing.price_max * RIALS_PER_TOMAN)
    return condition


def _chosen(listing: Listing) -> Q:
    """Return the condition of all choices but price bands, for cards and narrow rows alike."""
    condition = _price(listing)
    for name in ("county", "sector", "trade"):
        if values := getattr(listing, name):
            condition &= Q(**{f"{name}__in": values})
    if listing.availability:
        condition &= Q(stock__in=listing.availability)
    return condition


def _bands(listing: Listing) -> Q:
    """Return the condition of price bands by price, as cards hold no place."""
    condition = Q()
    for code in listing.bands:
        low, high = BY_CODE[code].low, BY_CODE[code].high
        one = Q()
        if low is not None:
            one &= Q(price__gte=low * RIALS_PER_TOMAN)
        if high is not None:
            one &= Q(price__lte=high * RIALS_PER_TOMAN)
        condition |= one
    return condition


def _cards(
    listing: Listing, scope: Scope, day: date, found: Match | None, start: int
) -> list[Card]:
    stop = start + PAGE_SIZE
    if found is None and not (start or listing.is_filtered or scope.shelf):
        kind = "trade" if scope.trade else "sector" if scope.sector else ""
        code = (scope.trade or scope.sector,) if kind else ()
        return _front(listing.sort, kind)(*code, day)
    if found is None:
        cards = Card.objects.for_sale(day).filter(
            scope.condition(), _chosen(listing), _bands(listing)
        )
        return list(cards.order_by(*ORDERS[listing.sort])[start:stop])
    rows = _rows(scope, day).filter(_chosen(listing))
    if places := chosen_places(listing):
        rows = rows.filter(band__in=places)
    if listing.sort == RELEVANCE:
        return in_order(found.best(rows, start, stop))
    ids = found.among(rows).order_by(*ORDERS[listing.sort]).values_list("pk", flat=True)
    return in_order(list(ids[start:stop]))


@cache
def _front(sort: str, kind: str) -> Prepared[Card]:
    """Return the query for the first page of all goods, or of one ``kind``: "sector", "trade"."""

    def build(*code_and_day: Any) -> QuerySet[Card]:
        *code, day = code_and_day
        cards = Card.objects.for_sale(day).filter(**({kind: code[0]} if kind else {}))
        return cards.order_by(*ORDERS[sort])[:PAGE_SIZE]

    return prepared(str, date)(build) if kind else prepared(date)(build)


def in_order(ids: Sequence[int]) -> list[Card]:
    """Return the cards of these ids in this order. One query."""
    cards = Card.objects.in_bulk(ids)
    return [cards[pk] for pk in ids if pk in cards]
