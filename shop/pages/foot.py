"""The editors' pages as links of the foot: one query for each language, kept for minutes."""

from django.core.cache import cache
from django.db.models import QuerySet

from core.prepared import prepared
from shop.pages.models import TextPage
from shop.pages.paths import path_of

KEEP_SECONDS = 300
Link = dict[str, str]


def links(language: str) -> list[Link]:
    """Return label and address of the live pages that show in menus, in the editors' order."""
    found: list[Link] | None = cache.get(_key(language))
    if found is None:
        found = _read(language)
        cache.set(_key(language), found, KEEP_SECONDS)
    return found


def forget(**_signal: object) -> None:
    """Read the pages anew next time: called when one was published, moved or taken away."""
    cache.delete_many([_key("fa"), _key("en")])


def _key(language: str) -> str:
    return f"foot:{language}"


def _read(language: str) -> list[Link]:
    return [{"label": title, "url": path_of(slug, language)} for title, slug in _pages(language)]


@prepared(str)
def _pages(language: str) -> QuerySet[TextPage, tuple[str, str]]:
    pages = TextPage.objects.live().in_menu().filter(locale__language_code=language)
    return pages.order_by("path").values_list("title", "slug")
