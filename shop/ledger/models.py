"""Accounts, entries, postings. Written by ``shop.ledger.actions.post`` alone.

The database itself refuses to change or delete entries and postings, and entries that are not whole
or do not sum to zero (``shop.ledger.guards``).
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.money import UNIT_VERSION
from shop.ledger.rules import Kind, What
from shop.ledger.words import KINDS, WHATS


class Account(models.Model):
    """Where money lies or whose it is: ``fees``, ``gateway:zibal``, ``seller:7``."""

    code = models.CharField(_("account"), max_length=40, primary_key=True)
    kind = models.CharField(
        _("kind"), max_length=10, choices=[(kind.value, KINDS[kind]) for kind in Kind]
    )
    seller = models.OneToOneField(
        "partner.Partner", null=True, on_delete=models.PROTECT, related_name="account",
        verbose_name=_("producer"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="seller", seller__isnull=False)
                | ~Q(kind="seller") & Q(seller__isnull=True),
                name="accounts_of_sellers_name_them",
            )
        ]

    def __str__(self) -> str:
        return self.code


class Entry(models.Model):
    """One event that moved money. ``reason`` names the event: posted twice, it is one entry.

    ``reference`` is the number of what it is about (an order, a parcel, a payout); ``size`` how
    many postings it has.
    """

    reason = models.CharField(_("event"), max_length=100, unique=True)
    kind = models.CharField(_("kind"), max_length=24)
    reference = models.CharField(_("number"), max_length=64, blank=True)
    at = models.DateTimeField(_("at"), default=timezone.now)
    size = models.PositiveSmallIntegerField(_("postings"))
    unit_version = models.PositiveSmallIntegerField(default=UNIT_VERSION)
    by = models.ForeignKey(
        "core.User", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ["-id"]
        indexes = [models.Index(fields=["reference"], name="entries_about_a_number")]
        constraints = [
            models.CheckConstraint(condition=Q(size__gte=2), name="entry_has_two_postings"),
            models.CheckConstraint(condition=~Q(reason=""), name="entry_has_a_reason"),
        ]

    def __str__(self) -> str:
        return self.reason


class Posting(models.Model):
    """``amount`` rials of an entry to an account: above zero debit, below zero credit."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="postings")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="postings")
    amount = models.BigIntegerField(_("rials"))
    what = models.CharField(
        _("for"), max_length=10, blank=True, choices=[(w.value, WHATS[w]) for w in What if w]
    )
    day = models.DateField(_("day"))

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        ordering = ["id"]
        indexes = [
            # Balances are sums over the index alone.
            models.Index(fields=["account", "day", "amount"], name="postings_of_an_account"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(amount=0), name="posting_is_not_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.amount:+}"
