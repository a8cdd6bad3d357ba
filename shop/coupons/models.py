"""A producer's code; and the two parts of Oscar's offers that keep it to her goods."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_class, get_model

from core.models import User
from core.money import Rials, from_decimal, to_decimal
from shop.coupons.rules import MOST_PERCENT, Terms, spread

Benefit, Condition = get_model("offer", "Benefit"), get_model("offer", "Condition")
BasketDiscount = get_class("offer.results", "BasketDiscount")
ZERO_DISCOUNT = get_class("offer.results", "ZERO_DISCOUNT")
apply_discount = get_class("offer.benefits", "apply_discount")


class Coupon(models.Model):
    """What one producer gives with one code (``voucher.code``), at her own cost; money in rials.

    Written by ``shop.coupons.actions`` alone. Only ``stopped_at`` ever changes.
    """

    voucher = models.OneToOneField(
        "voucher.Voucher", on_delete=models.CASCADE, related_name="coupon", verbose_name=_("code")
    )
    seller = models.ForeignKey(
        "partner.Partner", on_delete=models.CASCADE, related_name="coupons", verbose_name=_("shop")
    )
    percent = models.PositiveSmallIntegerField(default=0)
    amount = models.BigIntegerField(default=0)
    minimum = models.BigIntegerField(default=0)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    limit = models.PositiveIntegerField(_("uses at most"), null=True, blank=True)
    once = models.BooleanField(_("once for each buyer"), default=False)
    stopped_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("discount code of a producer")
        verbose_name_plural = _("discount codes of producers")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(percent__gte=1, percent__lte=MOST_PERCENT, amount=0)
                | models.Q(percent=0, amount__gte=1),
                name="coupon_takes_off_a_percentage_or_an_amount",
            ),
            models.CheckConstraint(
                condition=models.Q(minimum__gte=0), name="coupon_minimum_is_not_negative"
            ),
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="coupon_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(limit__isnull=True) | models.Q(limit__gte=1),
                name="coupon_can_be_used_at_least_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.voucher_id} of {self.seller_id}"

    @property
    def terms(self) -> Terms:
        """What it gives, as plain values."""
        return Terms(
            percent=self.percent,
            amount=Rials(self.amount),
            minimum=Rials(self.minimum),
            first=self.first_day,
            last=self.last_day,
            limit=self.limit,
            once=self.once,
            stopped=self.stopped_at is not None,
        )


def priced_lines(coupon: Coupon, basket: Any, offer: Any = None) -> list[tuple[Any, int, Rials]]:
    """Return the producer's lines of a basket, each with its free pieces and what they cost.

    Free are pieces that no other offer has made cheaper. No query beside the basket's own.
    """
    found = []
    for line in basket.all_lines():
        hers = line.stockrecord is not None and line.stockrecord.partner_id == coupon.seller_id
        if not hers or not line.product.is_discountable:
            continue
        info = line.purchase_info
        if not info.price.exists or not info.availability.is_available_to_buy:
            continue
        pieces = line.quantity_without_offer_discount(offer) if offer else line.quantity
        if pieces > 0:
            price = from_decimal(info.price.incl_tax)
            found.append((line, int(pieces), Rials(price * int(pieces))))
    return found


def goods_of(coupon: Coupon, basket: Any) -> Rials:
    """Return what a basket holds of the producer's goods, in rials, before any discount."""
    return Rials(sum(cost for _, _, cost in priced_lines(coupon, basket)))


class OneProducersGoods(Condition):  # type: ignore[misc,valid-type]  # Oscar has no types
    """Holds where a basket has enough of the producer's goods; takes no pieces away."""

    class Meta:
        proxy = True
        verbose_name = _("goods of one producer")
        verbose_name_plural = _("goods of one producer")

    @property
    def name(self) -> str:
        """What the dashboard calls it."""
        return str(_("Goods of the producer who gives the code"))

    description = name

    def is_satisfied(self, offer: Any, basket: Any) -> bool:
        """Whether the code takes anything off; how often it may be used is Oscar's to count."""
        coupon = coupon_of(offer)
        if coupon is None or coupon.terms.why_over(timezone.localdate(), used=0):
            return False
        costs = [cost for _, _, cost in priced_lines(coupon, basket, offer)]
        return coupon.terms.off(Rials(sum(costs))) > 0

    def is_partially_satisfied(self, offer: Any, basket: Any) -> bool:
        """Say no: what is missing is said where the code is typed."""
        return False

    def consume_items(self, offer: Any, basket: Any, affected_lines: Any) -> None:
        """Leave all pieces to others: what was made cheaper is taken by the benefit."""


class OffOneProducersGoods(Benefit):  # type: ignore[misc,valid-type]  # Oscar has no types
    """Makes the producer's goods cheaper, each line by its part, in whole rials."""

    class Meta:
        proxy = True
        verbose_name = _("discount of one producer")
        verbose_name_plural = _("discounts of producers")

    @property
    def name(self) -> str:
        """What the dashboard calls it."""
        return str(_("What the producer's code takes off her own goods"))

    description = name

    def apply(self, basket: Any, condition: Any, offer: Any, **_more: Any) -> Any:
        """Take it off and return Oscar's result; the sum of the lines is the discount."""
        coupon = coupon_of(offer)
        found = priced_lines(coupon, basket, offer) if coupon else []
        costs = [cost for _, _, cost in found]
        off = coupon.terms.off(Rials(sum(costs))) if coupon else Rials(0)
        if not off:
            return ZERO_DISCOUNT
        for (line, pieces, _cost), part in zip(found, spread(off, costs), strict=True):
            apply_discount(line, to_decimal(part), pieces, offer)
        return BasketDiscount(Decimal(off))


def coupon_of(offer: Any) -> Coupon | None:
    """Return the code behind an offer of Oscar's, with its shop; one query for each."""
    voucher = offer.get_voucher()
    if voucher is None:
        return None
    if not hasattr(voucher, "known_coupon"):
        mine = Coupon.objects.filter(voucher=voucher).select_related("seller")
        voucher.known_coupon = mine.first()
    found: Coupon | None = voucher.known_coupon
    return found
