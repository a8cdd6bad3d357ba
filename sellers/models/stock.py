"""The offer: what one seller asks for one product, and how many there are."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce, Floor
from django.utils.translation import gettext_lazy as _
from oscar.apps.partner.abstract_models import AbstractStockRecord

from core.language import spoken


class StockRecord(AbstractStockRecord):
    """Oscar's stock record; ``num_allocated`` is what unfinished orders hold of the stock.

    Made-to-order goods have no ``num_in_stock``: nothing is held for them.
    """

    class Meta(AbstractStockRecord.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                condition=models.Q(num_in_stock__isnull=True)
                | models.Q(num_in_stock__gte=Coalesce(models.F("num_allocated"), 0)),
                name="no_more_is_held_than_there_is",
            ),
            models.CheckConstraint(
                condition=models.Q(num_allocated__isnull=True) | models.Q(num_allocated__gte=0),
                name="held_stock_is_not_negative",
            ),
            models.CheckConstraint(
                condition=models.Q(price__isnull=True) | models.Q(price__gt=0),
                name="price_is_above_zero",
            ),
            models.CheckConstraint(
                condition=models.Q(price__isnull=True) | models.Q(price=Floor("price")),
                name="price_is_whole_rials",
            ),
        ]

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        """Remember how many pieces there were when the record was read."""
        offer: Self = super().from_db(*args, **kwargs)
        offer.remember_stock()
        return offer

    def remember_stock(self) -> None:
        """Take the pieces there are now for those there were; what was not read stays unread."""
        self._read_stock = self.__dict__.get("num_in_stock")

    def added_since_read(self) -> int:
        """How many pieces more there are than when it was read; 0 where nobody counts."""
        before, now = getattr(self, "_read_stock", None), self.__dict__.get("num_in_stock")
        return now - before if isinstance(before, int) and isinstance(now, int) else 0

    def clean(self) -> None:
        """Refuse a count below what orders hold; forms leave ``num_allocated`` out and miss it."""
        super().clean()
        held = self.num_allocated or 0
        if held and (self.num_in_stock is None or self.num_in_stock < held):
            text = _("Orders hold %(held)s of these. Write that many or more.")
            error = ValidationError(text, code="held", params={"held": spoken(held)})
            raise ValidationError({"num_in_stock": error})
