"""Dated facts that show a business to be alive: what oversight reads, and nothing else."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ActivityKind(models.TextChoices):
    """What shows that a business is alive."""

    DELIVERED = "delivered", _("an order delivered")
    RESTOCKED = "restocked", _("goods restocked")
    AT_DESK = "at_desk", _("a visit to the desk")
    FAIR_DAY = "fair_day", _("a day at a fair")


class Activity(models.Model):
    """One fact of one day; ``source`` names what it came from, so that it counts once.

    ``amount`` is in rials for what was delivered, in pieces for what was restocked, else 0.
    Written by ``sellers.evidence.record`` alone; never changed.
    """

    seller = models.ForeignKey(
        "partner.Partner",
        on_delete=models.CASCADE,
        related_name="activities",
        verbose_name=_("producer"),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=ActivityKind.choices)
    day = models.DateField(_("day"))
    amount = models.BigIntegerField(_("amount"), default=0)
    source = models.CharField(_("source"), max_length=64)

    class Meta:
        app_label = "partner"
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        indexes = [models.Index(fields=["seller", "day"], name="activities_of_a_seller")]
        constraints = [
            models.UniqueConstraint(
                fields=["seller", "kind", "source"], name="one_activity_per_source"
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gte=0), name="activity_amount_is_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seller_id} {self.kind} {self.day}"
