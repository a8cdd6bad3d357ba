"""What search engines are told of: goods, shelves, producers and pages, in both languages."""

from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from catalog.models import Card, Category
from sellers.models import Partner
from shop.pages.models import TextPage


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
        return ["home", "catalogue:index", "producers:index"]

    def location(self, item: str) -> str:
        """Return the path of a URL name."""
        return reverse(item)


class PagesSitemap(PublicSitemap):
    """What editors wrote; each page knows its language."""

    i18n = False

    def items(self) -> QuerySet[Page]:
        """Return the live pages of text."""
        return TextPage.objects.live().public().order_by("path")

    def location(self, page: Page) -> str:
        """Return the path of the page."""
        return page.get_url() or "/"

    def lastmod(self, page: Page) -> datetime | date | None:
        """Return when the page was last published."""
        return page.last_published_at


SITEMAPS: dict[str, type[Sitemap]] = {
    "doors": DoorsSitemap,
    "pages": PagesSitemap,
    "shelves": ShelvesSitemap,
    "producers": ProducersSitemap,
    "goods": GoodsSitemap,
}
