"""Sellers' accounts at Stripe, and what was transferred to them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from shop.payment.states import TransferState
from shop.payment.words import TRANSFERS


class ConnectAccount(models.Model):
    """A seller's account at Stripe: what Stripe lets it do, as it said last."""

    seller = models.OneToOneField(
        "partner.Partner",
        on_delete=models.PROTECT,
        related_name="connect_account",
        verbose_name=_("producer"),
    )
    reference = models.CharField(_("gateway's reference"), max_length=64, unique=True)
    country = models.CharField(_("country"), max_length=2)
    is_told = models.BooleanField(_("told all that was asked"), default=False)
    can_receive = models.BooleanField(_("can receive money"), default=False)
    can_pay_out = models.BooleanField(_("can pay out"), default=False)
    asked_for = models.JSONField(_("still asked for"), default=list)
    heard_at = models.DateTimeField(_("last heard of at"), auto_now=True)

    class Meta:
        app_label = "payment"
        verbose_name = _("Stripe account")
        verbose_name_plural = _("Stripe accounts")

    def __str__(self) -> str:
        return self.reference


class ConnectTransfer(models.Model):
    """Money transferred to a seller's account, or back from it (``reverses``); ``key`` names it.

    ``amount`` is in rials, ``units`` in the smallest unit of ``currency`` at ``rate`` rials for
    one unit, rounded in the platform's favour.
    """

    account = models.ForeignKey(
        ConnectAccount,
        on_delete=models.PROTECT,
        related_name="transfers",
        verbose_name=_("Stripe account"),
    )
    key = models.CharField(max_length=64, unique=True)
    reverses = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reversals",
        verbose_name=_("takes back"),
    )
    amount = models.BigIntegerField(_("amount in rials"))
    units = models.BigIntegerField(_("amount in the smallest unit"))
    currency = models.CharField(_("currency"), max_length=3)
    rate = models.BigIntegerField(_("rials for one unit"))
    state = models.CharField(
        _("state"),
        max_length=16,
        choices=[(s.value, TRANSFERS[s]) for s in TransferState],
        default=TransferState.WANTED.value,
    )
    reference = models.CharField(_("gateway's reference"), max_length=64, blank=True)
    refusal = models.CharField(_("reason"), max_length=100, blank=True)
    created_at = models.DateTimeField(_("asked for at"), auto_now_add=True)

    class Meta:
        app_label = "payment"
        ordering = ["id"]
        verbose_name = _("Stripe transfer")
        verbose_name_plural = _("Stripe transfers")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__gt=0, units__gt=0, rate__gt=0),
                name="transfer_is_above_zero",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=TransferState.SENT.value) | ~models.Q(reference=""),
                name="sent_transfer_has_its_reference",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.get_state_display()})"
