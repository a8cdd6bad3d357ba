"""Where fairs take place: venues, their halls, and plans of halls in centimetres."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Venue(models.Model):
    """An exhibition ground, a hall of sports, a square; outside the province it has no county."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name_fa = models.CharField(_("name"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)
    province = models.ForeignKey(
        "partner.Province", on_delete=models.PROTECT, related_name="+", verbose_name=_("province")
    )
    county = models.ForeignKey(
        "partner.County",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="venues",
        verbose_name=_("county"),
    )
    address_fa = models.CharField(_("address"), max_length=200, blank=True)
    address_en = models.CharField(_("address in English"), max_length=200, blank=True)
    way_fa = models.TextField(_("how to get there"), blank=True)
    way_en = models.TextField(_("how to get there, in English"), blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    is_online = models.BooleanField(_("online only"), default=False)

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ["name_fa"]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="venue_lies_on_the_map_or_nowhere",
            )
        ]

    def __str__(self) -> str:
        return self.name_fa


class Hall(models.Model):
    """A room or a square of a venue, so many centimetres wide and deep."""

    venue = models.ForeignKey(
        Venue, on_delete=models.CASCADE, related_name="halls", verbose_name=_("venue")
    )
    name_fa = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    width_cm = models.PositiveIntegerField(_("width in cm"))
    depth_cm = models.PositiveIntegerField(_("depth in cm"))

    class Meta:
        verbose_name = _("hall")
        verbose_name_plural = _("halls")
        ordering = ["venue", "id"]
        constraints = [
            models.UniqueConstraint(fields=["venue", "name_fa"], name="one_hall_per_name"),
            models.CheckConstraint(
                condition=Q(width_cm__gte=100, depth_cm__gte=100), name="hall_has_room"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.venue} · {self.name_fa}"


class StallType(models.Model):
    """A size of stall, with what stands in it."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name_fa = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    width_cm = models.PositiveIntegerField(_("width in cm"))
    depth_cm = models.PositiveIntegerField(_("depth in cm"))

    class Meta:
        verbose_name = _("type of stall")
        verbose_name_plural = _("types of stalls")
        ordering = ["width_cm", "depth_cm"]
        constraints = [
            models.CheckConstraint(
                condition=Q(width_cm__gte=50, depth_cm__gte=50), name="stall_type_has_room"
            )
        ]

    def __str__(self) -> str:
        return self.name_fa


class Plan(models.Model):
    """One version of how a hall is laid out. A fair uses one; used ones stay as they are.

    ``edition`` counts how often it was saved: who saves must have seen the last one.
    """

    hall = models.ForeignKey(
        Hall, on_delete=models.CASCADE, related_name="plans", verbose_name=_("hall")
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    made_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    edition = models.PositiveIntegerField(_("edition"), default=1)
    saved_by = models.ForeignKey(
        "core.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("saved by"),
    )  # fmt: skip
    saved_at = models.DateTimeField(_("saved at"), null=True, blank=True)

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        ordering = ["hall", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["hall", "version"], name="one_plan_per_version")
        ]

    def __str__(self) -> str:
        return f"{self.hall} · {self.version}"


class _OnPlan(models.Model):
    """A rectangle on a plan; ``x_cm`` and ``y_cm`` are its corner nearest to the hall's first."""

    x_cm = models.PositiveIntegerField()
    y_cm = models.PositiveIntegerField()
    width_cm = models.PositiveIntegerField()
    depth_cm = models.PositiveIntegerField()

    class Meta:
        abstract = True


class PlanStall(_OnPlan):
    """A stall on a plan. ``place`` counts along its aisle; ``zone`` is a sector's code or empty."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="stalls")
    kind = models.ForeignKey(StallType, on_delete=models.PROTECT, related_name="stalls")
    code = models.CharField(_("number"), max_length=12)
    aisle = models.CharField(_("aisle"), max_length=12)
    place = models.PositiveSmallIntegerField(_("place in the aisle"))
    zone = models.ForeignKey(
        "partner.Sector", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    has_socket = models.BooleanField(_("socket"), default=False)

    class Meta:
        verbose_name = _("stall")
        verbose_name_plural = _("stalls")
        ordering = ["plan", "aisle", "place"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "code"], name="one_stall_per_number"),
            models.UniqueConstraint(fields=["plan", "aisle", "place"], name="one_stall_per_place"),
            models.CheckConstraint(
                condition=Q(width_cm__gte=50, depth_cm__gte=50), name="stall_has_room"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class PlanFeature(_OnPlan):
    """What is no stall: a door, a pillar, a stage."""

    class Kind(models.TextChoices):
        """Kinds of features, each with its own sign."""

        DOOR = "door", _("door")
        PILLAR = "pillar", _("pillar")
        STAGE = "stage", _("stage")
        INFO = "info", _("information desk")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="features")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)

    class Meta:
        verbose_name = _("feature of a plan")
        verbose_name_plural = _("features of plans")

    def __str__(self) -> str:
        label: Any = self.get_kind_display()  # type: ignore[attr-defined]  # made by Django
        return str(label)
