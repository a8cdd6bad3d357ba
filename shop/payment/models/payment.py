"""A payment for some purpose, and everything that was ever heard of it."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.money import UNIT_VERSION
from shop.payment.states import LIVE, PaymentState
from shop.payment.words import EVENTS, STATE_CHOICES


def new_token() -> str:
    """Return an unguessable name for a payment in URLs and at gateways (22 letters)."""
    return secrets.token_urlsafe(16)


class Payment(models.Model):
    """One attempt to pay ``amount`` rials for ``purpose`` ``reference`` ("order", its number).

    Payment knows no orders: who wants to be paid registers a purpose
    (``shop.payment.purposes``) and is told in the same transaction.
    """

    purpose = models.CharField(_("purpose"), max_length=16)
    reference = models.CharField(_("number of the purpose"), max_length=64)
    amount = models.BigIntegerField(_("amount in rials"))
    unit_version = models.PositiveSmallIntegerField(default=UNIT_VERSION)
    currency = models.CharField(_("currency"), max_length=3, default="IRR")
    gateway = models.CharField(_("gateway"), max_length=16)
    state = models.CharField(
        _("state"),
        max_length=16,
        choices=STATE_CHOICES,
        default=PaymentState.NEW.value,
    )
    token = models.CharField(max_length=32, unique=True, default=new_token)
    gateway_reference = models.CharField(_("gateway's reference"), max_length=128, blank=True)
    receipt = models.CharField(_("receipt number"), max_length=64, blank=True)
    refund_reference = models.CharField(_("refund reference"), max_length=128, blank=True)
    # Where the buyer pays at the gateway: pressed twice, "pay" leads to the same page.
    redirect_url = models.CharField(max_length=500, blank=True)
    expires_at = models.DateTimeField(_("expires at"), null=True, blank=True)
    asked_at = models.DateTimeField(_("gateway last asked at"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    # A confirmed payment that must go back: wanted since, last tried at.
    refund_wanted_at = models.DateTimeField(_("to be sent back since"), null=True, blank=True)
    refund_tried_at = models.DateTimeField(_("sending back last tried at"), null=True, blank=True)
    created_at = models.DateTimeField(_("opened at"), auto_now_add=True)

    class Meta:
        app_label = "payment"
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        indexes = [
            models.Index(fields=["purpose", "reference"], name="payments_of_a_purpose"),
            models.Index(fields=["state", "expires_at"], name="payments_to_sweep"),
            models.Index(
                fields=["refund_wanted_at"],
                name="payments_to_send_back",
                condition=models.Q(state="confirmed", refund_wanted_at__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="payment_is_above_zero"),
            models.UniqueConstraint(
                fields=["purpose", "reference"],
                # Money that came twice is recorded twice: the second is on its way back.
                condition=models.Q(state__in=[s.value for s in LIVE], refund_wanted_at=None),
                name="one_live_payment_per_purpose",
            ),
            models.UniqueConstraint(
                fields=["gateway", "gateway_reference"],
                condition=~models.Q(gateway_reference=""),
                name="one_payment_per_gateway_reference",
            ),
            models.UniqueConstraint(
                fields=["gateway", "receipt"],
                # A receipt that staff refused may be handed in again with the right order.
                condition=~models.Q(receipt="") & ~models.Q(state__in=["declined", "expired"]),
                name="one_payment_per_receipt",
            ),
            models.CheckConstraint(
                condition=models.Q(refund_wanted_at=None)
                | models.Q(state__in=["confirmed", "refunded"]),
                name="only_taken_money_goes_back",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.reference} ({self.gateway}, {self.state})"


class PaymentEvent(models.Model):
    """One thing heard or done about a payment; ``key`` makes a repeated message one event."""

    payment = models.ForeignKey(Payment, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=24)
    key = models.CharField(max_length=128)
    body = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "payment"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["payment", "key"], name="one_event_per_message")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @property
    def words(self) -> str:
        """What happened, in the reader's language."""
        return str(EVENTS.get(self.kind, self.kind))
