"""Oscar's basket; its lines come with all that our pages and rules read of them."""

from typing import TYPE_CHECKING, Any

from oscar.apps.basket.abstract_models import AbstractBasket

if TYPE_CHECKING:
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

    class Meta(AbstractBasket.Meta):
        abstract = False

    def all_lines(self) -> "QuerySet[Any]":
        """Return the lines, oldest first, kept for the request.

        Two queries on first use: lines with goods, offers and sellers; and the lines' options.
        """
        if self.pk is None:
            return self.lines.model.objects.none()
        if self._lines is None:
            lines = self.lines.select_related(*WITH).prefetch_related("attributes__option")
            self._lines = lines.order_by("pk")
        return self._lines

    @property
    def num_lines(self) -> int:
        """Return the number of lines without asking for more than the lines."""
        return len(self.all_lines())


from oscar.apps.basket.models import *  # noqa: E402,F403 -- the models we did not change
