"""Which pages are weighed, and as whom: of each kind the one with most on it."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from catalog.models import Card, Category
from catalog.models.card import CardStock
from core.models import User
from exhibitions.models import Fair

PRODUCER = "+989800000001"
WORDS = {"fa": "عسل", "en": "wool"}
PARCELS = 3


@dataclass(frozen=True)
class Stop:
    """A page of the walk: its path, and the cookies of whoever opens it."""

    name: str
    language: str
    path: str
    cookies: list[dict[str, Any]] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"


def stops(url: str) -> list[Stop]:
    """Return all pages in both languages, for a shop at ``url``."""
    return [stop for language in ("fa", "en") for stop in _stops(url, language)]


def _stops(url: str, language: str) -> list[Stop]:
    with translation.override(language):
        return [
            Stop("home", language, reverse("home")),
            Stop("category", language, _fullest_shelf().get_absolute_url()),
            Stop("product", language, goods()[0].get_absolute_url()),
            Stop("fair", language, fullest_fair().get_absolute_url()),
            Stop("search", language, f"{reverse('search:search')}?q={WORDS[language]}"),
            Stop("join", language, reverse("desk:join")),
            Stop("checkout", language, reverse("checkout:index"), buyer(url)),
            Stop("desk", language, reverse("desk:home"), _producer(url)),
        ]


def _fullest_shelf() -> Category:
    sectors = Card.objects.for_sale(timezone.localdate()).values("sector")
    fullest = sectors.annotate(goods=Count("pk")).order_by("-goods", "sector").first()
    shelf: Category = Category.objects.get(depth=1, sector=fullest["sector"], trade=None)
    return shelf


def goods() -> list[Card]:
    """Return goods of several producers that are there, the most talked of first."""
    there = Card.objects.for_sale(timezone.localdate()).filter(
        stock=CardStock.IN_STOCK, price_from=False, back_on=None, product__asks_buyer=""
    )
    by_seller: dict[int, Card] = {}
    for card in there.order_by("-reviews", "pk"):
        by_seller.setdefault(card.seller_id, card)
    return list(by_seller.values())[:PARCELS]


def fullest_fair() -> Fair:
    """Return the fair with a picture and most stalls taken."""
    pictured = Fair.objects.filter(picture__isnull=False)
    fair: Fair = pictured.annotate(taken=Count("booked_stalls")).order_by("-taken", "pk")[0]
    return fair


def buyer(url: str) -> list[dict[str, Any]]:
    """Return the cookies of a stranger with goods of several producers in the basket."""
    client = _client()
    for card in goods():
        answer = client.post(
            reverse("basket:add", args=[card.pk]), {"product": card.pk}, secure=True
        )
        assert answer.status_code == 302, answer.content
    return _cookies(client, url)


def _producer(url: str) -> list[dict[str, Any]]:
    client = _client()
    client.force_login(User.objects.get(mobile=PRODUCER), settings.AUTHENTICATION_BACKENDS[0])
    return _cookies(client, url)


def _client() -> Client:
    return Client(SERVER_NAME="localhost")


def _cookies(client: Client, url: str) -> list[dict[str, Any]]:
    return [{"name": n, "value": m.value, "url": url} for n, m in client.cookies.items()]
