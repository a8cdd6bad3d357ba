"""Batches of payouts. Written by ``shop.payouts.actions`` alone; money moves in the ledger."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.money import UNIT_VERSION
from core.secret import SecretText
from shop.payouts.states import BatchState, PayoutState
from shop.payouts.words import BANK, BATCHES, METHODS, PAYOUTS, REASONS, WAYS


class Batch(models.Model):
    """Payouts that go together. Whoever made it does not approve it.

    ``number`` names it to the bank; ``document`` is the file of the approved batch, with its
    SHA-256 beside it: made once, and the same for everybody who fetches it.
    """

    number = models.CharField(_("number"), max_length=16, unique=True)
    day = models.DateField(_("day of payout"))
    method = models.CharField(_("way"), max_length=8, choices=list(METHODS.items()), default="bank")
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=[(s.value, BATCHES[s]) for s in BatchState],
        default=BatchState.DRAFT.value,
    )
    made_by = models.ForeignKey(
        "core.User",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    approved_by = models.ForeignKey(
        "core.User", null=True, on_delete=models.PROTECT, related_name="+",
        verbose_name=_("approved by"),
    )  # fmt: skip
    approved_at = models.DateTimeField(_("approved at"), null=True)
    # It holds IBANs, which never lie in the clear.
    document = SecretText(default="")
    fingerprint = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("batch of payouts")
        verbose_name_plural = _("batches of payouts")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | Q(made_by=None) | ~Q(approved_by=F("made_by")),
                name="a_second_person_approves",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "cancelled"], approved_at=None)
                | Q(state__in=["approved", "done"], approved_at__isnull=False),
                name="only_an_approved_batch_goes",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Payout(models.Model):
    """``amount`` rials to one seller; ``number`` is its end-to-end id at the bank."""

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="payouts")
    seller = models.ForeignKey(
        "partner.Partner", on_delete=models.PROTECT, related_name="payouts",
        verbose_name=_("producer"),
    )  # fmt: skip
    number = models.CharField(_("number"), max_length=24, unique=True)
    method = models.CharField(_("way"), max_length=8, choices=list(WAYS.items()), default=BANK)
    amount = models.BigIntegerField(_("amount in rials"))
    unit_version = models.PositiveSmallIntegerField(default=UNIT_VERSION)
    iban = SecretText(_("IBAN"))
    name = models.CharField(_("name of the account's holder"), max_length=140)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=[(s.value, PAYOUTS[s]) for s in PayoutState],
        default=PayoutState.PLANNED.value,
    )
    reference = models.CharField(_("bank's reference"), max_length=64, blank=True)
    reason = models.CharField(pgettext_lazy("payout", "reason"), max_length=200, blank=True)
    settled_at = models.DateTimeField(_("answered at"), null=True)

    class Meta:
        verbose_name = pgettext_lazy("ledger", "payout")
        verbose_name_plural = _("payouts")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="payout_is_above_zero"),
            models.UniqueConstraint(
                fields=["seller"], condition=Q(state="planned"), name="one_planned_payout_a_seller"
            ),
            models.UniqueConstraint(
                fields=["batch", "seller"], name="one_payout_a_seller_and_batch"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def why(self) -> str:
        """Why it came back, in words; a bank's own code as it is."""
        return str(REASONS.get(self.reason, self.reason))
