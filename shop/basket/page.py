"""All that the basket page shows, as plain values."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from core.money import Rials
from shop.basket.forms import DestinationForm
from shop.basket.queries import Contents, Group, contents
from shop.basket.requests import ShopRequest
from shop.shipping import queries as shipping
from shop.shipping import rules, words
from shop.shipping.rules import Destination, Quote


@dataclass(frozen=True)
class Section:
    """A seller's goods with the cheapest way to get them, and ``why`` when nothing is sent."""

    group: Group
    quote: Quote | None
    way: str
    why: str

    @property
    def fetched(self) -> bool:
        """Whether the buyer fetches the goods: nothing is sent."""
        return self.quote is not None and self.quote.code == rules.PICKUP

    @property
    def arrives(self) -> tuple[int, int] | None:
        """Least and most working days until the goods arrive; ``None`` if nothing is sent."""
        if self.quote is None or self.quote.code in (rules.PICKUP, rules.DIGITAL):
            return None
        least, most = self.quote.days
        return self.group.lead_days + least, self.group.lead_days + most


@dataclass(frozen=True)
class Typed:
    """What a buyer wrote for a line and why it was not taken."""

    pk: int
    text: str
    error: str


def section_of(group: Group, to: Destination | None) -> Section:
    """Return a group with its estimate; to the seller's own county without ``to``."""
    quote = shipping.cheapest(group.spec, to)
    way = words.label(quote.code) if quote else ""
    why = rules.obstacle_to_sending(group.spec, to or shipping.home_of(group.spec))
    return Section(group, quote, way, words.reason(why) if why else "")


def page(request: ShopRequest, *, typed: Typed | None = None) -> dict[str, Any]:
    """Return the context of the basket page. At most eight queries for a guest."""
    basket = request.basket
    found = contents(basket)
    to = shipping.chosen(request)
    sections = [section_of(group, to) for group in found.groups]
    sending = Rials(sum(section.quote.price for section in sections if section.quote))
    request.basket_count = found.count
    return {
        "contents": found,
        "sections": sections,
        "gone": found.gone,
        "typed": typed,
        "to": to,
        "to_name": shipping.place_name(to.code) if to else "",
        "destination_form": DestinationForm(initial={"to": to.code if to else ""}),
        "rows": goods_rows(basket, found),
        "sending": sending,
        "total": Rials(found.items_total + sending),
        "unsendable": [section for section in sections if section.quote is None],
        "basket_count": found.count,
        **voucher_context(basket),
    }


def goods_rows(basket: Any, found: Contents) -> list[dict[str, Any]]:
    """Return the rows of the sum: goods, and what Oscar's offers and vouchers took off."""
    full = sum(item.unit * item.quantity for group in found.groups for item in group.lines)
    rows = [{"label": _("Goods"), "rials": full}]
    if off := full - found.items_total:
        applied = basket.offer_applications
        names = [str(a["name"]) for a in applied.offer_discounts + applied.voucher_discounts]
        label = ", ".join(dict.fromkeys(names)) or _("Discount")
        rows.append({"label": label, "rials": -off, "kind": "minus"})
    return rows


def voucher_context(basket: Any) -> dict[str, Any]:
    """Return whether a voucher form makes sense, and the vouchers in use. One query if none is."""
    if not basket.pk or not get_model("voucher", "Voucher").objects.exists():
        return {"has_vouchers": False, "vouchers": []}
    return {"has_vouchers": True, "vouchers": list(basket.vouchers.all())}
