"""Which ways bring a seller's parcel to a buyer, and why none does. Pure: values in, values out.

The numbers stand in ``data/`` (see its README), what each way makes of them in ``ways/``.
"""

from dataclasses import replace
from enum import StrEnum

from core.money import Rials
from shop.shipping.parcels import LOCAL, Destination, ParcelSpec, Quote
from shop.shipping.ways import WAYS, Way

# The codes of what no carrier does: the buyer comes for it; there is nothing to carry.
PICKUP, DIGITAL = "pickup", "digital"


class Obstacle(StrEnum):
    """Why nothing brings a parcel to a place; ``shop.shipping.words`` says it in words."""

    COLD_STAYS_NEAR = "cold_stays_near"  # chilled goods travel within the province only
    PICKUP_ONLY = "pickup_only"  # the goods do not travel, and the seller names no place
    NOT_SENT = "not_sent"  # the goods do not travel; the buyer fetches them
    NOT_TOGETHER = "not_together"  # some must stay cool, others need freight
    BLOCKED = "blocked"  # the seller does not send there


def quotes(spec: ParcelSpec, to: Destination) -> list[Quote]:
    """Return the ways to send ``spec`` to ``to``, cheapest first; empty when nothing fits.

    ``obstacle`` tells why it is empty. A parcel of services only has the one quote ``digital``.
    Pick-up is offered wherever the buyer lives: they may have a way to the place.
    """
    if spec.sends_nothing:
        return [Quote(DIGITAL, Rials(0), (0, 0), 0)]
    found = [Quote(PICKUP, Rials(0), (0, 0), 0)] if spec.has_pickup else []
    if not spec.terms.blocks(to.county_code, to.province_code):
        found += [quote for way in WAYS if (quote := _quote(way, spec, to))]
    return sorted(found, key=lambda quote: (quote.price, quote.days, quote.code))


def _quote(way: Way, spec: ParcelSpec, to: Destination) -> Quote | None:
    """Return what a way asks, nothing where the seller sends so much free."""
    quote = way.quote(spec, to)
    is_free = way.may_be_free and spec.terms.is_free(spec.items)
    return replace(quote, price=Rials(0)) if quote and is_free else quote


def sent(found: list[Quote]) -> list[Quote]:
    """Return the quotes that bring the goods to the buyer."""
    return [quote for quote in found if quote.code != PICKUP]


def obstacle(spec: ParcelSpec, to: Destination) -> Obstacle | None:
    """Return why nothing brings or hands over the parcel, ``None`` when something does."""
    if quotes(spec, to):
        return None
    if LOCAL in spec.shipping_classes:
        return Obstacle.PICKUP_ONLY
    if spec.terms.blocks(to.county_code, to.province_code):
        return Obstacle.BLOCKED
    return Obstacle.COLD_STAYS_NEAR if spec.goes_in_a_box else Obstacle.NOT_TOGETHER


def obstacle_to_sending(spec: ParcelSpec, to: Destination) -> Obstacle | None:
    """Return why a buyer must fetch the goods, or cannot have them; ``None`` if they are sent."""
    if sent(quotes(spec, to)):
        return None
    if spec.has_pickup and LOCAL in spec.shipping_classes:
        return Obstacle.NOT_SENT
    return obstacle(replace(spec, offers_pickup=False), to)
