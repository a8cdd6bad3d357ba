"""How many goods there are of each kind, so that no page counts them all."""

from django.db import models


class GoodsTotal(models.Model):
    """The number of cards in a ``scope`` that have ``value`` in a ``facet``.

    The scope is '' for all goods, or the code of a sector or trade. Written by
    ``catalog.listing.totals`` alone, in the transaction that writes the cards.
    """

    scope = models.CharField(max_length=16, blank=True)
    facet = models.CharField(max_length=8)
    value = models.CharField(max_length=16)
    number = models.IntegerField()

    class Meta:
        app_label = "catalogue"
        constraints = [
            models.UniqueConstraint(
                fields=["scope", "facet", "value"], name="one_total_of_a_kind_in_a_scope"
            )
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.facet} {self.value}: {self.number}"
