"""Oscar's basket; its lines come with all that our pages and rules read of them."""

from typing import TYPE_CHECKING, Any

from oscar.apps.basket.abstract_models import AbstractBasket, AbstractLine

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
            found = self.lines.select_related(*WITH).prefetch_related("attributes__option")
            self._lines = lines = found.order_by("pk")
        return lines

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


from oscar.apps.basket.models import *  # noqa: E402,F403 -- the models we did not change
