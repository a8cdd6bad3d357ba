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
