"""By what rules a fair's stalls are drawn, and who stands where by hand before it is."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.models import User
from exhibitions.models.applications import Application
from exhibitions.models.fair import Fair
from exhibitions.models.places import PlanStall


class FairRules(models.Model):
    """What a fair's draw weighs. Everyone has 100 points; these are added to them.

    A wish granted is worth ``first`` … ``fifth`` parts of a hundred of one's points, any other
    stall ``anywhere``; ``together`` is added for a neighbour who was wished for.
    """

    fair = models.OneToOneField(Fair, on_delete=models.CASCADE, related_name="rules")
    trade_per_aisle = models.PositiveSmallIntegerField(_("most of a trade in an aisle"), null=True,
                                                       blank=True, default=3)  # fmt: skip
    county_per_aisle = models.PositiveSmallIntegerField(
        _("most of a county in an aisle"), null=True, blank=True
    )
    rivals_apart = models.BooleanField(_("rivals never side by side"), default=True)
    earlier_refusal = models.PositiveSmallIntegerField(_("refused before"), default=30)
    new_producer = models.PositiveSmallIntegerField(_("new producer"), default=20)
    rural = models.PositiveSmallIntegerField(_("from a village"), default=20)
    support_company = models.PositiveSmallIntegerField(_("support company"), default=10)
    loan_holder = models.PositiveSmallIntegerField(_("pays back a loan"), default=10)
    jury = models.PositiveSmallIntegerField(_("jury, at the best score"), default=40)
    attendance = models.PositiveSmallIntegerField(_("attendance, at the best record"), default=20)
    first = models.PositiveSmallIntegerField(_("first wish"), default=100)
    second = models.PositiveSmallIntegerField(_("second wish"), default=92)
    third = models.PositiveSmallIntegerField(_("third wish"), default=85)
    fourth = models.PositiveSmallIntegerField(_("fourth wish"), default=79)
    fifth = models.PositiveSmallIntegerField(_("fifth wish and later"), default=74)
    anywhere = models.PositiveSmallIntegerField(_("any other stall"), default=60)
    together = models.PositiveSmallIntegerField(_("the wished neighbour"), default=8)

    class Meta:
        verbose_name = _("rules of a draw")
        verbose_name_plural = _("rules of draws")
        constraints = [
            models.CheckConstraint(
                condition=Q(first__gte=F("second")) & Q(second__gte=F("third"))
                & Q(third__gte=F("fourth")) & Q(fourth__gte=F("fifth"))
                & Q(fifth__gte=F("anywhere")) & Q(anywhere__gte=1),
                name="later_wishes_are_worth_no_more",
            ),
            models.CheckConstraint(
                condition=Q(trade_per_aisle=None) | Q(trade_per_aisle__gte=1),
                name="an_aisle_may_have_some_of_a_trade",
            ),
            models.CheckConstraint(
                condition=Q(county_per_aisle=None) | Q(county_per_aisle__gte=1),
                name="an_aisle_may_have_some_of_a_county",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.fair_id)


class QuotaKind(models.TextChoices):
    """What a quota counts by."""

    COUNTY = "county", _("county")
    TRADE = "trade", _("trade")
    SECTOR = "sector", _("sector")
    FACT = "fact", _("what one is")


class FairQuota(models.Model):
    """At least and at most so many stalls for a county, a trade, a sector, or what one is."""

    fair = models.ForeignKey(Fair, on_delete=models.CASCADE, related_name="quotas")
    kind = models.CharField(_("by"), max_length=8, choices=QuotaKind.choices)
    key = models.CharField(_("for"), max_length=16)
    least = models.PositiveSmallIntegerField(_("at least"), default=0)
    most = models.PositiveSmallIntegerField(_("at most"), null=True, blank=True)

    class Meta:
        verbose_name = _("quota")
        verbose_name_plural = _("quotas")
        ordering = ["fair", "kind", "key"]
        constraints = [
            models.UniqueConstraint(fields=["fair", "kind", "key"], name="one_quota_per_key"),
            models.CheckConstraint(
                condition=Q(most=None) | Q(least__lte=F("most")), name="quota_leaves_room"
            ),
            models.CheckConstraint(
                condition=Q(least__gte=1) | Q(most__isnull=False), name="quota_asks_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"


class StallPin(models.Model):
    """An applicant whose stall is set by hand before the draw, for a reason that she is told."""

    fair = models.ForeignKey(Fair, on_delete=models.CASCADE, related_name="pins")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="pins")
    stall = models.ForeignKey(PlanStall, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)

    class Meta:
        verbose_name = _("stall set by hand")
        verbose_name_plural = _("stalls set by hand")
        ordering = ["fair", "id"]
        constraints = [
            models.UniqueConstraint(fields=["fair", "application"], name="one_pin_per_applicant"),
            models.UniqueConstraint(fields=["fair", "stall"], name="one_pin_per_stall"),
            models.CheckConstraint(condition=~Q(reason=""), name="pin_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} → {self.stall_id}"
