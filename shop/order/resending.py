"""What sending the rest of a parcel costs, once some of its pieces are not made."""

from collections.abc import Mapping, Sequence

from core.money import Rials
from shop.order.models import Line, Order, Parcel
from shop.order.shares import price_of
from shop.shipping import rules
from shop.shipping.parcels import Destination
from shop.shipping.queries import destination, spec_of


def cost_of_rest(parcel: Parcel, rows: Sequence[Line], refused: Mapping[int, int]) -> Rials:
    """Return the price, by the same way, of what is left without ``refused`` (pieces by line).

    As much as was paid where it cannot be told: goods that are gone, a way no longer served.
    """
    to = place_of(parcel.order)
    goods, items = [], 0
    for row in rows:
        left = row.left - refused.get(row.pk, 0)
        if left <= 0:
            continue
        if row.product is None:
            return Rials(parcel.shipping)
        items += price_of(row.paid, row.quantity, left)
        goods.append((row.product.shipping_class, row.product.weight_g, left))
    if to is None or not goods:
        return Rials(parcel.shipping)
    found = rules.quotes(spec_of(parcel.seller, goods, items), to)
    same = (quote.price for quote in found if quote.code == parcel.shipping_code)
    return next(same, Rials(parcel.shipping))


def place_of(order: Order) -> Destination | None:
    """Return where an order goes, ``None`` where that is unknown."""
    address = order.shipping_address
    if address is None:
        return None
    return destination(address.county_id or address.province_id)
