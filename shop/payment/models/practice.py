"""The practice bank's own book. A stand-in for a bank: our payments never read it."""

import secrets

from django.db import models


def new_authority() -> str:
    """Return the bank's unguessable name for a charge."""
    return "P" + secrets.token_hex(12)


class PracticeCharge(models.Model):
    """One charge at the practice bank; ``settles_at`` lets it answer late, as banks do."""

    authority = models.CharField(max_length=32, unique=True, default=new_authority)
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3, default="IRR")
    note = models.CharField(max_length=200)
    return_url = models.URLField(max_length=500)
    webhook_url = models.URLField(max_length=500)
    paid = models.BooleanField(null=True)
    refunded = models.BigIntegerField(default=0)
    settles_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "payment"

    def __str__(self) -> str:
        return self.authority
