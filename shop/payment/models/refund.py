"""Money that goes back to a buyer: the whole of a payment, or a part of it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from shop.payment.models.payment import Payment
from shop.payment.states import RefundState
from shop.payment.words import REFUND_CHOICES

# The key of the refund that leaves nothing.
WHOLE = "whole"


class Refund(models.Model):
    """``amount`` rials of ``payment`` that go back for ``reason``; ``key`` names them once.

    All refunds of a payment together are at most what came (``Payment.going_back``). The gateway
    is asked again and again, at ``next_try_at``, until it answers.
    """

    payment = models.ForeignKey(
        Payment, on_delete=models.PROTECT, related_name="refunds", verbose_name=_("payment")
    )
    key = models.CharField(max_length=64)
    amount = models.BigIntegerField(_("amount in rials"))
    reason = models.CharField(_("reason"), max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("asked by"),
    )
    state = models.CharField(
        _("state"), max_length=16, choices=REFUND_CHOICES, default=RefundState.WANTED.value
    )
    reference = models.CharField(_("refund reference"), max_length=128, blank=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    next_try_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    created_at = models.DateTimeField(_("asked for at"), auto_now_add=True)

    class Meta:
        app_label = "payment"
        ordering = ["id"]
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        indexes = [
            models.Index(
                fields=["next_try_at"],
                name="refunds_to_send",
                condition=models.Q(state=RefundState.WANTED.value),
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="refund_is_above_zero"),
            models.UniqueConstraint(
                fields=["payment", "key"], name="one_refund_per_payment_and_key"
            ),
            models.CheckConstraint(
                condition=models.Q(state=RefundState.SENT.value, sent_at__isnull=False)
                | ~models.Q(state=RefundState.SENT.value) & models.Q(sent_at=None),
                name="sent_refund_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.payment_id} {self.key} ({self.state})"

    @property
    def name(self) -> str:
        """What the gateway knows it by: the same at every try, so that it is sent once."""
        return f"refund-{self.payment_id}-{self.pk}"
