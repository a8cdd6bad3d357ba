"""Producers as buyers look for them. Pictures come as columns: no query of their own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from catalog.models import Card
from catalog.photos.columns import columns, picture_of
from catalog.photos.sizes import COVERS, FACES
from core.persian import search_key
from core.prepared import prepared
from sellers.models import County, Licence, Partner

PAGE_SIZE = 24
WORDS_READ = 6


@dataclass(frozen=True)
class Choice:
    """A county or a trade to narrow by, with how many producers or goods it holds."""

    code: str
    name_fa: str
    name_en: str
    count: int


def with_goods(day: date, *, county: str = "", words: str = "") -> QuerySet[Partner]:
    """Producers with goods on sale on ``day``, the busiest first. Adds no query."""
    sellers = Partner.objects.filter(is_open=True).select_related("county", "portrait")
    if county:
        sellers = sellers.filter(county=county)
    found = sellers.annotate(on_sale=F("goods") - _ended(day)).filter(on_sale__gt=0)
    for word in search_key(words).split()[:WORDS_READ]:
        found = found.filter(search_text__contains=word)
    return found.order_by("-on_sale", "pk").annotate(**columns("portrait", FACES))


def _ended(day: date) -> Any:
    """Return how many of a producer's goods ended before ``day``, not yet counted off."""
    ended = Card.objects.filter(seller=OuterRef("pk"), until__lt=day).order_by().values("seller")
    return Coalesce(Subquery(ended.values(n=Count("pk")), IntegerField()), 0)


def counties(day: date) -> list[Choice]:
    """Return the counties with producers, each with its number. One query."""
    return [Choice(c.code, c.name_fa, c.name_en, c.number) for c in _counties(day)]


@prepared(date)
def _counties(day: date) -> QuerySet[Any]:
    open_ones = Partner.objects.filter(is_open=True, county=OuterRef("pk"))
    on_sale = open_ones.filter(goods__gt=_ended(day)).order_by().values("county")
    number = Coalesce(Subquery(on_sale.values(n=Count("pk")), IntegerField()), 0)
    return County.objects.annotate(number=number).filter(number__gt=0).order_by("code")


def trades_of(sellers: list[Partner], day: date) -> dict[int, list[Choice]]:
    """Return by seller the trades they have goods in, the largest first. One query."""
    found: dict[int, list[Choice]] = {}
    rows = _trades_of_one(sellers[0].pk, day) if len(sellers) == 1 else _trades(sellers, day)
    for seller, *facts in rows:
        found.setdefault(seller, []).append(Choice(*facts))
    return found


def _trades(sellers: Iterable[Partner | int], day: date) -> QuerySet[Card, tuple[Any, ...]]:
    cards = Card.objects.for_sale(day).filter(seller__in=list(sellers)).order_by()
    rows = cards.values_list("seller", "trade__code", "trade__name_fa", "trade__name_en")
    return rows.annotate(n=Count("pk")).order_by("-n", "trade__code")


@prepared(int, date)
def _trades_of_one(seller: int, day: date) -> QuerySet[Card, tuple[Any, ...]]:
    return _trades([seller], day)


def face_of(seller: Partner) -> dict[str, Any] | None:
    """Return the portrait for ``{% picture %}`` of a seller that was read here. No query."""
    return picture_of(seller, "portrait", FACES, seller.portrait)


def cover_of(seller: Partner) -> dict[str, Any] | None:
    """Return the cover for ``{% picture %}`` of a seller from ``find``. No query."""
    return picture_of(seller, "cover", COVERS, seller.cover)


def find(slug: str) -> Partner | None:
    """Return an open producer by slug, with county, pictures, brand and counts. One query."""
    return next(iter(_open(slug)), None)


@prepared(str)
def _open(slug: str) -> QuerySet[Partner]:
    sellers = Partner.objects.select_related("county", "portrait", "cover", "brand", "reliability")
    pictures = {**columns("portrait", FACES), **columns("cover", COVERS)}
    return sellers.filter(slug=slug, is_open=True).annotate(**pictures)


def licences(seller: Partner, day: date) -> list[Licence]:
    """Return the licences in force with their trades: the proof behind the badge. Two queries."""
    found = Licence.objects.valid(day).filter(seller=seller).prefetch_related("trades")
    return list(found.order_by("-valid_until"))


def goods(seller: Partner, day: date, trade: str = "") -> QuerySet[Card]:
    """Cards of the seller on sale, the newest first, of one trade if asked. Adds no query."""
    cards = Card.objects.for_sale(day).filter(seller=seller)
    if trade:
        cards = cards.filter(trade=trade)
    return cards.order_by("-published", "-product")
