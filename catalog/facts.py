"""Counties, sectors, trades and their shelves: small tables, read once a minute by a process.

Two queries when they are read, none in between. Staff who change them see it within a minute.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.core.cache import cache
from django.db.models import F, QuerySet, Value
from django.urls import reverse

from catalog.listing.rules import Known
from catalog.models import Category
from core.language import either
from core.persian import index_text
from core.prepared import prepared
from sellers.models import County, Sector, Trade

KEY = "goods:facts"
KEEP_SECONDS = 60


@dataclass(frozen=True)
class Fact:
    """A county, sector or trade: what a list shows of it."""

    code: str
    name_fa: str
    name_en: str
    sector: str = ""  # of a trade

    @property
    def words(self) -> frozenset[str]:
        """The words of both names, as search compares them."""
        return _words(self.name_fa, self.name_en)

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return either(self.name_fa, self.name_en)


@lru_cache(maxsize=2048)
def _words(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in index_text(name).split())


@dataclass(frozen=True)
class Shelf:
    """A category page that shows one sector or trade, by id and full slug."""

    pk: int
    slug: str


@dataclass(frozen=True)
class Facts:
    """All facts by code; shelves by code of their sector or trade."""

    counties: dict[str, Fact]
    sectors: dict[str, Fact]
    trades: dict[str, Fact]
    shelves: dict[str, Shelf]

    @property
    def known(self) -> Known:
        """Return the codes for ``rules.read``."""
        trades = {code: trade.sector for code, trade in self.trades.items()}
        return Known(self.counties, self.sectors, trades)

    def url(self, code: str) -> str:
        """Return the page of a sector's or trade's shelf; '' where it has none."""
        shelf = self.shelves.get(code)
        if shelf is None:
            return ""
        kwargs = {"category_slug": shelf.slug, "pk": shelf.pk}
        return reverse("catalogue:category", kwargs=kwargs)


_here: dict[str, Any] = {}


def facts() -> Facts:
    """Return the facts; from this process's memory, the cache, or two queries."""
    if _here and time.monotonic() - _here["at"] < KEEP_SECONDS and cache.get(KEY):
        return _here["facts"]
    found = _read()
    cache.set(KEY, True, KEEP_SECONDS)
    _here.update(at=time.monotonic(), facts=found)
    return found


def forget() -> None:
    """Read the facts anew next time, in every process that shares the cache."""
    cache.delete(KEY)


def _read() -> Facts:
    kinds: dict[str, dict[str, Fact]] = {"county": {}, "sector": {}, "trade": {}}
    for kind, code, name_fa, name_en, sector in _names():
        kinds[kind][code] = Fact(code, name_fa, name_en, sector)
    return Facts(kinds["county"], kinds["sector"], kinds["trade"], _shelves())


def _names() -> Iterable[tuple[str, str, str, str, str]]:
    """Return kind, code, names and sector of all facts, in their published order. One query."""
    return [row[:5] for row in _all_named()]


@prepared()
def _all_named() -> QuerySet[Any, tuple[Any, ...]]:
    counties = _named("county", County, Value(""), F("position"))
    sectors = _named("sector", Sector, Value(""), F("position"))
    trades = _named("trade", Trade, F("sector"), F("sector__position"))
    return counties.union(sectors, trades, all=True).order_by("place", "fact")


def _named(kind: str, model: Any, sector: Any, place: F) -> Any:
    return (
        model.objects.order_by()
        .annotate(kind=Value(kind), fact=F("code"), of=sector, place=place)
        .values_list("kind", "fact", "name_fa", "name_en", "of", "place")
    )


def _shelves() -> dict[str, Shelf]:
    """Return the shelves of sectors and trades, their slugs with those of the shelves above."""
    slugs: dict[str, str] = {}
    shelves: dict[str, Shelf] = {}
    step = Category.steplen
    for pk, path, slug, sector, trade in _public_shelves():
        above = slugs.get(path[:-step], "")
        slugs[path] = f"{above}/{slug}" if above else slug
        if sector or trade:
            shelves[sector or trade] = Shelf(pk, slugs[path])
    return shelves


@prepared()
def _public_shelves() -> QuerySet[Category, tuple[Any, ...]]:
    shelves = Category.objects.filter(is_public=True).order_by("path")
    return shelves.values_list("pk", "path", "slug", "sector_id", "trade_id")
