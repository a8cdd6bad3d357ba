"""What the producer's page shows of a shop's own arrangement."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F

from catalog.models import Card, Rack
from sellers.models import Brand, Partner

SHOWN = 4


@dataclass
class ShownRack:
    """A rack with the cards of its goods on sale."""

    pk: int
    name_fa: str
    name_en: str
    cards: list[Card] = field(default_factory=list)

    @property
    def first(self) -> list[Card]:
        """The cards that stand on the shop's front."""
        return self.cards[:SHOWN]


def brand_of(seller: Partner) -> Brand | None:
    """Return the face that came along with the seller, ``None`` when there is none. No query."""
    return seller.brand if hasattr(seller, "brand") else None


def racks_of(seller: Partner, day: date) -> list[ShownRack]:
    """Return the seller's racks with goods on sale on ``day``, in order. One query."""
    cards = (
        Card.objects.for_sale(day)
        .filter(seller=seller, product__racked__rack__seller=seller)
        .annotate(
            rack=F("product__racked__rack"),
            rack_name=F("product__racked__rack__name"),
            rack_name_en=F("product__racked__rack__name_en"),
        )
        .order_by(
            "product__racked__rack__position",
            "product__racked__rack",
            "product__racked__position",
            "product",
        )
    )
    return _gathered(cards)


def _gathered(cards: Iterable[Card]) -> list[ShownRack]:
    found: dict[int, ShownRack] = {}
    for card in cards:
        rack = found.setdefault(
            card.rack,
            ShownRack(card.rack, card.rack_name, card.rack_name_en),  # type: ignore[attr-defined]
        )
        rack.cards.append(card)
    return list(found.values())


def arranged(seller: Partner) -> list[Rack]:
    """Return all racks for the desk, with how many goods each holds in ``held``. Two queries."""
    racks = list(Rack.objects.filter(seller=seller).prefetch_related("items"))
    for rack in racks:
        rack.held = len(rack.items.all())  # type: ignore[attr-defined]
    return racks
