"""Asking about orders."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet, Sum

from shop.order.models import Line, Order, Parcel, ShippingAddress
from shop.order.plan import CASH, HANDED_OVER
from shop.order.rules import payable_at_the_door
from shop.order.states import OrderState
from shop.payment.gateways import gateways_for
from shop.payment.models import Payment
from shop.payment.protocol import Gateway

if TYPE_CHECKING:
    from core.models import User

SOLD = (OrderState.PLACED, OrderState.COMPLETED)
REMEMBERED = 12


def parcels_of(order: Order) -> list[Parcel]:
    """Return the parcels with sellers and lines; two queries for any number of either."""
    parcels = order.parcels.select_related("seller").prefetch_related("lines__product__parent")
    return list(parcels.order_by("pk"))


def ways_to_pay(order: Order) -> list[Gateway]:
    """Return the gateways that an order can be paid by, in the order buyers see. One query."""
    parcels = order.parcels.values_list("seller__accepts_cod", "shipping_code")
    accepted, codes = zip(*parcels, strict=True)
    cash = payable_at_the_door(accepted, codes, HANDED_OVER)
    return [gateway for gateway in gateways_for(order.currency) if gateway.code != CASH or cash]


def payments_of(order: Order) -> QuerySet[Payment]:
    """Return all tries to pay an order, the newest first."""
    return Payment.objects.filter(purpose="order", reference=order.number).order_by("-pk")


def sold_pieces(product_ids: Collection[int]) -> dict[int, int]:
    """Return how many pieces of each product were sold: in orders placed and not called off."""
    lines = Line.objects.filter(product__in=product_ids, order__status__in=SOLD)
    return dict(lines.values_list("product").annotate(Sum("quantity")).order_by())


def addresses_of(user: "User | Any", at_most: int = 3) -> list[ShippingAddress]:
    """Return where a signed-in buyer's orders went, the last one first, each once. One query."""
    if not user.is_authenticated:
        return []
    orders = Order.objects.filter(user=user, shipping_address__isnull=False)
    recent = orders.select_related("shipping_address__county", "shipping_address__province")
    rows = (order.shipping_address for order in recent.order_by("-pk")[:REMEMBERED])
    return list(_each_once(rows))[:at_most]


def _each_once(rows: Iterable[ShippingAddress]) -> Iterable[ShippingAddress]:
    seen = set()
    for row in rows:
        key = (row.first_name, row.line1, row.county_id, row.province_id, row.postcode)
        if key not in seen:
            seen.add(key)
            yield row
