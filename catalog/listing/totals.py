"""Totals of goods by scope and facet, moved along with the cards. A page reads some forty rows.

A card counts until it is taken away, by the refresh after its last day at the latest; what has
ended before that is taken off when the totals are read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import CharField, F, QuerySet, Value

from catalog.listing.bands import place
from catalog.listing.facets import Counts
from catalog.models import Card, GoodsTotal
from core.prepared import prepared

COUNTY, SECTOR, TRADE, STOCK, PLACE = FACETS = ("county", "sector", "trade", "stock", "place")
Key = tuple[str, str, str]
# county, sector, trade, stock and price of a card
Facts = tuple[str, str, str, str, int]
COLUMNS = ("county_id", "sector_id", "trade_id", "stock", "price")
TABLE = GoodsTotal._meta.db_table
# Only the table's name enters the statement.
MOVE = f"""INSERT INTO {TABLE} (scope, facet, value, number) VALUES (%s, %s, %s, %s)
ON CONFLICT (scope, facet, value) DO UPDATE SET number = {TABLE}.number + excluded.number"""  # noqa: S608


def facts_of(card: Card) -> Facts:
    """Return what a card counts for."""
    return card.county_id, card.sector_id, card.trade_id, card.stock, card.price


def _keys(facts: Facts) -> Iterator[Key]:
    county, sector, trade, stock, price = facts
    for scope in ("", sector, trade):
        yield from ((scope, COUNTY, county), (scope, STOCK, stock))
        yield scope, PLACE, str(place(price))
    yield "", SECTOR, sector
    yield sector, TRADE, trade


def totals_of(facts: Iterable[Facts]) -> Counter[Key]:
    """Return the totals that these cards make."""
    return Counter(key for one in facts for key in _keys(one))


@transaction.atomic
def move(before: Iterable[Card], after: Iterable[Card]) -> None:
    """Take cards off the totals and put others on. One statement a changed total.

    Rows are written in one order, so that two refreshes wait for each other and never in a ring.
    """
    moved = totals_of(map(facts_of, after))
    moved.subtract(totals_of(map(facts_of, before)))
    rows = [(*key, number) for key, number in sorted(moved.items()) if number]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(MOVE, rows)


def stored() -> Counter[Key]:
    """Return all totals but empty ones. One query."""
    rows = GoodsTotal.objects.exclude(number=0).values_list("scope", "facet", "value", "number")
    return Counter({(scope, facet, value): number for scope, facet, value, number in rows})


def counted() -> Counter[Key]:
    """Return what the cards say. One query over all of them."""
    return totals_of(Card.objects.order_by().values_list(*COLUMNS).iterator())


@transaction.atomic
def recount() -> None:
    """Store the totals anew from the cards, while no refresh can move them."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {TABLE} IN SHARE ROW EXCLUSIVE MODE")
    should = counted()
    if stored() == should:
        return
    GoodsTotal.objects.all().delete()
    GoodsTotal.objects.bulk_create(
        GoodsTotal(scope=scope, facet=facet, value=value, number=number)
        for (scope, facet, value), number in sorted(should.items())
    )


def counts(scope: str, day: date) -> Counts:
    """Return the counts of all goods on sale, or of those of a sector or trade. One query."""
    return counts_in(scope, _rows(scope, day))


def counts_in(scope: str, told: Iterable[tuple[Any, ...]]) -> Counts:
    """Return the counts that ``rows`` tell of a scope. No query."""
    found: Counter[tuple[str, str]] = Counter()
    for facet, *rest in told:
        if facet in FACETS:
            value, _none, _none, number = rest
            found[facet, value] += number
        else:
            found.subtract({(f, v): 1 for s, f, v in _keys((facet, *rest)) if s == scope})
    by_facet = {
        name: Counter({v: n for (f, v), n in found.items() if n and f == name}) for name in FACETS
    }
    return Counts(
        total=sum(by_facet[STOCK].values()),
        county=by_facet[COUNTY],
        sector=by_facet[SECTOR],
        trade=by_facet[TRADE],
        stock=by_facet[STOCK],
        places=Counter({int(value): n for value, n in by_facet[PLACE].items()}),
    )


def rows(scope: str, day: date) -> QuerySet[Any, tuple[Any, ...]]:
    """Return facet, value, '', '' and number of a scope; beside them the cards that have ended."""
    none = Value("", CharField())
    kept = GoodsTotal.objects.filter(scope=scope).annotate(none=none, same=none)
    ended = Card.objects.order_by().filter(until__lt=day)
    return (
        kept.order_by()
        .values_list("facet", "value", "none", "same", "number")
        .union(ended.values_list(*(F(name) for name in COLUMNS)), all=True)
    )


_rows = prepared(str, date)(rows)
