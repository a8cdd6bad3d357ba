"""What every page of the shop needs. Two cached queries at most, none for a warm cache."""

from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import get_language, gettext

from catalog.models import Category
from shop.pages.models import TextPage

MENU_SECONDS = 300


def shop(request: HttpRequest) -> dict[str, Any]:
    """Return the menu of sectors, the links of the foot and this page's canonical address."""
    language = get_language() or settings.LANGUAGE_CODE
    pages = _cached(f"foot:{language}", lambda: _pages(language))
    return {
        "site_url": settings.SITE_URL,
        "canonical_url": settings.SITE_URL + request.path,
        "nav_sectors": _cached(f"menu:{language}", _sectors),
        "foot_groups": [{"title": gettext("Bazarche"), "links": pages}] if pages else [],
        "basket_count": request.COOKIES.get("basket_count", ""),
    }


def _cached(key: str, make: Any) -> Any:
    found = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found, MENU_SECONDS)
    return found


def _sectors() -> list[dict[str, str]]:
    shelves = Category.objects.filter(sector__isnull=False, is_public=True, exclude_from_menu=False)
    return [
        {"name_fa": s.name, "name_en": s.name_en, "url": s.get_absolute_url()}
        for s in shelves.order_by("sector__position", "path")
    ]


def _pages(language: str) -> list[dict[str, str]]:
    pages = TextPage.objects.live().in_menu().filter(locale__language_code=language)
    return [{"label": page.title, "url": page.url} for page in pages.order_by("path")]
