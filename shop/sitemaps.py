"""What search engines are told of: goods, shelves, producers and pages, in both languages."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from catalog.models import Card, Category
from sellers.models import Partner
from shop.pages.models import TextPage
from shop.pages.paths import path_of


class PublicSitemap(Sitemap):
    """Both languages with their alternates, at the site's public address."""

    i18n = True
    alternates = True
    x_default = True
    limit = 5000

    def get_domain(self, site: Any = None) -> str:
        """Return the host of ``SITE_URL``; the sites table is not asked."""
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol: str | None = None) -> str:
        """Return the scheme of ``SITE_URL``."""
        return urlsplit(settings.SITE_URL).scheme


class GoodsSitemap(PublicSitemap):
    """Every product on sale today."""

    def items(self) -> QuerySet[Card]:
        """Return the cards on sale."""
        cards = Card.objects.for_sale(timezone.localdate()).order_by("product")
        return cards.only("product", "slug", "published")

    def lastmod(self, card: Card) -> datetime:
        """Return when the product was published."""
        return card.published


class ShelvesSitemap(PublicSitemap):
    """Every public shelf."""

    def items(self) -> QuerySet[Category]:
        """Return the shelves."""
        return Category.objects.filter(is_public=True, ancestors_are_public=True).order_by("path")


class ProducersSitemap(PublicSitemap):
    """Every producer with goods on sale."""

    def items(self) -> QuerySet[Partner]:
        """Return the producers."""
        sellers = Partner.objects.filter(is_open=True, cards__until__gte=timezone.localdate())
        return sellers.distinct().order_by("pk")


class DoorsSitemap(PublicSitemap):
    """The pages that are not rows."""

    def items(self) -> list[str]:
        """Return their URL names."""
        return ["home", "catalogue:index", "producers:index", "fairs:index"]

    def location(self, item: str) -> str:
        """Return the path of a URL name."""
        return reverse(item)


class PagesSitemap(PublicSitemap):
    """What editors wrote; each page knows its language and its translation's address."""

    i18n = False

    def items(self) -> QuerySet[TextPage]:
        """Return the live pages of text."""
        pages = TextPage.objects.live().public().select_related("locale")
        return pages.order_by("path")  # Persian pages come first

    def location(self, page: TextPage) -> str:
        """Return the path of the page."""
        return path_of(page.slug, page.locale.language_code)

    def lastmod(self, page: TextPage) -> datetime | date | None:
        """Return when the page was last published."""
        return page.last_published_at

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict[str, Any]]:
        """Return the pages, each with all languages it was written in."""
        urls: list[dict[str, Any]] = super().get_urls(page, site, protocol)
        families: dict[Any, list[dict[str, str]]] = defaultdict(list)
        for url in urls:
            told = {"location": url["location"], "lang_code": url["item"].locale.language_code}
            families[url["item"].translation_key].append(told)
        for url in urls:
            family = families[url["item"].translation_key]
            default = [{**told, "lang_code": "x-default"} for told in family[:1]]
            url["alternates"] = [*family, *default] if len(family) > 1 else []
        return urls


SITEMAPS: dict[str, type[Sitemap]] = {
    "doors": DoorsSitemap,
    "pages": PagesSitemap,
    "shelves": ShelvesSitemap,
    "producers": ProducersSitemap,
    "goods": GoodsSitemap,
}
