"""Codes as their producer and the buyer of her goods see them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from django.db.models import Count, DecimalField, F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from oscar.core.loading import get_model

from core.money import Rials
from sellers.models import Partner
from shop.coupons.models import Coupon, goods_of
from shop.coupons.rules import Why, why_not

NUMBER: Any = DecimalField(max_digits=18, decimal_places=4)


@dataclass(frozen=True)
class Obstacle:
    """Why a code takes nothing off, and how many rials of goods are ``missing`` for it."""

    why: Why
    missing: Rials


def coupons_of(seller: Partner) -> QuerySet[Any]:
    """Return a shop's codes, the newest first, with ``uses`` and ``cost``. One query.

    Orders that wait for their payment count: they hold what they were promised.
    """
    return counted(Coupon.objects.filter(seller=seller)).order_by("-pk")


def counted(coupons: QuerySet[Coupon]) -> QuerySet[Any]:
    """Add ``uses`` (orders) and ``cost`` (rials, with fractions of pieces that were not sent)."""
    applications = get_model("voucher", "VoucherApplication").objects
    used = applications.filter(voucher=OuterRef("voucher")).order_by()
    uses = used.values("voucher").annotate(n=Count("pk")).values("n")
    discounts = get_model("order", "OrderLineDiscount").objects.filter(
        order_discount__voucher_id=OuterRef("voucher"),
        order_discount__order__voucherapplication__voucher=OuterRef("voucher"),
    )
    kept = F("amount") * Cast(F("line__quantity") - F("line__refused"), NUMBER)
    summed = discounts.order_by().values("order_discount__voucher_id").annotate(
        n=Sum(kept / Cast(F("line__quantity"), NUMBER), output_field=NUMBER)
    )  # fmt: skip
    return coupons.select_related("voucher").annotate(
        uses=Coalesce(Subquery(uses), 0),
        cost=Coalesce(Subquery(summed.values("n")), Decimal(0), output_field=NUMBER),
    )


def whole(cost: Decimal) -> Rials:
    """Return a cost in whole rials, rounded down."""
    return Rials(int(cost.to_integral_value(ROUND_FLOOR)))


def coupon_with(code: str) -> Coupon | None:
    """Return the producer's code that is called so, with its shop. One query."""
    found = Coupon.objects.select_related("voucher", "seller")
    return found.filter(voucher__code=code).first()


def coupons_in(vouchers: Iterable[Any]) -> Mapping[int, Coupon]:
    """Return the producers' codes among vouchers, by the voucher. One query."""
    found = Coupon.objects.filter(voucher__in=[voucher.pk for voucher in vouchers])
    return {coupon.voucher_id: coupon for coupon in found.select_related("voucher", "seller")}


def obstacle(coupon: Coupon, basket: Any, user: Any) -> Obstacle | None:
    """Return why a code takes nothing off a basket, ``None`` when it does. At most two queries."""
    goods, terms = goods_of(coupon, basket), coupon.terms
    signed_in = bool(user and user.is_authenticated)
    mine = terms.once and signed_in and coupon.voucher.applications.filter(user=user).exists()
    why = why_not(
        terms,
        timezone.localdate(),
        used=coupon.voucher.applications.count() if terms.limit is not None else 0,
        signed_in=signed_in,
        used_before=mine,
        goods=goods,
    )
    return Obstacle(why, Rials(max(0, terms.minimum - goods))) if why else None


def is_spent(coupon: Coupon) -> bool:
    """Whether nobody may use a code any more or yet; asked under its voucher's lock. One query."""
    used = coupon.voucher.applications.count()
    return coupon.terms.why_over(timezone.localdate(), used) is not None
