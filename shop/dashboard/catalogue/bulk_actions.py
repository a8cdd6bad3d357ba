"""Changes to many goods at once. Oscar writes them past the signals, so cards are told here."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.contrib import messages
from django.db.transaction import atomic
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from oscar.apps.dashboard.catalogue import bulk_actions as oscar

from catalog import facts, frame
from catalog.actions import refresh_cards
from catalog.moderation.states import ListingState
from core import kept
from core.language import spoken
from core.money import RIALS_PER_TOMAN, Rials, from_decimal
from sellers.models import StockRecord


class CategoriesFollow:
    """Let menus follow shelves that come and go."""

    def execute(self, request: Any, objects: Any) -> None:
        """Do it, then read the shelves anew."""
        super().execute(request, objects)  # type: ignore[misc]  # a mixin's super
        facts.forget()
        frame.forget()
        kept.changed()


class CardsFollow:
    """Let lists and search follow the goods."""

    @atomic
    def execute(self, request: Any, objects: Any, form: Any) -> None:
        """Do it, then refresh the cards of the same goods."""
        chosen = list(objects.values_list("pk", flat=True))
        super().execute(request, objects, form)  # type: ignore[misc]  # a mixin's super
        refresh_cards(chosen)


class MakePublicAction(CategoriesFollow, oscar.MakePublicAction):
    """Show shelves."""


class MakeNonPublicAction(CategoriesFollow, oscar.MakeNonPublicAction):
    """Hide shelves."""


class MakeProductsPublicAction(CardsFollow, oscar.MakeProductsPublicAction):
    """Show goods; listings that are not accepted stay as they are."""

    def execute(self, request: Any, objects: Any, form: Any) -> None:
        """Leave out what its producer has not handed in, or what was sent back, and say so."""
        accepted = objects.filter(state=ListingState.PUBLISHED)
        if left := objects.count() - accepted.count():
            said = ngettext(
                "%(n)s listing is not accepted and stays hidden.",
                "%(n)s listings are not accepted and stay hidden.",
                left,
            )
            messages.warning(request, said % {"n": spoken(left)})
        super().execute(request, accepted, form)


class MakeProductsNonPublicAction(CardsFollow, oscar.MakeProductsNonPublicAction):
    """Hide goods."""


class SetProductPriceAction(oscar.SetProductPriceAction):
    """New prices in whole toman, all or none."""

    @atomic
    def execute(self, request: Any, objects: Any, form: Any) -> None:
        """Write the new prices; refuse them all when one would fall to nothing."""
        offers = StockRecord.objects.select_for_update().filter(
            product__in=list(objects.values_list("pk", flat=True)),
            partner__in=form.cleaned_data["partners"],
            price__isnull=False,
        )
        prices = {offer: _price(offer, form) for offer in offers.order_by("pk")}
        if min(prices.values(), default=1) <= 0:
            messages.error(request, _("A price would fall to nothing; no price was changed."))
            return
        changed = [offer for offer, price in prices.items() if offer.price != price]
        for offer in changed:
            offer.price = prices[offer]
            offer.save(update_fields=["price", "date_updated"])
        said = ngettext("%(n)s price was changed.", "%(n)s prices were changed.", len(changed))
        messages.success(request, said % {"n": spoken(len(changed))})


def _price(offer: StockRecord, form: Any) -> int:
    """Return the new price in rials of one offer: its own, or by the rule for all."""
    said, own = form.cleaned_data, form.get_specific_prices()
    if offer.product_id in own:
        return int(own[offer.product_id])
    return new_price(
        from_decimal(offer.price),
        to=said.get("new_price"),
        more=said.get("increase_by_amount"),
        percent=said.get("increase_by_percentage"),
    )


def new_price(
    old: Rials, *, to: int | None = None, more: int | None = None, percent: Decimal | None = None
) -> int:
    """Return a price in rials: ``to``, or ``old`` and ``more``, or ``old`` and ``percent`` of it.

    What a percentage makes is rounded to the nearest toman; ``old`` where nothing is said.
    """
    if to is not None:
        return to
    if more is not None:
        return old + more
    if percent is None:
        return old
    toman = old * (100 + percent) / 100 / RIALS_PER_TOMAN
    return int(toman.quantize(Decimal(1), ROUND_HALF_UP)) * RIALS_PER_TOMAN
