"""The frame of every page: the doors to shelves and counties. One query, kept for minutes."""

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import F, FloatField, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from catalog.models import Category
from core.language import language
from core.prepared import prepared
from sellers.models import County

KEEP_SECONDS = 300
LAST = 30_000  # sectors and counties have small places


@dataclass(frozen=True)
class Door:
    """A named way to goods: the shelf of a sector, or a county. ``url`` is in one language."""

    code: str
    name_fa: str
    name_en: str
    url: str
    slug: str = ""
    latitude: float = 0.0
    longitude: float = 0.0


@dataclass(frozen=True)
class Frame:
    """The shelves of sectors, those that staff made, and all counties, each in its order."""

    sectors: list[Door]
    counties: list[Door]
    own: list[Door]

    def sector(self, code: str) -> Door | None:
        """Return the door of a sector's shelf."""
        return next((door for door in self.sectors if door.code == code), None)


def frame() -> Frame:
    """Return the frame in the reader's language. One query with a cold cache, else none."""
    key = _key(language())
    found: Frame | None = cache.get(key)
    if found is None:
        found = _read()
        cache.set(key, found, KEEP_SECONDS)
    return found


def forget() -> None:
    """Read the frame anew next time: called when a shelf, sector or county was changed."""
    cache.delete_many([_key("fa"), _key("en")])


def _key(language: str) -> str:
    return f"frame:doors:{language}"


def _read() -> Frame:
    rows = _rows()
    goods_url = reverse("catalogue:index")
    shelves = [
        Door(code or "", fa, en, reverse("catalogue:category", args=[slug, pk]), slug)
        for code, fa, en, slug, pk, *_ in rows
        if pk
    ]
    counties = [
        Door(code, fa, en, f"{goods_url}?county={code}", "", lat, lon)
        for code, fa, en, _, pk, lat, lon, _ in rows
        if not pk
    ]
    return Frame(
        sectors=[door for door in shelves if door.code],
        counties=counties,
        own=[door for door in shelves if not door.code],
    )


@prepared()
def _rows() -> QuerySet[Any, tuple[Any, ...]]:
    return _shelves().union(_counties(), all=True).order_by("place", "fact", "shelf")


def _shelves() -> Any:
    """Return code, names, slug and id of shelves for menus, in the columns of a union.

    A sector's shelf has its sector's code and place; one that staff made has no code, and
    follows the sectors'.
    """
    nowhere = Value(0.0, FloatField())
    top = Category.objects.filter(
        depth=1, trade__isnull=True, is_public=True, exclude_from_menu=False
    )
    named = top.order_by().annotate(
        fact=F("sector"), fa=F("name"), text=F("slug"), shelf=F("id"), lat=nowhere, lon=nowhere,
        place=Coalesce(F("sector__position"), LAST),
    )  # fmt: skip
    return named.values_list("fact", "fa", "name_en", "text", "shelf", "lat", "lon", "place")


def _counties() -> Any:
    """Return code, names and place of all counties; a county has no shelf: 0."""
    named = County.objects.order_by().annotate(
        fact=F("code"), fa=F("name_fa"), text=Value("", TextField()), lat=F("latitude"),
        shelf=Value(0, IntegerField()), lon=F("longitude"), place=F("position"),
    )  # fmt: skip
    return named.values_list("fact", "fa", "name_en", "text", "shelf", "lat", "lon", "place")
