"""The parcel: one seller's part of an order, with its own state, shipping and dates."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.order.abstract_models import AbstractLine

from core.money import Rials, from_decimal
from shop.order.states import ParcelState


class Parcel(models.Model):
    """All that one seller sends for one order. Amounts are whole rials.

    ``ready_by`` is the day it must be handed over, ``promised_by`` the last day it should
    arrive (for pick-up: the same day). Until ``answer_by`` its seller says whether she makes it.
    ``refunded`` of its rials go back to the buyer: of pieces refused, of a parcel called off.
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
    answer_by = models.DateTimeField(_("to be answered by"), null=True, blank=True)
    refunded = models.BigIntegerField(_("sent back in rials"), default=0)
    ended_why = models.CharField(_("why it ended"), max_length=16, blank=True)
    carrier = models.CharField(_("carrier"), max_length=16, blank=True)
    tracking_code = models.CharField(_("tracking code"), max_length=40, blank=True)
    # What somebody said is wrong, until it is put right.
    code_wrong_at = models.DateTimeField(_("code called wrong at"), null=True, blank=True)
    missing_at = models.DateTimeField(_("said not to have come at"), null=True, blank=True)
    posted_at = models.DateTimeField(_("posted at"), null=True, blank=True)
    delivered_at = models.DateTimeField(_("delivered at"), null=True, blank=True)
    # The seller of record numbers her invoices by herself, without a gap in each Jalali year.
    invoice_year = models.PositiveSmallIntegerField(null=True, blank=True)
    invoice_number = models.PositiveIntegerField(null=True, blank=True)
    # Until then its money is held for the buyer; afterwards it is whose it is.
    content_at = models.DateTimeField(_("buyer content since"), null=True, blank=True)
    settled_at = models.DateTimeField(_("money given over at"), null=True, blank=True)
    date_created = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "order"
        ordering = ["id"]
        verbose_name = _("parcel")
        verbose_name_plural = _("parcels")
        indexes = [
            models.Index(fields=["seller", "state", "ready_by"], name="parcels_of_a_seller"),
            models.Index(
                fields=["answer_by"],
                name="parcels_to_answer",
                condition=models.Q(state=ParcelState.NEW.value),
            ),
            models.Index(
                fields=["ready_by"],
                name="parcels_to_post",
                condition=models.Q(state=ParcelState.PREPARING.value),
            ),
            models.Index(
                fields=["promised_by"],
                name="parcels_on_their_way",
                condition=models.Q(state=ParcelState.POSTED.value),
            ),
            models.Index(
                fields=["delivered_at"],
                name="parcels_to_settle",
                condition=models.Q(state=ParcelState.DELIVERED.value, settled_at=None),
            ),
        ]
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
            models.CheckConstraint(
                condition=models.Q(
                    refunded__gte=0, refunded__lte=models.F("items") + models.F("shipping")
                ),
                name="no_more_goes_back_than_was_paid",
            ),
            models.UniqueConstraint(
                fields=["seller", "invoice_year", "invoice_number"],
                name="one_invoice_a_number_of_a_seller_and_year",
            ),
            models.CheckConstraint(
                condition=models.Q(settled_at=None) | models.Q(state=ParcelState.DELIVERED.value),
                name="only_a_delivered_parcel_is_settled",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_why="")
                | models.Q(state__in=[ParcelState.REFUSED.value, ParcelState.CANCELLED.value]),
                name="only_an_ended_parcel_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def total(self) -> Rials:
        """Goods and shipping of this parcel, in rials."""
        return Rials(self.items + self.shipping)

    @property
    def kept(self) -> Rials:
        """What of its total does not go back to the buyer, in rials."""
        return Rials(self.total - self.refunded)


class InvoiceCounter(models.Model):
    """The last invoice number that a seller gave in a Jalali year."""

    seller = models.ForeignKey("partner.Partner", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "order"
        constraints = [
            models.UniqueConstraint(fields=["seller", "year"], name="one_counter_a_seller_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.seller_id} {self.year}: {self.last}"


class ParcelEvent(models.Model):
    """One thing that happened to a parcel beside its moves; never changed or deleted.

    ``key`` makes it happen once: a reminder is sent once, a code is called wrong once.
    """

    parcel = models.ForeignKey(Parcel, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=16)
    key = models.CharField(max_length=64)
    text = models.TextField(blank=True)
    by = models.ForeignKey(
        "core.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "order"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["parcel", "key"], name="one_event_of_a_parcel_per_key")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Line(AbstractLine):
    """Oscar's order line, in the parcel of its seller; what buyers were told is frozen here.

    ``num_allocated`` pieces of the stock are held for it: none once they are back or gone.
    ``refused`` pieces are not made; ``refunded`` of its rials go back for them.
    """

    parcel = models.ForeignKey(
        Parcel, on_delete=models.CASCADE, related_name="lines", null=True, blank=True
    )
    title_en = models.CharField(max_length=255, blank=True)
    unit = models.CharField(max_length=8, blank=True)
    photo = models.JSONField(null=True)
    withdrawal_rule = models.CharField(max_length=32, blank=True)
    wish = models.CharField(max_length=100, blank=True)
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
    # How it was taxed (``catalog.tax``): Oscar's ``tax_code`` names the class, empty where the
    # seller is no taxpayer; ``tax`` rials are a part of the price, ``tax_reason`` says why none.
    tax = models.BigIntegerField(_("tax in rials"), default=0)
    tax_permille = models.PositiveSmallIntegerField(default=0)
    tax_reason = models.JSONField(default=dict)
    refused = models.PositiveIntegerField(_("pieces refused"), default=0)
    refunded = models.BigIntegerField(_("sent back in rials"), default=0)

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
            models.CheckConstraint(
                condition=models.Q(tax__gte=0) & models.Q(tax__lte=models.F("line_price_incl_tax")),
                name="tax_is_part_of_the_price",
            ),
            models.CheckConstraint(
                condition=models.Q(refused__lte=models.F("quantity")),
                name="no_more_is_refused_than_ordered",
            ),
            models.CheckConstraint(
                condition=models.Q(refunded__gte=0, refunded__lte=models.F("line_price_incl_tax")),
                name="no_more_goes_back_than_the_line",
            ),
        ]

    @property
    def paid(self) -> Rials:
        """What the buyer pays for the line after discounts, in rials."""
        return from_decimal(self.line_price_incl_tax)

    @property
    def discount(self) -> Rials:
        """What codes and offers took off the line, in rials."""
        return Rials(from_decimal(self.line_price_before_discounts_incl_tax) - self.paid)

    @property
    def left(self) -> int:
        """How many pieces are still to be sent, or were."""
        return self.quantity - self.refused
