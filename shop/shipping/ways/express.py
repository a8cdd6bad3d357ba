"""The chilled or quick carrier, which runs within the province."""

from shop.shipping.parcels import Destination, ParcelSpec, Quote, zone
from shop.shipping.ways.boxed import boxed
from shop.shipping.ways.way import Way

CODE = "express"


def quote(spec: ParcelSpec, to: Destination) -> Quote | None:
    """Quote boxes, cool or not, for the zones in ``data/steps.csv``."""
    return boxed(spec, CODE, zone(spec, to))


WAY = Way(CODE, quote)
