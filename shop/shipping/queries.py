"""Places a parcel may go to, and what it costs to get there. Places are read once and kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypedDict

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from core.language import either
from core.persian import sort_key
from sellers.models import Partner, Province
from shop.shipping import rules
from shop.shipping.parcels import NOTHING, Destination, ParcelSpec, Quote
from shop.shipping.terms import from_json

# A plain cookie with the code of the place the visitor chose; it holds nothing personal.
CHOSEN_COOKIE = "send_to"
KEEP_SECONDS = 60 * 60
PLACES_KEY = "shipping-places-2"


class Place(TypedDict):
    """A county we serve, or a province whose counties we do not list."""

    code: str
    county: str | None
    province: str
    name_fa: str
    name_en: str
    lat: float
    lon: float
    within: bool
    allows_cash: bool


@dataclass(frozen=True)
class PlaceGroup:
    """Choices of a select under one heading: (code, name) pairs in reading order."""

    label: str
    places: list[tuple[str, str]]


COLUMNS = ("code", "name_fa", "name_en", "latitude", "longitude", "allows_cash")


def _read_places() -> dict[str, Place]:
    """Return provinces with their counties in one query: counties where we list any."""
    of_county = [f"counties__{name}" for name in COLUMNS]
    rows = Province.objects.order_by("counties__position", "counties__code", "code")
    found: dict[str, Place] = {}
    for row in rows.values_list(*COLUMNS, *of_county):
        province, county = row[: len(COLUMNS)], row[len(COLUMNS) :]
        code = county[0]
        place = _place(county, code, province[0]) if code else _place(province, None, province[0])
        found[place["code"]] = place
    return found


def _place(facts: tuple[Any, ...], county: str | None, province: str) -> Place:
    code, name_fa, name_en, lat, lon, allows_cash = facts
    return Place(
        code=code, county=county, province=province, name_fa=name_fa, name_en=name_en,
        lat=lat, lon=lon, within=county is not None, allows_cash=allows_cash,
    )  # fmt: skip


def places() -> dict[str, Place]:
    """Return all places by code. One query an hour, none otherwise."""
    return cache.get_or_set(PLACES_KEY, _read_places, KEEP_SECONDS) or {}


def forget_places(**_signal: object) -> None:
    """Read the places anew next time: called when a county or province was changed."""
    cache.delete(PLACES_KEY)


def iran() -> Any:
    """Return the country of all addresses, as Oscar keeps it; made where it is missing."""
    named = {"printable_name": "Iran", "name": "Islamic Republic of Iran"}
    codes = {"iso_3166_1_a3": "IRN", "iso_3166_1_numeric": "364"}
    countries = get_model("address", "Country").objects
    return countries.get_or_create(iso_3166_1_a2="IR", defaults=named | codes)[0]


def destination(code: str | None) -> Destination | None:
    """Return the place with that code, ``None`` for an unknown one."""
    place = places().get(code or "")
    if place is None:
        return None
    return Destination(place["county"], place["province"], place["lat"], place["lon"])


def allows_cash(code: str | None) -> bool:
    """Return whether cash may be taken at doors of that place; nowhere unknown."""
    place = places().get(code or "")
    return place is not None and place["allows_cash"]


def places_without_cash() -> list[str]:
    """Return the names of our counties in which no cash is taken, in their published order."""
    return [_name(p) for p in places().values() if p["within"] and not p["allows_cash"]]


def place_name(code: str) -> str:
    """Return a place's name in the reader's language."""
    place = places().get(code)
    return _name(place) if place else code


def _name(place: Place) -> str:
    return either(place["name_fa"], place["name_en"])


def destinations() -> list[PlaceGroup]:
    """Return the choices of a select: our counties first, then the other provinces.

    Counties stand in their published order, provinces in that of the reader's alphabet.
    """
    known = places().values()
    ours = [(place["code"], _name(place)) for place in known if place["within"]]
    rest = [(place["code"], _name(place)) for place in known if not place["within"]]
    rest.sort(key=lambda pair: sort_key(pair[1]))
    groups = [PlaceGroup(_("Counties of Lorestan"), ours), PlaceGroup(_("Other provinces"), rest)]
    return [group for group in groups if group.places]


def chosen(request: HttpRequest) -> Destination | None:
    """Return the place the visitor chose earlier, by cookie; no query, no session."""
    return destination(request.COOKIES.get(CHOSEN_COOKIE))


def home_of(spec: ParcelSpec) -> Destination:
    """Return the seller's own county, for "from …" before a buyer chose a place."""
    return Destination(spec.from_county, spec.from_province, spec.from_lat, spec.from_lon)


def spec_of(seller: Partner, goods: Iterable[tuple[str, int, int]], items: int = 0) -> ParcelSpec:
    """Return the parcel of ``goods``: (shipping class, weight in grams of a piece, pieces).

    ``items`` is what they cost in rials.

    Reads ``seller.county``; fetch it along with the seller.
    """
    goods = list(goods)
    sent = [(weight, pieces) for kind, weight, pieces in goods if kind != NOTHING]
    county = seller.county
    return ParcelSpec(
        weight_g=sum(weight * pieces for weight, pieces in sent),
        heaviest_g=max((weight for weight, _ in sent), default=0),
        shipping_classes=frozenset(kind for kind, _, _ in goods),
        from_county=county.pk if county else "",
        from_province=county.province_id if county else "",
        from_lat=county.latitude if county else 0.0,
        from_lon=county.longitude if county else 0.0,
        offers_courier=seller.offers_courier,
        offers_pickup=seller.offers_pickup,
        pickup=seller.pickup,
        pickup_en=seller.pickup_en,
        terms=from_json(seller.shipping_terms),
        items=items,
    )


def estimate(spec: ParcelSpec, to: Destination | None) -> list[Quote]:
    """Return the ways to send it, cheapest first; to the seller's own county without ``to``."""
    return rules.quotes(spec, to or home_of(spec))


def cheapest(spec: ParcelSpec, to: Destination | None) -> Quote | None:
    """Return the cheapest way that brings it to the buyer, pick-up only where there is no other."""
    found = estimate(spec, to)
    return next(iter(rules.sent(found) or found), None)
