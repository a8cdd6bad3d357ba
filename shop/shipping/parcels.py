"""What is sent, where it goes and what that is asked for: the values of sending. Pure.

Weights are grams, money whole rials, days working days after handing over, places degrees.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import asin, ceil, cos, radians, sin, sqrt

from core.money import Rials
from shop.shipping.tariff import tariff
from shop.shipping.terms import PLATFORM, Terms

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

    @property
    def is_chilled(self) -> bool:
        """Whether something in it must stay cool."""
        return COLD in self.shipping_classes

    @property
    def goes_in_a_box(self) -> bool:
        """Whether it travels in boxes: no piece is too heavy, big or bound to its place."""
        fits = self.heaviest_g <= tariff().terms["post_box_g"]
        return fits and not self.shipping_classes & {HEAVY, LOCAL}


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


def distance_km(spec: ParcelSpec, to: Destination) -> int:
    """Return the length of the road in km, estimated from the straight line; rounded up."""
    lat, lat_to = radians(spec.from_lat), radians(to.lat)
    half_lat, half_lon = (lat_to - lat) / 2, radians(to.lon - spec.from_lon) / 2
    chord = sin(half_lat) ** 2 + cos(lat) * cos(lat_to) * sin(half_lon) ** 2
    line = 2 * EARTH_KM * asin(sqrt(min(1.0, chord)))
    return ceil(line * tariff().terms["road_per_line_permille"] / 1000)
