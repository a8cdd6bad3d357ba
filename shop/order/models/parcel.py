"""The parcel: one seller's part of an order, with its own state, shipping and dates."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.order.abstract_models import AbstractLine

from core.money import Rials, from_decimal
from shop.order.states import ParcelState


class Parcel(models.Model):
    """All that one seller sends for one order. Amounts are whole rials.

    ``ready_by`` is the day it must be handed over, ``promised_by`` the last day it should
    arrive (for pick-up: the same day).
    """

    order = models.ForeignKey("order.Order", on_delete=models.CASCADE, related_name="parcels")
    seller = models.ForeignKey("partner.Partner", on_delete=models.PROTECT, related_name="parcels")
    number = models.CharField(_("number"), max_length=40, unique=True)
    state = models.CharField(
        _("state"),
        max_length=20,
        choices=[(s.value, s.value) for s in ParcelState],
        default=ParcelState.AWAITING_PAYMENT.value,
    )
    seller_name = models.CharField(max_length=128)
    seller_name_en = models.CharField(max_length=128, blank=True)
    shipping_code = models.CharField(_("shipping"), max_length=16)
    shipping = models.BigIntegerField(_("shipping in rials"))
    items = models.BigIntegerField(_("goods in rials"))
    weight_g = models.PositiveIntegerField(_("weight in grams"), default=0)
    ready_by = models.DateField(_("ready by"))
    promised_by = models.DateField(_("promised by"))
    tracking_code = models.CharField(_("tracking code"), max_length=40, blank=True)
    posted_at = models.DateTimeField(_("posted at"), null=True, blank=True)
    delivered_at = models.DateTimeField(_("delivered at"), null=True, blank=True)
    date_created = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "order"
        ordering = ["id"]
        verbose_name = _("parcel")
        verbose_name_plural = _("parcels")
        indexes = [models.Index(fields=["seller", "state", "ready_by"], name="parcels_of_a_seller")]
        constraints = [
            models.UniqueConstraint(
                fields=["order", "seller"], name="one_parcel_per_seller_and_order"
            ),
            models.CheckConstraint(
                condition=models.Q(items__gte=0, shipping__gte=0), name="parcel_amounts_are_sound"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in ParcelState]),
                name="parcel_state_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(promised_by__gte=models.F("ready_by")),
                name="parcel_arrives_after_it_is_ready",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def total(self) -> Rials:
        """Goods and shipping of this parcel, in rials."""
        return Rials(self.items + self.shipping)


class Line(AbstractLine):
    """Oscar's order line, in the parcel of its seller; what buyers were told is frozen here.

    ``num_allocated`` pieces of the stock are held for it: none once they are back or gone.
    """

    parcel = models.ForeignKey(
        Parcel, on_delete=models.CASCADE, related_name="lines", null=True, blank=True
    )
    title_en = models.CharField(max_length=255, blank=True)
    unit = models.CharField(max_length=8, blank=True)
    photo = models.JSONField(null=True)
    withdrawal_rule = models.CharField(max_length=32, blank=True)
    # The terms of the sale: the rule of commission as it was on the day, and what it comes to.
    commission = models.BigIntegerField(_("commission in rials"), default=0)
    commission_permille = models.PositiveSmallIntegerField(default=0)
    commission_minimum = models.BigIntegerField(default=0)
    commission_maximum = models.BigIntegerField(null=True, blank=True)
    commission_rule = models.ForeignKey(
        "commission.CommissionRule", null=True, blank=True, on_delete=models.PROTECT,
        related_name="lines",
    )  # fmt: skip
    commission_version = models.PositiveIntegerField(default=0)

    class Meta(AbstractLine.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                condition=models.Q(num_allocated__lte=models.F("quantity")),
                name="no_more_is_held_than_ordered",
            ),
            models.CheckConstraint(
                condition=models.Q(commission__gte=0)
                & models.Q(commission__lte=models.F("line_price_incl_tax")),
                name="commission_is_part_of_the_price",
            ),
        ]

    @property
    def paid(self) -> Rials:
        """What the buyer pays for the line after discounts, in rials."""
        return from_decimal(self.line_price_incl_tax)
