"""A haulier, for what is too heavy for any box."""

from math import ceil

from core.money import Rials
from shop.shipping.parcels import LOCAL, Destination, ParcelSpec, Quote, distance_km, zone
from shop.shipping.tariff import tariff
from shop.shipping.ways.way import Way

CODE = "freight"


def quote(spec: ParcelSpec, to: Destination) -> Quote | None:
    """Quote by started kilograms and started 100 km; chilled goods do not go by freight."""
    if spec.goes_in_a_box or spec.is_chilled or LOCAL in spec.shipping_classes:
        return None
    table = tariff()
    kilograms, hundreds = ceil(spec.weight_g / 1000), ceil(distance_km(spec, to) / 100)
    per_kg = table.terms["freight_per_kg"] + table.terms["freight_per_kg_100km"] * hundreds
    price = table.terms["freight_base"] + kilograms * per_kg
    return Quote(CODE, Rials(price), table.days[CODE, zone(spec, to)])


WAY = Way(CODE, quote, may_be_free=False)
