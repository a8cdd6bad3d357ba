"""How far a person has come in opening a shop."""

from django.conf import settings
from django.db import models


class Joining(models.Model):
    """One person's answers on the way to a shop, kept after every step.

    ``answers`` holds by step what was said, nothing secret: the bank account lies with the shop.
    The shop itself is there, still closed, as soon as kind, county and name are known.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="joining"
    )
    seller = models.OneToOneField(
        "partner.Partner", on_delete=models.CASCADE, related_name="joining", null=True
    )
    answers = models.JSONField(default=dict)
    begun_at = models.DateTimeField(auto_now_add=True)
    opened_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "partner"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opened_at__isnull=True) | models.Q(seller__isnull=False),
                name="what_was_opened_is_a_shop",
            )
        ]

    def __str__(self) -> str:
        return f"joining of {self.user_id}"
