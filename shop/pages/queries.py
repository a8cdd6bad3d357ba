"""What the home page asks. One grouped query serves shelves, counties and figures alike."""

from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from catalog.models import Card, Category
from sellers.models import County, Partner

SUMMARY_SECONDS = 60


@dataclass(frozen=True)
class Summary:
    """Goods on sale counted once: by sector code, by county code, and producers in all."""

    by_sector: dict[str, int]
    by_county: dict[str, int]
    sellers: int

    @property
    def goods(self) -> int:
        """All goods on sale."""
        return sum(self.by_sector.values())


def summary() -> Summary:
    """Return what is on sale today, at most a minute old. Two queries, or none."""
    today = timezone.localdate()
    key = f"home-summary:{today}"
    found: Summary | None = cache.get(key)
    if found is None:
        found = _count(today)
        cache.set(key, found, SUMMARY_SECONDS)
    return found


def _count(today: date) -> Summary:
    on_sale = Card.objects.for_sale(today).order_by()
    by_sector: dict[str, int] = {}
    by_county: dict[str, int] = {}
    for sector, county, goods in on_sale.values_list("sector", "county").annotate(Count("pk")):
        by_sector[sector] = by_sector.get(sector, 0) + goods
        by_county[county] = by_county.get(county, 0) + goods
    sellers = on_sale.aggregate(n=Count("seller", distinct=True))["n"]
    return Summary(by_sector, by_county, sellers)


@dataclass(frozen=True)
class Door:
    """A named way to goods: a shelf or a county, with how many goods stand behind it."""

    code: str
    name_fa: str
    name_en: str
    url: str
    count: int
    latitude: float = 0.0
    longitude: float = 0.0


def shelves_with_goods() -> list[Door]:
    """Return the shelves of sectors that hold goods, each with its count. One query."""
    counts = summary().by_sector
    shelves = Category.objects.filter(sector__in=counts, is_public=True)
    return [
        Door(shelf.sector_id, shelf.name, shelf.name_en, shelf.get_absolute_url(), n)
        for shelf in shelves.order_by("sector__position", "path")
        if (n := counts[shelf.sector_id])
    ]


def counties_with_goods() -> list[Door]:
    """Return all counties, each with its count of goods. One query."""
    counts = summary().by_county
    goods_url = reverse("catalogue:index")
    return [
        Door(
            county.code,
            county.name_fa,
            county.name_en,
            f"{goods_url}?county={county.code}",
            counts.get(county.code, 0),
            county.latitude,
            county.longitude,
        )
        for county in County.objects.all()
    ]


def figures() -> dict[str, int]:
    """Return how many producers, goods and counties there are today."""
    today = summary()
    return {"sellers": today.sellers, "goods": today.goods, "counties": len(today.by_county)}


def seller_for_story(slug: str) -> Partner | None:
    """Return the producer with their county and pictures, or None. Constant queries."""
    sellers = Partner.objects.select_related("county", "portrait", "cover")
    return sellers.filter(slug=slug, is_open=True).first()
