"""What a row of a file would do to a seller's goods: new, changed, unchanged, or what is wrong."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from catalog.bulk.columns import OF_THE_WHOLE
from catalog.bulk.goods import Goods
from catalog.bulk.rules import differences, given
from core.language import spoken
from sellers.models import Partner, Trade
from sellers.strategy import Rights

Fault = tuple[str, str]  # the column's key, the sentence


@dataclass
class Judge:
    """Judges rows for one seller on ``day``; asks for licences and services once."""

    seller: Partner
    day: date
    rights: Rights = field(init=False)
    services: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.rights = Rights(self.day)
        services = Trade.objects.filter(output_kind="service").values_list("pk", flat=True)
        self.services = frozenset(services)

    def faults(self, values: dict[str, Any], goods: Goods | None) -> list[Fault]:
        """Return what keeps these clean values from being written; empty when nothing does."""
        if goods is None:
            return self._of_new(given(values))
        changes = differences(goods.values, values)
        return [*_of_variant(changes, goods), *self._of_trade(changes), *_of_count(changes, goods)]

    def is_uncounted(self, values: dict[str, Any]) -> bool:
        """Whether nobody counts such goods: services, and what is made after each order."""
        return bool(values.get("made_to_order")) or values.get("trade") in self.services

    def _of_new(self, said: dict[str, Any]) -> list[Fault]:
        needed = {
            "title": _("New goods need a name."),
            "price": _("New goods need a price."),
            "trade": _("New goods need a trade."),
        }
        faults = [(key, text) for key, text in needed.items() if key not in said]
        if not self.is_uncounted(said) and "stock" not in said:
            faults.append(("stock", _("Write how many you have, or “yes” under made to order.")))
        if self.is_uncounted(said) and said.get("stock"):
            faults.append(("stock", not_counted()))
        return [*faults, *self._of_trade({k: (None, v) for k, v in said.items()})]

    def _of_trade(self, changes: dict[str, tuple[Any, Any]]) -> list[Fault]:
        trade = changes.get("trade", (None, None))[1]
        if trade is None or self.rights.covers(self.seller.pk, trade):
            return []
        text = _("Your licence does not list this trade. Choose one that it lists.")
        return [("trade", text)]


def _of_variant(changes: dict[str, Any], goods: Goods) -> list[Fault]:
    if not goods.is_variant:
        return []
    text = _("A variant takes this from the goods it belongs to. Leave the cell empty.")
    return [(key, text) for key in changes if key in OF_THE_WHOLE]


def _of_count(changes: dict[str, tuple[Any, Any]], goods: Goods) -> list[Fault]:
    made_to_order = changes.get("made_to_order", (None, goods.values["made_to_order"]))[1]
    held = goods.offer.num_allocated or 0
    stock = changes["stock"][1] if "stock" in changes else goods.offer.num_in_stock
    if made_to_order:
        if "stock" in changes and stock:
            return [("stock", not_counted())]
        if held:
            text = _("Orders hold some of these. Send them first, then make it to order.")
            return [("made_to_order", text)]
        return []
    if stock is None and goods.product.get_product_class().track_stock:
        return [("stock", _("Write how many you have, or “yes” under made to order."))]
    if stock is not None and stock < held:
        text = _("Orders hold %(held)s of these. Write that many or more.")
        return [("stock", text % {"held": spoken(held)})]
    return []


def not_counted() -> str:
    """Say that a count makes no sense here."""
    return _("What is made after each order is not counted. Leave the count empty.")
