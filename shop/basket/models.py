"""Oscar's basket; its lines come with all that our pages and rules read of them."""

from typing import TYPE_CHECKING, Any

from oscar.apps.basket.abstract_models import AbstractBasket, AbstractLine
from oscar.core.loading import get_model

from core.prepared import answered, prepared
from shop.basket.rules import whole_rials

if TYPE_CHECKING:
    from decimal import Decimal

    from django.db.models import QuerySet

# What a line needs: its product (a variant also its parent), prepared card, offer and seller.
WITH = (
    "product__card",
    "product__product_class",
    "product__parent__card",
    "product__parent__product_class",
    "stockrecord__partner__county",
)


class Basket(AbstractBasket):
    """One buyer's goods of many producers."""

    _lines: "QuerySet[Any] | None"

    class Meta(AbstractBasket.Meta):
        abstract = False

    def __str__(self) -> str:  # Oscar's counts the lines: four queries for each row of a list
        return f"{self.pk} {self.status}"

    def all_lines(self) -> "QuerySet[Any]":
        """Return the lines, oldest first, kept for the request.

        Two queries on first use: lines with goods, offers and sellers; and the lines' options.
        """
        if self.pk is None:
            empty: QuerySet[Any] = self.lines.model.objects.none()
            return empty
        lines: QuerySet[Any] | None = self._lines
        if lines is None:
            self._lines = lines = answered(self.lines.order_by("pk"), self._read_lines())
        return lines

    def _read_lines(self) -> list[Any]:
        options: dict[int, list[Any]] = {}
        for option in _options_in(self.pk):
            options.setdefault(option.line_id, []).append(option)
        found = _lines_in(self.pk)
        for line in found:
            line.basket = self
            chosen = answered(line.attributes.all(), options.get(line.pk, []))
            line._prefetched_objects_cache = {"attributes": chosen}
        return found

    @property
    def num_lines(self) -> int:
        """Return the number of lines without asking for more than the lines."""
        return len(self.all_lines())


class Line(AbstractLine):
    """Pieces of one product in a basket."""

    class Meta(AbstractLine.Meta):
        abstract = False

    def discount(self, discount_value: "Decimal", *args: Any, **kwargs: Any) -> None:
        """Take an offer's discount off, in whole rials; Oscar's percentages leave fractions."""
        super().discount(whole_rials(discount_value), *args, **kwargs)


@prepared(int)
def _lines_in(basket: int) -> "QuerySet[Any]":
    return Line.objects.filter(basket=basket).select_related(*WITH).order_by("pk")


@prepared(int)
def _options_in(basket: int) -> "QuerySet[Any]":
    chosen = get_model("basket", "LineAttribute").objects.filter(line__basket=basket)
    return chosen.select_related("option")


from oscar.apps.basket.models import *  # noqa: E402,F403 -- the models we did not change
