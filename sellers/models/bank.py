"""Where a seller is paid to, and every change of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.secret import SecretText
from sellers.bank.rules import masked


class BankAccount(models.Model):
    """The one account of a seller. Only ``sellers.bank.actions`` writes it.

    ``iban`` lies encrypted; ``iban_key`` is its keyed hash, to find who else is paid to it.
    """

    seller = models.OneToOneField(
        "partner.Partner",
        on_delete=models.CASCADE,
        related_name="bank_account",
        verbose_name=_("producer"),
    )
    iban = SecretText(_("IBAN"), hashed_in="iban_key", purpose="iban")
    iban_key = models.CharField(max_length=64, db_index=True, editable=False)
    holder = models.CharField(_("name of the account's holder"), max_length=128)
    changed_at = models.DateTimeField(_("changed at"))

    class Meta:
        app_label = "partner"
        verbose_name = _("bank account")
        verbose_name_plural = _("bank accounts")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(iban_key="") & ~models.Q(holder=""),
                name="bank_account_is_whole",
            )
        ]

    def __str__(self) -> str:
        return self.masked

    @property
    def masked(self) -> str:
        """The IBAN as it may be shown: its beginning and its end."""
        return masked(self.iban.reveal())


class BankChange(models.Model):
    """One change of a bank account: who, when, from and to, masked. Never changed or deleted."""

    seller = models.ForeignKey(
        "partner.Partner", on_delete=models.CASCADE, related_name="bank_changes"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    before = models.CharField(max_length=24, blank=True)
    after = models.CharField(max_length=24)
    holder = models.CharField(max_length=128)

    class Meta:
        app_label = "partner"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
