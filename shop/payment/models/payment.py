"""A payment for some purpose, and everything that was ever heard of it."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.money import UNIT_VERSION, Rials
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
    # One part of a payment that several gateways share; set aside first where the gateway can.
    part = models.ForeignKey(
        "payment.Part",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="tries",
        verbose_name=_("part"),
    )
    hold = models.BooleanField(default=False)
    token = models.CharField(max_length=32, unique=True, default=new_token)
    gateway_reference = models.CharField(_("gateway's reference"), max_length=128, blank=True)
    receipt = models.CharField(_("receipt number"), max_length=64, blank=True)
    # Where the buyer pays at the gateway: pressed twice, "pay" leads to the same page.
    redirect_url = models.CharField(max_length=2000, blank=True)
    # Charged in another currency: how much in its smallest unit, at how many rials for one unit.
    charge_amount = models.BigIntegerField(
        _("charged, in the smallest unit"), null=True, blank=True
    )
    charge_currency = models.CharField(_("charged in"), max_length=3, blank=True)
    charge_rate = models.BigIntegerField(_("rials for one unit"), null=True, blank=True)
    expires_at = models.DateTimeField(_("expires at"), null=True, blank=True)
    asked_at = models.DateTimeField(_("gateway last asked at"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    # Rials of its refunds: asked for, and of those sent. Kept with the row so that the database
    # itself refuses to send back more than came.
    going_back = models.BigIntegerField(_("to be sent back, in rials"), default=0)
    sent_back = models.BigIntegerField(_("sent back, in rials"), default=0)
    created_at = models.DateTimeField(_("opened at"), auto_now_add=True)

    class Meta:
        app_label = "payment"
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        indexes = [
            models.Index(fields=["purpose", "reference"], name="payments_of_a_purpose"),
            models.Index(fields=["state", "expires_at"], name="payments_to_sweep"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="payment_is_above_zero"),
            models.UniqueConstraint(
                fields=["purpose", "reference"],
                # Money that came twice is recorded twice: the second is on its way back.
                condition=models.Q(
                    state__in=[s.value for s in LIVE], going_back__lt=models.F("amount")
                ),
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
                condition=models.Q(going_back=0) | models.Q(state__in=["confirmed", "refunded"]),
                name="only_taken_money_goes_back",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    going_back__lte=models.F("amount"),
                    sent_back__gte=0,
                    sent_back__lte=models.F("going_back"),
                ),
                name="no_more_goes_back_than_came",
            ),
            models.CheckConstraint(
                condition=models.Q(charge_amount=None, charge_rate=None, charge_currency="")
                | models.Q(charge_amount__gt=0, charge_rate__gt=0) & ~models.Q(charge_currency=""),
                name="charge_has_its_currency_and_rate",
            ),
            models.CheckConstraint(
                condition=models.Q(state="refunded", sent_back=models.F("amount"))
                | ~models.Q(state="refunded") & models.Q(sent_back__lt=models.F("amount")),
                name="refunded_means_all_went_back",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} ({self.get_state_display()})"

    @property
    def kept(self) -> Rials:
        """What stays with us when all refunds that were asked for are sent, in rials."""
        return Rials(self.amount - self.going_back)

    @property
    def goes_back(self) -> bool:
        """Whether all of it goes back or went back: it pays for nothing any more."""
        return self.going_back == self.amount


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


class Part(models.Model):
    """One part of a split payment: so many rials by one gateway. Its ``tries`` are payments."""

    payment = models.ForeignKey(
        Payment, on_delete=models.PROTECT, related_name="parts", verbose_name=_("payment")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    gateway = models.CharField(_("gateway"), max_length=16)
    amount = models.BigIntegerField(_("amount in rials"))

    class Meta:
        app_label = "payment"
        ordering = ["number"]
        verbose_name = _("part")
        verbose_name_plural = _("parts")
        constraints = [
            models.UniqueConstraint(fields=["payment", "number"], name="one_part_per_number"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="part_is_above_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.payment_id}-{self.number}"
