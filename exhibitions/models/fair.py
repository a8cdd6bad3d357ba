"""A fair: what, when, where, and which halls it holds on which days."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from exhibitions.models.places import Hall, Plan, Venue
from exhibitions.states import AHEAD, PUBLIC, FairState


class FairKind(models.TextChoices):
    """What sort of fair it is."""

    SEASONAL = "seasonal_fair", _("fair")
    FESTIVAL = "festival", _("festival")
    WEEKLY = "weekly_bazaar", _("weekly bazaar")
    PERMANENT = "permanent_market", _("permanent bazaar")
    KIOSK = "kiosk", _("kiosks")
    VIRTUAL = "virtual", _("online fair")
    DELEGATION = "delegation", _("delegation to another province")


class Giving(models.TextChoices):
    """How producers come to stalls."""

    NONE = "none", _("the organiser invites")
    DRAW = "draw", _("they apply, and stalls are allocated by published rules")
    BOOKING = "booking", _("they book on the plan, first come, first served")


class FairQuerySet(models.QuerySet["Fair"]):
    """Phrases about fairs."""

    def public(self) -> Self:
        """Fairs that everybody may see; not drafts."""
        return self.filter(state__in=PUBLIC)

    def ahead(self, day: date) -> Self:
        """Fairs that run on ``day`` or will open later."""
        return self.filter(state__in=AHEAD, ends_on__gte=day)


class Fair(models.Model):
    """A fair or bazaar. ``starts_on`` and ``ends_on`` are the first and last of its ``days``."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True, allow_unicode=True)
    kind = models.CharField(_("kind"), max_length=20, choices=FairKind.choices)
    state = models.CharField(
        _("state"), max_length=16, default=FairState.DRAFT, choices=[(s, s) for s in FairState]
    )
    name_fa = models.CharField(_("name"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)
    about = models.TextField(_("about"), blank=True)
    about_en = models.TextField(_("about, in English"), blank=True)
    organiser_fa = models.CharField(_("organiser"), max_length=160, blank=True)
    organiser_en = models.CharField(_("organiser in English"), max_length=160, blank=True)
    venue = models.ForeignKey(
        Venue, on_delete=models.PROTECT, related_name="fairs", verbose_name=_("venue")
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    opens_at = models.TimeField(_("opens at"))
    closes_at = models.TimeField(_("closes at"))
    stalls_count = models.PositiveIntegerField(_("stalls"), default=0)
    stall_fee = models.BigIntegerField(_("fee for a stall, in rials"), default=0)
    picture = models.ForeignKey(
        "core.Photo", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # Terms: who may come, until when, and what is paid when. More in ``models/terms.py``.
    giving = models.CharField(
        _("how stalls are given"), max_length=8, choices=Giving.choices, default=Giving.NONE
    )
    apply_from = models.DateTimeField(_("applications open at"), null=True, blank=True)
    apply_until = models.DateTimeField(_("applications close at"), null=True, blank=True)
    change_until = models.DateField(_("last day for changes"), null=True, blank=True)
    pay_within_hours = models.PositiveSmallIntegerField(_("hours to pay"), default=72)
    deposit_permille = models.PositiveSmallIntegerField(_("deposit in permille"), default=1000)
    instalments = models.PositiveSmallIntegerField(_("instalments of the rest"), default=0)
    takes_guarantee = models.BooleanField(_("letters of guarantee"), default=False)
    most_stalls = models.PositiveSmallIntegerField(_("most stalls for one exhibitor"), default=1)
    is_blind = models.BooleanField(_("reviewers do not see names"), default=False)

    objects = FairQuerySet.as_manager()

    class Meta:
        verbose_name = _("fair")
        verbose_name_plural = _("fairs")
        ordering = ["starts_on", "id"]
        indexes = [models.Index(fields=["state", "ends_on"], name="fairs_that_are_ahead")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="fair_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")), name="fair_closes_after_it_opens"
            ),
            models.CheckConstraint(condition=Q(stall_fee__gte=0), name="stall_fee_is_not_negative"),
            models.CheckConstraint(
                condition=Q(deposit_permille__lte=1000), name="deposit_is_at_most_the_fee"
            ),
            models.CheckConstraint(condition=Q(most_stalls__gte=1), name="exhibitor_has_a_stall"),
            models.CheckConstraint(
                condition=Q(apply_from=None)
                | Q(apply_until=None)
                | Q(apply_until__gt=F("apply_from")),
                name="applications_close_after_they_open",
            ),
        ]

    def __str__(self) -> str:
        return self.name_fa

    def get_absolute_url(self) -> str:
        """Return the fair's public page."""
        return reverse("fairs:detail", args=[self.slug])

    @property
    def is_daily(self) -> bool:
        """Whether its doors are open on every day from the first to the last."""
        return self.kind != FairKind.WEEKLY


class FairDay(models.Model):
    """A day on which the fair's doors are open."""

    fair = models.ForeignKey(Fair, on_delete=models.CASCADE, related_name="days")
    day = models.DateField(_("day"))

    class Meta:
        verbose_name = _("day of a fair")
        verbose_name_plural = _("days of fairs")
        ordering = ["day"]
        indexes = [models.Index(fields=["day"], name="fairs_of_a_day")]
        constraints = [
            models.UniqueConstraint(fields=["fair", "day"], name="one_row_per_fair_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.fair_id} {self.day}"


class HallUse(models.Model):
    """A fair holds a hall on a day. The database refuses a second fair in it, on any engine.

    A row a day needs no exclusion constraint, which PostgreSQL alone has; and two weekly bazaars
    may share a square on different days of the week.
    """

    fair = models.ForeignKey(Fair, on_delete=models.CASCADE, related_name="hall_uses")
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT, related_name="uses")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="uses")
    day = models.DateField(_("day"))

    class Meta:
        verbose_name = _("use of a hall")
        verbose_name_plural = _("uses of halls")
        constraints = [
            models.UniqueConstraint(fields=["hall", "day"], name="one_fair_per_hall_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.hall_id} {self.day}"
