"""Food is made in lots: what is in one, until when it keeps, and under which permit."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class FoodLotQuerySet(models.QuerySet["FoodLot"]):
    """Phrases about lots."""

    def sound(self, day: date) -> Self:
        """Lots that still keep on ``day``, the one that ends first in front."""
        return self.filter(best_before__gte=day).order_by("best_before", "pk")


class FoodLot(models.Model):
    """One lot of a food. Buyers see the one that is sold now: the first that still keeps."""

    product = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="lots")
    code = models.CharField(_("lot number"), max_length=20)
    ingredients = models.TextField(_("ingredients"), max_length=600)
    best_before = models.DateField(_("best before"))
    permit_number = models.CharField(_("permit number"), max_length=40, blank=True)

    objects = FoodLotQuerySet.as_manager()

    class Meta:
        app_label = "catalogue"
        ordering = ["best_before", "pk"]
        verbose_name = _("food lot")
        verbose_name_plural = _("food lots")
        constraints = [
            models.UniqueConstraint(fields=["product", "code"], name="one_lot_per_number")
        ]

    def __str__(self) -> str:
        return self.code
