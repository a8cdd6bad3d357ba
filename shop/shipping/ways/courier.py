"""A courier on a motorcycle in the seller's own county, where she offers one."""

from core.money import Rials
from shop.shipping.parcels import Destination, ParcelSpec, Quote, Zone, zone
from shop.shipping.tariff import tariff
from shop.shipping.ways.way import Way

CODE = "courier"


def quote(spec: ParcelSpec, to: Destination) -> Quote | None:
    """Quote one ride, at the seller's price where she names one."""
    table, there = tariff(), zone(spec, to)
    light = spec.weight_g <= table.terms["courier_g"]
    if not (spec.offers_courier and light and there == Zone.SAME_COUNTY and spec.goes_in_a_box):
        return None
    own = spec.terms.courier
    price = table.step(CODE, there, spec.weight_g) if own is None else own
    return Quote(CODE, Rials(price), table.days[CODE, there])


WAY = Way(CODE, quote)
