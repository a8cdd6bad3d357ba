"""Counting goods: one grouped query, kept while it is true or while asking again is dear."""

import time
from collections.abc import Callable
from hashlib import blake2b
from typing import Any, TypeVar

from django.core.cache import cache
from django.db.models import Count, QuerySet

from catalog.listing.facets import Cell
from catalog.models import CardWords

T = TypeVar("T")

CHANGED = "goods:changed"
KEEP_SECONDS = 60
# Counting that takes t seconds is done at most once in 20 t, so it never costs above a twentieth
# of a busy shop's time; what is counted faster than CHEAP_SECONDS is always fresh.
REST = 20
CHEAP_SECONDS = 0.02


def cells(rows: QuerySet[CardWords]) -> list[Cell]:
    """Return the number of rows by county, sector, trade, stock and place of price. One query."""
    grouped = rows.order_by().values_list("county_id", "sector_id", "trade_id", "stock", "band")
    return list(grouped.annotate(n=Count("pk")))


def outdate() -> None:
    """Say that goods have changed: kept counts are no longer true."""
    cache.set(CHANGED, time.time(), None)


def kept(name: tuple[Any, ...], count: Callable[[], T]) -> T:
    """Return ``count()`` or what it returned lately for the same ``name``."""
    key = "goods:" + blake2b(repr(name).encode(), digest_size=16).hexdigest()
    found = cache.get_many([key, CHANGED])
    now = time.time()
    if key in found:
        value, at, took = found[key]
        fresh = at > found.get(CHANGED, 0)
        if fresh or (took > CHEAP_SECONDS and now - at < REST * took):
            return value
    value = count()
    cache.set(key, (value, now, time.time() - now), KEEP_SECONDS)
    return value
