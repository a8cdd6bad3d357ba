"""What sending a seller's parcel costs and how long it takes. Pure: values in, values out.

Weights are grams, money whole rials, days working days after handing over, places degrees.
The numbers stand in ``data/`` (see its README); this file only says how they combine.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from math import asin, ceil, cos, radians, sin, sqrt

from core.money import Rials
from shop.shipping.tariff import tariff
from shop.shipping.terms import PLATFORM, Terms

POST, EXPRESS, COURIER, FREIGHT, PICKUP, DIGITAL = CODES = (
    "post", "express", "courier", "freight", "pickup", "digital",
)  # fmt: skip

# Values of a product's ``shipping_class``.
FRAGILE, COLD, HEAVY, LOCAL, NOTHING = (
    "post_fragile", "cold_or_express", "freight", "local_pickup", "none",
)  # fmt: skip
EARTH_KM = 6371.0


class Zone(StrEnum):
    """How far a parcel goes; the post prices by it. The same seen from either end."""

    SAME_COUNTY = "same_county"
    SAME_PROVINCE = "same_province"
    NEIGHBOUR = "neighbour"
    FAR = "far"


class Obstacle(StrEnum):
    """Why nothing brings a parcel to a place; ``shop.shipping.words`` says it in words."""

    COLD_STAYS_NEAR = "cold_stays_near"  # chilled goods travel within the province only
    PICKUP_ONLY = "pickup_only"  # the goods do not travel, and the seller names no place
    NOT_SENT = "not_sent"  # the goods do not travel; the buyer fetches them
    NOT_TOGETHER = "not_together"  # some must stay cool, others need freight
    BLOCKED = "blocked"  # the seller does not send there


@dataclass(frozen=True)
class ParcelSpec:
    """What one seller sends in one order.

    ``weight_g`` is the whole parcel without services, ``heaviest_g`` its heaviest single piece;
    ``shipping_classes`` are those of all goods in it. ``pickup`` names a public place. ``terms``
    are the seller's own, ``items`` what the goods cost in rials: above a sum she may send free.
    """

    weight_g: int
    shipping_classes: frozenset[str]
    from_county: str
    from_province: str
    from_lat: float
    from_lon: float
    offers_courier: bool = False
    offers_pickup: bool = False
    pickup: str = ""
    pickup_en: str = ""
    heaviest_g: int = 0
    terms: Terms = PLATFORM
    items: int = 0

    @property
    def sends_nothing(self) -> bool:
        """Whether all of it is services, or work handed over without a parcel."""
        return self.shipping_classes <= {NOTHING}

    @property
    def has_pickup(self) -> bool:
        """Whether a buyer may fetch it: the seller offers it and names the place."""
        return self.offers_pickup and bool(self.pickup)


@dataclass(frozen=True)
class Destination:
    """Where a parcel goes; ``county_code`` is known within the province we serve only."""

    county_code: str | None
    province_code: str
    lat: float
    lon: float

    @property
    def code(self) -> str:
        """The code by which forms and cookies name the place: of its county or province."""
        return self.county_code or self.province_code


@dataclass(frozen=True)
class Quote:
    """One way to send a parcel: its price in rials, least and most working days, boxes."""

    code: str
    price: Rials
    days: tuple[int, int]
    boxes: int = 1


def zone(spec: ParcelSpec, to: Destination) -> Zone:
    """Return how far it is from the seller to ``to``."""
    if spec.from_province != to.province_code:
        pair = frozenset((spec.from_province, to.province_code))
        return Zone.NEIGHBOUR if pair in tariff().neighbours else Zone.FAR
    return Zone.SAME_COUNTY if spec.from_county == to.county_code else Zone.SAME_PROVINCE


def quotes(spec: ParcelSpec, to: Destination) -> list[Quote]:
    """Return the ways to send ``spec`` to ``to``, cheapest first; empty when nothing fits.

    ``obstacle`` tells why it is empty. A parcel of services only has the one quote ``digital``.
    Pick-up is offered wherever the buyer lives: they may have a way to the place.
    """
    if spec.sends_nothing:
        return [Quote(DIGITAL, Rials(0), (0, 0), 0)]
    there = zone(spec, to)
    found = [_pickup(spec)]
    if not spec.terms.blocks(to.county_code, to.province_code):
        boxed = [_post(spec, there, to), _express(spec, there), _courier(spec, there)]
        found += [_freight(spec, there, to), *(_free(spec, quote) for quote in boxed)]
    return sorted((quote for quote in found if quote), key=lambda q: (q.price, q.days, q.code))


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
    return Obstacle.COLD_STAYS_NEAR if _goes_in_a_box(spec) else Obstacle.NOT_TOGETHER


def obstacle_to_sending(spec: ParcelSpec, to: Destination) -> Obstacle | None:
    """Return why a buyer must fetch the goods, or cannot have them; ``None`` if they are sent."""
    if sent(quotes(spec, to)):
        return None
    if spec.has_pickup and LOCAL in spec.shipping_classes:
        return Obstacle.NOT_SENT
    return obstacle(replace(spec, offers_pickup=False), to)


def boxes(weight_g: int) -> list[int]:
    """Return the weights in grams of the boxes a parcel fills: all full but the last."""
    full, rest = divmod(weight_g, tariff().terms["post_box_g"])
    return [tariff().terms["post_box_g"]] * full + ([rest] if rest or not full else [])


def distance_km(spec: ParcelSpec, to: Destination) -> int:
    """Return the length of the road in km, estimated from the straight line; rounded up."""
    lat, lat_to = radians(spec.from_lat), radians(to.lat)
    half_lat, half_lon = (lat_to - lat) / 2, radians(to.lon - spec.from_lon) / 2
    chord = sin(half_lat) ** 2 + cos(lat) * cos(lat_to) * sin(half_lon) ** 2
    line = 2 * EARTH_KM * asin(sqrt(min(1.0, chord)))
    return ceil(line * tariff().terms["road_per_line_permille"] / 1000)


def _boxed(spec: ParcelSpec, service: str, there: Zone) -> Quote:
    table, parts = tariff(), boxes(spec.weight_g)
    price = sum(table.step(service, there, part) for part in parts)
    if FRAGILE in spec.shipping_classes:
        price += table.terms["fragile_surcharge"] * len(parts)
    return Quote(service, Rials(price), table.days[service, there], len(parts))


def _goes_in_a_box(spec: ParcelSpec) -> bool:
    fits = spec.heaviest_g <= tariff().terms["post_box_g"]
    return fits and not spec.shipping_classes & {HEAVY, LOCAL}


def _free(spec: ParcelSpec, quote: Quote | None) -> Quote | None:
    """Return the quote, free where the seller sends so much for nothing."""
    return replace(quote, price=Rials(0)) if quote and spec.terms.is_free(spec.items) else quote


def _post(spec: ParcelSpec, there: Zone, to: Destination) -> Quote | None:
    takes = _goes_in_a_box(spec) and COLD not in spec.shipping_classes
    if not (takes and tariff().serves(POST, there)):
        return None
    quote = _boxed(spec, POST, there)
    own = spec.terms.zone_of(to.county_code, to.province_code)
    if own is None:
        return quote
    price = own.price(spec.weight_g)
    # Heavier than she named: by the platform's tariff, yet never below her dearest price.
    return replace(
        quote, price=Rials(max(quote.price, own.steps[-1][1]) if price is None else price)
    )


def _express(spec: ParcelSpec, there: Zone) -> Quote | None:
    """Quote the chilled or quick carrier, which runs within the province."""
    takes = _goes_in_a_box(spec) and tariff().serves(EXPRESS, there)
    return _boxed(spec, EXPRESS, there) if takes else None


def _courier(spec: ParcelSpec, there: Zone) -> Quote | None:
    table = tariff()
    light = spec.weight_g <= table.terms["courier_g"]
    if not (spec.offers_courier and light and there == Zone.SAME_COUNTY and _goes_in_a_box(spec)):
        return None
    own = spec.terms.courier
    price = table.step(COURIER, there, spec.weight_g) if own is None else own
    return Quote(COURIER, Rials(price), table.days[COURIER, there])


def _freight(spec: ParcelSpec, there: Zone, to: Destination) -> Quote | None:
    """Quote a haulier, for what is too heavy for any box; chilled goods do not go by freight."""
    if _goes_in_a_box(spec) or spec.shipping_classes & {LOCAL, COLD}:
        return None
    table = tariff()
    kilograms, hundreds = ceil(spec.weight_g / 1000), ceil(distance_km(spec, to) / 100)
    per_kg = table.terms["freight_per_kg"] + table.terms["freight_per_kg_100km"] * hundreds
    price = table.terms["freight_base"] + kilograms * per_kg
    return Quote(FREIGHT, Rials(price), table.days[FREIGHT, there])


def _pickup(spec: ParcelSpec) -> Quote | None:
    return Quote(PICKUP, Rials(0), (0, 0), 0) if spec.has_pickup else None
