"""Offers and vouchers that an order uses: kept with it, free again when it is never paid."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, Value
from django.db.models.functions import Greatest
from oscar.core.loading import get_class, get_model

from core.models import User
from shop.coupons.queries import is_spent
from shop.order.actions.refusals import VoucherUsed
from shop.order.models import Line, Order

OrderLineDiscount = get_model("order", "OrderLineDiscount")
Offer = get_model("offer", "ConditionalOffer")
Voucher = get_model("voucher", "Voucher")
NOBODY = AnonymousUser()


def hold_vouchers(basket: Any, user: User | None) -> None:
    """Lock the vouchers that make the basket cheaper; raise ``VoucherUsed`` when one is spent.

    Of two orders with the same last use of a voucher one gets it. Oscar's counters are read again
    under the lock, so that none of them is lost. Two queries, none without any; two more for the
    code of a producer.
    """
    applied = [a for a in basket.offer_applications if a["voucher"]]
    if not applied:
        return
    rows = Voucher.objects.select_for_update(of=("self",)).select_related("coupon")
    used = {a["voucher"].pk for a in applied}
    locked = {voucher.pk: voucher for voucher in rows.filter(pk__in=used).order_by("pk")}
    for voucher in locked.values():
        coupon = getattr(voucher, "coupon", None)
        spent = coupon is not None and is_spent(coupon)
        if spent or not voucher.is_available_to_user(user or NOBODY)[0]:
            raise VoucherUsed(voucher.code)
    counters = {offer.pk: offer for offer in Offer.objects.filter(vouchers__in=used)}
    for application in applied:
        application["voucher"] = locked[application["voucher"].pk]
        fresh = counters[application["offer"].pk]
        for name in ("num_applications", "num_orders", "total_discount"):
            setattr(application["offer"], name, getattr(fresh, name))


def record_discounts(order: Order, basket: Any, lines: Mapping[int, Line]) -> None:
    """Keep what made the order cheaper, in Oscar's own tables and by its words.

    ``lines`` are the order's by the key of the basket line that each came from.
    """
    creator = get_class("order.utils", "OrderCreator")()
    for application in basket.offer_applications:
        application["message"] = application["offer"].apply_deferred_benefit(
            basket, order, application
        )
        creator.create_discount_model(order, application)
        creator.record_discount(application)
        if application["voucher"]:
            creator.record_voucher_usage(order, application["voucher"], order.user or NOBODY)
    discounts = {row.offer_id: row for row in order.discounts.all()}
    OrderLineDiscount.objects.bulk_create(
        OrderLineDiscount(
            line=lines[basket_line.pk],
            order_discount=discounts[given.offer.pk],
            is_incl_tax=given.incl_tax,
            amount=given.amount,
        )
        for basket_line in basket.all_lines()
        for given in basket_line.discounts
        if given.offer and given.offer.pk in discounts
    )


def free_discounts(order: Order) -> None:
    """Give back what a locked order used that ends unpaid. One query when it used nothing."""
    for given in order.discounts.all():
        _count(given, -1)
        if given.voucher_id:
            order.voucherapplication_set.filter(voucher=given.voucher_id).delete()


def use_discounts_again(order: Order) -> None:
    """Use them once more for an expired order whose money came after all."""
    for given in order.discounts.all():
        _count(given, 1)
        if given.voucher_id:
            order.voucherapplication_set.create(voucher_id=given.voucher_id, user=order.user)


def _count(given: Any, sign: int) -> None:
    """Correct Oscar's counters by one order, never below zero."""
    amount, times = sign * given.amount, sign * (given.frequency or 0)
    money = Greatest(F("total_discount") + amount, Value(Decimal(0)))
    orders = Greatest(F("num_orders") + sign, Value(0))
    offers = Offer.objects.filter(pk=given.offer_id)
    offers.update(
        num_orders=orders,
        total_discount=money,
        num_applications=Greatest(F("num_applications") + times, Value(0)),
    )
    vouchers = Voucher.objects.filter(pk=given.voucher_id)
    vouchers.update(num_orders=orders, total_discount=money)
