"""The post: boxes to everywhere, at the platform's prices or at a seller's own."""

from dataclasses import replace

from core.money import Rials
from shop.shipping.parcels import Destination, ParcelSpec, Quote, zone
from shop.shipping.ways.boxed import boxed
from shop.shipping.ways.way import Way

CODE = "post"


def quote(spec: ParcelSpec, to: Destination) -> Quote | None:
    """Quote what needs no cooling."""
    found = None if spec.is_chilled else boxed(spec, CODE, zone(spec, to))
    own = spec.terms.zone_of(to.county_code, to.province_code)
    if found is None or own is None:
        return found
    price = own.price(spec.weight_g)
    # Heavier than she named: by the platform's tariff, yet never below her dearest price.
    dearest = max(found.price, own.steps[-1][1])
    return replace(found, price=Rials(dearest if price is None else price))


WAY = Way(CODE, quote)
