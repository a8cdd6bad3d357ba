"""Asking about orders."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from core.models import User
from shop.order.models import Line, Order, Parcel
from shop.order.plan import CASH, door, ways_for
from shop.order.states import OrderState, ParcelState
from shop.payment.models import Payment
from shop.payment.protocol import Gateway
from shop.payment.states import PaymentState

SOLD = (OrderState.PLACED, OrderState.COMPLETED)
# Its seller has said yes.
ACCEPTED = (ParcelState.PREPARING, ParcelState.POSTED, ParcelState.DELIVERED)
# What still lies before its maker, or will as soon as it is paid.
TO_MAKE = (ParcelState.AWAITING_PAYMENT, ParcelState.NEW, ParcelState.PREPARING)


def parcels_of(order: Order) -> list[Parcel]:
    """Return the parcels with sellers and lines; two queries for any number of either."""
    lines = Line.objects.select_related("product__parent").order_by("pk")
    parcels = order.parcels.select_related("seller").prefetch_related(Prefetch("lines", lines))
    return list(parcels.order_by("pk"))


def ways_to_pay(order: Order) -> list[Gateway]:
    """Return the gateways that an order can be paid by, in the order buyers see. Two queries."""
    return ways_of(order, list(order.parcels.select_related("seller")))


def ways_of(order: Order, parcels: Sequence[Parcel]) -> list[Gateway]:
    """Return the same for an order with its address and parcels with their sellers; no query."""
    to = order.shipping_address
    place = (to.county_id or to.province_id or "") if to else ""
    return ways_for(door(parcel.seller, parcel.shipping_code, place) for parcel in parcels)


def has_invoice(order: Order, parcels: Sequence[Parcel]) -> bool:
    """Whether there is a sale to write an invoice of: paid, or for cash and accepted. No query."""
    if order.status not in SOLD:
        return False
    return order.payment_gateway != CASH or any(p.state in ACCEPTED for p in parcels)


def payments_of(order: Order) -> QuerySet[Payment]:
    """Return all tries to pay an order, the newest first."""
    return Payment.objects.filter(purpose="order", reference=order.number).order_by("-pk")


def waiting(numbers: Collection[str], now: datetime) -> QuerySet[Order]:
    """Return those of the orders that the buyer has still to pay, the newest first.

    A transfer whose receipt number is told is paid as far as the buyer knows.
    """
    paid = Payment.objects.filter(
        purpose="order", reference=OuterRef("number"), state=PaymentState.WAITING
    )
    orders = Order.objects.filter(~Exists(paid), number__in=numbers, hold_until__gt=now)
    return orders.filter(status=OrderState.AWAITING_PAYMENT).order_by("-pk")


def bought_by(user: User, order: str = "") -> Q:
    """Return which orders are a person's: by account, or as a guest by their proven number.

    ``order`` is the way to the order with its underscores: ``"order__"`` from a parcel.
    """
    mine = Q(**{f"{order}user": user})
    if user.mobile and user.mobile_verified:
        mine |= Q(**{f"{order}user__isnull": True, f"{order}mobile": user.mobile})
    return mine


def received_by(user: User, product_ids: Collection[int]) -> set[int]:
    """Return which goods were delivered to a person, or to their proven number. One query."""
    delivered = Line.objects.filter(product__in=product_ids, parcel__state=ParcelState.DELIVERED)
    lines = delivered.filter(bought_by(user, "order__"))
    return set(lines.values_list("product", flat=True))


def sold_pieces(product_ids: Collection[int]) -> dict[int, int]:
    """Return how many pieces of each product were sold: in orders placed and not called off."""
    lines = Line.objects.filter(product__in=product_ids, order__status__in=SOLD)
    return dict(lines.values_list("product").annotate(Sum("quantity")).order_by())


def pieces_to_make(product_ids: Collection[int]) -> dict[int, int]:
    """Return by top-level product how many pieces are ordered and not on their way. One query."""
    goods = Q(product__in=product_ids) | Q(product__parent__in=product_ids)
    lines = Line.objects.filter(goods, parcel__state__in=TO_MAKE)
    top = Coalesce("product__parent_id", "product_id")
    return dict(lines.values_list(top).annotate(Sum("quantity")).order_by())


def goods_with_a_full_week(parcel: Parcel) -> list[int]:
    """Return the goods in a parcel whose promised day hangs on what is still to make. One query."""
    lines = parcel.lines.filter(
        Q(product__weekly_capacity__gt=0) | Q(product__parent__weekly_capacity__gt=0)
    )
    return list(lines.values_list("product_id", flat=True))
