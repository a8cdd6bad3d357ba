"""Producers as buyers look for them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from catalog.models import Card
from core.models import Rendition
from core.persian import search_key
from sellers.models import County, Licence, Partner

PAGE_SIZE = 24
FACE, COVER = "fill-144x144|format-webp", "fill-1200x400|format-webp"


@dataclass(frozen=True)
class CountyChoice:
    """A county in the list's filter, with how many producers it has."""

    code: str
    name_fa: str
    name_en: str
    count: int


def with_goods(day: date, *, county: str = "", words: str = "") -> QuerySet[Partner]:
    """Producers with goods on sale on ``day``, the busiest first. Adds no query."""
    sellers = Partner.objects.filter(is_open=True).select_related("county", "portrait")
    if county:
        sellers = sellers.filter(county=county)
    on_sale = Count("cards", filter=Q(cards__until__gte=day))
    found = sellers.annotate(on_sale=on_sale).filter(on_sale__gt=0)
    for word in search_key(words).split()[:6]:
        found = found.filter(search_text__contains=word)
    return found.order_by("-on_sale", "pk")


def counties(day: date) -> list[CountyChoice]:
    """Return the counties with producers, each with its number. One query."""
    on_sale = Q(sellers__is_open=True, sellers__cards__until__gte=day)
    number = Count("sellers", filter=on_sale, distinct=True)
    rows = County.objects.annotate(number=number).filter(number__gt=0)
    return [CountyChoice(c.code, c.name_fa, c.name_en, c.number) for c in rows]


def trades_of(sellers: list[Partner], day: date) -> dict[int, list[Any]]:
    """Return by seller the trades they have goods in, the largest first. One query."""
    cards = Card.objects.for_sale(day).filter(seller__in=sellers).order_by()
    rows = cards.values_list("seller", "trade__code", "trade__name_fa", "trade__name_en")
    found: dict[int, list[Any]] = {}
    for seller, code, name_fa, name_en, _ in rows.annotate(n=Count("pk")).order_by("-n"):
        trade = {"code": code, "name_fa": name_fa, "name_en": name_en}
        found.setdefault(seller, []).append(trade)
    return found


def faces(sellers: list[Partner]) -> dict[int, dict[str, Any]]:
    """Return by seller what ``{% picture %}`` draws of their portrait. One query."""
    portraits = [s.portrait for s in sellers if s.portrait]
    ready = _renditions([p.pk for p in portraits], FACE)
    return {s.pk: ready.get(s.portrait_id) or _whole(s.portrait) for s in sellers if s.portrait}


def cover_of(seller: Partner) -> dict[str, Any] | None:
    """Return the seller's cover for ``{% picture %}``. One query, none without a cover."""
    if seller.cover is None:
        return None
    return _renditions([seller.cover_id], COVER).get(seller.cover_id) or _whole(seller.cover)


def _renditions(photo_ids: list[int], spec: str) -> dict[int, dict[str, Any]]:
    ready = Rendition.objects.filter(image__in=photo_ids, filter_spec=spec)
    return {
        r.image_id: {"alt": "", "w": r.width, "h": r.height, "src": r.file.url, "srcset": {}}
        for r in ready
    }


def _whole(photo: Any) -> dict[str, Any]:
    return {"alt": "", "w": photo.width, "h": photo.height, "src": photo.file.url, "srcset": {}}


def find(slug: str) -> Partner | None:
    """Return an open producer by slug, with county, portrait and cover. One query."""
    sellers = Partner.objects.select_related("county", "portrait", "cover")
    return sellers.filter(slug=slug, is_open=True).first()


def licences(seller: Partner, day: date) -> list[Licence]:
    """Return the licences in force with their trades: the proof behind the badge. Two queries."""
    found = Licence.objects.valid(day).filter(seller=seller).prefetch_related("trades")
    return list(found.order_by("-valid_until"))


def goods(seller: Partner, day: date) -> QuerySet[Card]:
    """Cards of the seller on sale, the newest first. Adds no query."""
    return Card.objects.for_sale(day).filter(seller=seller).order_by("-published", "-product")
