"""What the home page asks of goods and producers: three queries with a cold cache, two else."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Value
from django.utils import timezone

from catalog.frame import Door, frame
from catalog.listing import counts, totals
from catalog.models import Card
from catalog.photos.columns import columns, picture_of
from catalog.photos.sizes import FACES
from core.prepared import prepared
from sellers.models import Partner

FACE = "seller__portrait"
SELLERS = "sellers"  # a row of counts
STORY_GOODS = 3
LOOK_AMONG = 4


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
    """Return what is on sale today. One query, none while what it said is true."""
    today = timezone.localdate()
    return counts.kept(("home", today), lambda: _count(today))


def _count(today: date) -> Summary:
    rows = _totals(today)
    found = totals.counts_in("", (row for row in rows if row[0] != SELLERS))
    sellers = next((number for what, *_, number in rows if what == SELLERS), 0)
    return Summary(dict(found.sector), dict(found.county), sellers)


@prepared(date)
def _totals(day: date) -> QuerySet[Any, tuple[Any, ...]]:
    """Rows of the totals of all goods, and one with the number of open producers with goods.

    A producer counts by the goods on the row; only those of whom some ended are looked at closer.
    """
    ended = Card.objects.filter(until__lt=day).order_by().values("seller")
    left = Card.objects.for_sale(day).filter(seller=OuterRef("pk"))
    sellers = Partner.objects.order_by().filter(~Q(pk__in=ended) | Exists(left), is_open=True)
    none = Value("", CharField())
    row = sellers.filter(goods__gt=0).values(what=Value(SELLERS, CharField()), none=none, same=none)
    return totals.rows("", day).union(
        row.annotate(again=none, n=Count("pk")).values_list("what", "none", "same", "again", "n"),
        all=True,
    )


@dataclass(frozen=True)
class CountedDoor(Door):
    """A way to goods with how many stand behind it."""

    count: int = 0


def shelves_with_goods() -> list[CountedDoor]:
    """Return the shelves of sectors that hold goods, each with its count."""
    by_sector = summary().by_sector
    return [_counted(d, by_sector[d.code]) for d in frame().sectors if by_sector.get(d.code)]


def counties_with_goods() -> list[CountedDoor]:
    """Return all counties, each with its count of goods."""
    by_county = summary().by_county
    return [_counted(door, by_county.get(door.code, 0)) for door in frame().counties]


def _counted(door: Door, count: int) -> CountedDoor:
    return CountedDoor(**vars(door), count=count)


def figures() -> dict[str, int]:
    """Return how many producers, goods and counties there are today."""
    today = summary()
    return {"sellers": today.sellers, "goods": today.goods, "counties": len(today.by_county)}


def newest(count: int) -> list[Card]:
    """Return the newest cards, of as many producers as the newest few allow. One query."""
    cards = Card.objects.for_sale(timezone.localdate()).order_by("-published", "-product")
    first: dict[int, Card] = {}
    rest: list[Card] = []
    for card in cards[: count * LOOK_AMONG]:
        if card.seller_id in first:
            rest.append(card)
        else:
            first[card.seller_id] = card
    return [*first.values(), *rest][:count]


@dataclass(frozen=True)
class Story:
    """A producer with a portrait and the newest goods."""

    seller: Partner
    face: dict[str, Any] | None
    cards: list[Card]


def story_of(seller_id: int) -> Story | None:
    """Return the story of an open producer that has goods on sale, else None. One query."""
    found = _goods_of(seller_id, timezone.localdate())
    if not found:
        return None
    seller = found[0].seller
    return Story(seller, picture_of(found[0], FACE, FACES, seller.portrait), found)


@prepared(int, date)
def _goods_of(seller: int, day: date) -> QuerySet[Card]:
    cards = Card.objects.for_sale(day).filter(seller=seller, seller__is_open=True)
    related = cards.select_related("seller__county", "seller__portrait")
    newest_first = related.annotate(**columns(FACE, FACES)).order_by("-published", "-product")
    return newest_first[:STORY_GOODS]
