"""Provinces of Iran and the counties we serve: facts, kept under their published codes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Province(models.Model):
    """A province; where a parcel may travel to."""

    code = models.CharField(max_length=2, primary_key=True)
    name_fa = models.CharField(max_length=64)
    name_en = models.CharField(max_length=64)
    latitude = models.FloatField()
    longitude = models.FloatField()
    # Ours to decide, unlike the facts above: is cash collected at doors there?
    allows_cash = models.BooleanField(_("cash on delivery is allowed there"), default=False)

    class Meta:
        app_label = "partner"
        ordering = ["name_fa"]
        verbose_name = _("province")
        verbose_name_plural = _("provinces")

    def __str__(self) -> str:
        return self.name_fa


class County(models.Model):
    """A county (shahrestan) with producers; not a city, though it has a centre."""

    code = models.CharField(max_length=3, primary_key=True)
    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="counties")
    name_fa = models.CharField(max_length=64)
    name_en = models.CharField(max_length=64)
    centre_fa = models.CharField(max_length=64)
    centre_en = models.CharField(max_length=64)
    latitude = models.FloatField()
    longitude = models.FloatField()
    population = models.PositiveIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    # Ours to decide, unlike the facts above: is cash collected at doors there?
    allows_cash = models.BooleanField(_("cash on delivery is allowed there"), default=True)

    class Meta:
        app_label = "partner"
        ordering = ["position", "code"]
        verbose_name = _("county")
        verbose_name_plural = _("counties")

    def __str__(self) -> str:
        return self.name_fa
