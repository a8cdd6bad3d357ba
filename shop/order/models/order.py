"""The purchase: one order, one payment, however many producers."""

from datetime import datetime

from django.db import models
from django.db.models.functions import Floor
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from oscar.apps.address.abstract_models import AbstractShippingAddress
from oscar.apps.order.abstract_models import AbstractOrder

from core.money import Rials, from_decimal
from shop.order.states import OrderState


class Order(AbstractOrder):
    """Oscar's order. ``status`` moves by ``shop.order.states.ORDER_MOVES`` and nothing else.

    ``mobile`` (E.164) is where the buyer hears of it and, with the number, a guest's key to it;
    until ``hold_until`` the stock is held for an order that awaits payment.
    """

    mobile = models.CharField(_("mobile number"), max_length=16, blank=True, db_index=True)
    language = models.CharField(_("language"), max_length=8, default="fa")
    payment_gateway = models.CharField(_("way to pay"), max_length=16, blank=True)
    hold_until = models.DateTimeField(_("held until"), null=True, blank=True)
    # One press of "pay" makes one order, however often it arrives.
    placement_key = models.CharField(max_length=64, unique=True, null=True, editable=False)

    class Meta(AbstractOrder.Meta):
        abstract = False
        indexes = [
            models.Index(
                fields=["hold_until"],
                name="orders_that_may_expire",
                condition=models.Q(status=OrderState.AWAITING_PAYMENT.value),
            ),
            models.Index(fields=["user", "-date_placed"], name="orders_of_a_buyer"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=[s.value for s in OrderState]),
                name="order_state_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    total_incl_tax__gt=0,
                    total_incl_tax=Floor("total_incl_tax"),
                    shipping_incl_tax__gte=0,
                    shipping_incl_tax__lte=models.F("total_incl_tax"),
                ),
                name="order_total_is_whole_rials",
            ),
        ]

    @property
    def state(self) -> OrderState:
        """The status as one of our states."""
        return OrderState(self.status)

    def can_be_paid(self, now: datetime) -> bool:
        """Whether the order waits for its payment and its stock is still held."""
        waits = self.status == OrderState.AWAITING_PAYMENT
        return waits and self.hold_until is not None and self.hold_until > now

    @property
    def total(self) -> Rials:
        """What the buyer pays, in rials, shipping included."""
        return from_decimal(self.total_incl_tax)

    @property
    def shipping_total(self) -> Rials:
        """What of the total is shipping, in rials."""
        return from_decimal(self.shipping_incl_tax)

    def get_absolute_url(self) -> str:
        """Return the order's page; strangers need a signed link (``shop.order.links``)."""
        return reverse("orders:detail", args=[self.number])


class ShippingAddress(AbstractShippingAddress):
    """Where the order goes: a county of ours or another province, and an address in it."""

    county = models.ForeignKey(
        "partner.County", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    province = models.ForeignKey(
        "partner.Province", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(AbstractShippingAddress.Meta):
        abstract = False
