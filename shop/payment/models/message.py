"""What banks told us by themselves: signed messages, and disputes among them."""

import json

from django.db import models
from django.utils.translation import gettext_lazy as _

from shop.payment.models.payment import Payment


class BankMessage(models.Model):
    """One signed message of a gateway, kept once under its own name, without secrets.

    ``handled_at`` is empty while it waits to be handled (the bank was down, its charge is not
    known); staff may have it handled again.
    """

    gateway = models.CharField(_("gateway"), max_length=16)
    key = models.CharField(_("name of the message"), max_length=100)
    kind = models.CharField(_("about"), max_length=16)
    reference = models.CharField(_("gateway's reference"), max_length=128, blank=True)
    said = models.JSONField(default=dict)
    body = models.JSONField(_("message, without secrets"), default=dict)
    payment = models.ForeignKey(
        Payment,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="messages",
        verbose_name=_("payment"),
    )
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)
    handled_at = models.DateTimeField(_("handled at"), null=True, blank=True)

    class Meta:
        app_label = "payment"
        ordering = ["id"]
        verbose_name = _("message of a bank")
        verbose_name_plural = _("messages of banks")
        constraints = [
            models.UniqueConstraint(fields=["gateway", "key"], name="one_row_per_bank_message")
        ]

    def __str__(self) -> str:
        return f"{self.gateway} {self.key}"

    @property
    def pretty(self) -> str:
        """The message as staff read it."""
        return json.dumps(self.body, ensure_ascii=False, indent=1)


class Dispute(models.Model):
    """A buyer's bank wants money back that was paid: somebody must answer it at the gateway.

    ``amount`` is in the smallest unit of ``currency``; ``status`` and ``reason`` are in the
    gateway's words.
    """

    payment = models.ForeignKey(
        Payment, on_delete=models.PROTECT, related_name="disputes", verbose_name=_("payment")
    )
    reference = models.CharField(_("gateway's reference"), max_length=128)
    amount = models.BigIntegerField(_("amount in the smallest unit"))
    currency = models.CharField(_("currency"), max_length=3)
    reason = models.CharField(_("reason"), max_length=64, blank=True)
    status = models.CharField(_("state"), max_length=64)
    opened_at = models.DateTimeField(_("opened at"), auto_now_add=True)
    heard_at = models.DateTimeField(_("last heard of at"), auto_now=True)

    class Meta:
        app_label = "payment"
        ordering = ["id"]
        verbose_name = _("dispute")
        verbose_name_plural = _("disputes")
        constraints = [
            models.UniqueConstraint(fields=["payment", "reference"], name="one_row_per_dispute")
        ]

    def __str__(self) -> str:
        return f"{self.reference} ({self.status})"
