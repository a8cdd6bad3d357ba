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
    # Set aside first: ``captured`` says whether it was taken or released.
    hold = models.BooleanField(default=False)
    captured = models.BooleanField(null=True)
    settles_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "payment"

    def __str__(self) -> str:
        return self.authority


class PracticeRefund(models.Model):
    """Money the bank sent back; ``name`` is the merchant's, one name is sent once."""

    charge = models.ForeignKey(PracticeCharge, on_delete=models.CASCADE, related_name="refunds")
    name = models.CharField(max_length=64)
    amount = models.BigIntegerField()

    class Meta:
        app_label = "payment"
        constraints = [
            models.UniqueConstraint(fields=["charge", "name"], name="one_practice_refund_per_name")
        ]

    def __str__(self) -> str:
        return self.name
