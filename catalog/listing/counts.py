"""Counting goods: one grouped query, kept while it is true or while asking again is dear."""

import time
from collections.abc import Callable, Collection
from hashlib import blake2b
from typing import Any, TypeVar

from django.core.cache import cache
from django.db.models import Case, Count, F, QuerySet, Value, When

from catalog.listing.facets import Cell
from catalog.models import CardWords

T = TypeVar("T")

CHANGED = "goods:changed"
KEEP_SECONDS = 60
# Counting that takes t seconds is done at most once in 20 t, so it never costs above a twentieth
# of a busy shop's time; what is counted faster than CHEAP_SECONDS is always fresh.
REST = 20
CHEAP_SECONDS = 0.02
DEAR_SECONDS = 0.005


def cells(rows: QuerySet[CardWords], opened: Collection[str]) -> list[Cell]:
    """Return the number of rows by county, sector, trade, stock and place of price. One query.

    Trades are told apart in the ``opened`` sectors only, '' stands for the others: their names
    would multiply the cells and nobody sees them.
    """
    trade = Case(When(sector__in=opened, then=F("trade_id")), default=Value(""))
    grouped = rows.order_by().annotate(told=trade if opened else Value(""))
    groups = grouped.values_list("county_id", "sector_id", "told", "stock", "band")
    return list(groups.annotate(n=Count("pk")))


def outdate() -> None:
    """Say that goods have changed: kept counts are no longer true."""
    cache.set(CHANGED, time.time(), None)


def kept(name: tuple[Any, ...], count: Callable[[], T], *, only_dear: bool = False) -> T:
    """Return ``count()`` or what it returned lately for the same ``name``.

    ``only_dear`` keeps nothing that was counted fast: typed words and prices have no end.
    """
    key = "goods:" + blake2b(repr(name).encode(), digest_size=16).hexdigest()
    found = cache.get_many([key, CHANGED])
    now = time.time()
    if key in found:
        value, at, took = found[key]
        fresh = at > found.get(CHANGED, 0)
        if fresh or (took > CHEAP_SECONDS and now - at < REST * took):
            return value
    value = count()
    took = time.time() - now
    if took > DEAR_SECONDS or not only_dear:
        cache.set(key, (value, now, took), KEEP_SECONDS)
    return value
