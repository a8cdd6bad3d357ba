"""Helpers: by whose leave somebody acts for a shop, and everything they did there."""

from datetime import date, datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import User
from sellers.helping.rules import CODE_LASTS
from sellers.helping.states import HelpState


class HelpingQuerySet(models.QuerySet["Helping"]):
    """Phrases about helpers."""

    def standing(self, today: date) -> Self:
        """Those that open a desk on ``today``."""
        return self.filter(state=str(HelpState.ACTIVE), last_day__gte=today)

    def waiting(self, now: datetime) -> Self:
        """Codes that can still be used."""
        return self.filter(state=str(HelpState.OFFERED), made_at__gt=now - CODE_LASTS)


class Helping(models.Model):
    """One leave to act for a shop: what for (``sellers.helping.rules.Area``), by whom, until when.

    The code it is taken up with is kept as a hash; with a ``mobile`` (E.164) it is for that number
    alone. ``last_day`` counts. Only ``sellers.helping.actions`` writes ``state``.
    """

    seller = models.ForeignKey(
        "partner.Partner", on_delete=models.CASCADE, related_name="helpers", verbose_name=_("shop")
    )
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    helper = models.ForeignKey(
        User, on_delete=models.CASCADE, null=True, blank=True, related_name="helps"
    )
    areas = models.JSONField(default=list)
    last_day = models.DateField(_("last day"))
    mobile = models.CharField(max_length=16, blank=True)
    code_key = models.CharField(max_length=64, editable=False)
    state = models.CharField(max_length=10, default=str(HelpState.OFFERED))
    made_at = models.DateTimeField()
    since = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = HelpingQuerySet.as_manager()

    class Meta:
        app_label = "partner"
        verbose_name = _("helper")
        verbose_name_plural = _("helpers")
        indexes = [models.Index(fields=["helper", "state"], name="helps_of_a_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["code_key"],
                condition=models.Q(state=str(HelpState.OFFERED)),
                name="one_offer_per_help_code",
            ),
            models.UniqueConstraint(
                fields=["seller", "helper"],
                condition=models.Q(state=str(HelpState.ACTIVE)),
                name="one_active_leave_per_helper_and_shop",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[str(state) for state in HelpState]),
                name="help_state_is_one_of_the_table",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[str(HelpState.ACTIVE), str(HelpState.ENDED)])
                | models.Q(helper__isnull=False),
                name="who_helps_has_a_name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.helper_id} for {self.seller_id}: {self.state}"


class HelperAct(models.Model):
    """One thing a helper did at a desk, with both names as they were. Never changed afterwards.

    ``page`` is the URL name of the form, ``about`` the number or name of what it was about.
    ``done`` is false for what was refused, and for what broke before its end.
    """

    helping = models.ForeignKey(Helping, on_delete=models.CASCADE, related_name="acts")
    helper_name = models.CharField(max_length=150)
    for_name = models.CharField(max_length=150)
    page = models.CharField(max_length=64)
    about = models.CharField(max_length=120, blank=True)
    done = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "partner"
        verbose_name = _("act of a helper")
        verbose_name_plural = _("acts of helpers")

    def __str__(self) -> str:
        return f"{self.helper_name} for {self.for_name}: {self.page} {self.about}"
