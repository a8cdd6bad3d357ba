"""A producer's own groups of goods, in the order of the producer's page."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rack(models.Model):
    """A named group of a seller's goods; shelves (Oscar's categories) are the shop's, not hers."""

    seller = models.ForeignKey("partner.Partner", on_delete=models.CASCADE, related_name="racks")
    name = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("name in English"), max_length=60, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        app_label = "catalogue"
        ordering = ["position", "pk"]
        verbose_name = _("shelf of a shop")
        verbose_name_plural = _("shelves of shops")
        constraints = [
            models.UniqueConstraint(fields=["seller", "name"], name="one_rack_per_name_and_seller")
        ]

    def __str__(self) -> str:
        return self.name


class Racked(models.Model):
    """Goods in a rack, the first one first."""

    rack = models.ForeignKey(Rack, on_delete=models.CASCADE, related_name="items")
    product = models.ForeignKey(
        "catalogue.Product", on_delete=models.CASCADE, related_name="racked"
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        app_label = "catalogue"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["rack", "product"], name="goods_stand_once_in_a_rack")
        ]

    def __str__(self) -> str:
        return f"{self.product_id} in {self.rack_id}"
