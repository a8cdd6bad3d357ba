"""All that the basket page shows, as plain values."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from core.language import language
from core.money import Rials, from_decimal, toman_text
from shop.basket.forms import DestinationForm
from shop.basket.queries import Contents, Group, contents
from shop.basket.requests import ShopRequest
from shop.coupons import words as coupon_words
from shop.coupons.models import coupon_of
from shop.coupons.queries import coupons_in, obstacle
from shop.shipping import queries as shipping
from shop.shipping import rules, words
from shop.shipping.parcels import Destination, Quote


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
    """Return the context of the basket page. At most eight queries for a guest without codes."""
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
        "typed_code": request.GET.get("code", "")[:40],
        **voucher_context(basket, request.user),
    }


def goods_rows(basket: Any, found: Contents) -> list[dict[str, Any]]:
    """Return the rows of the sum: goods, and what codes and Oscar's offers took off. No query."""
    full = sum(item.unit * item.quantity for group in found.groups for item in group.lines)
    rows = [{"label": _("Goods"), "rials": full}]
    off, names = full - found.items_total, []
    for given in _given(basket):
        coupon = coupon_of(given["offer"]) if given["voucher"] else None
        if coupon is None:
            names.append(str(given["name"]))
            continue
        label = _("Code %(code)s of %(shop)s")
        facts = {"code": given["voucher"].code, "shop": coupon_words.giver(coupon)}
        taken = from_decimal(given["discount"])
        rows.append({"label": label % facts, "rials": -taken, "kind": "minus"})
        off -= taken
    if off:
        label = ", ".join(dict.fromkeys(names)) or _("Discount")
        rows.append({"label": label, "rials": -off, "kind": "minus"})
    return rows


def _given(basket: Any) -> list[Any]:
    """Return Oscar's list of what made the basket cheaper."""
    applied = basket.offer_applications
    return [*applied.offer_discounts, *applied.voucher_discounts]


def voucher_context(basket: Any, user: Any) -> dict[str, Any]:
    """Return whether a form for codes makes sense, and the codes in use: each with what it does.

    One query if there is none, two more for a basket that holds some.
    """
    if not basket.pk or not get_model("voucher", "Voucher").objects.exists():
        return {"has_vouchers": False, "vouchers": []}
    vouchers = list(basket.vouchers.all())
    return {"has_vouchers": True, "vouchers": _told(basket, vouchers, user) if vouchers else []}


def _told(basket: Any, vouchers: list[Any], user: Any) -> list[dict[str, Any]]:
    """Say of each code what it takes off and who gives it, or why it takes nothing off."""
    off = {given["voucher"].pk: given["discount"] for given in _given(basket) if given["voucher"]}
    coupons = coupons_in(vouchers)
    told = []
    for voucher in vouchers:
        coupon, taken, text = coupons.get(voucher.pk), off.get(voucher.pk), ""
        if coupon is not None and taken is None:
            met = obstacle(coupon, basket, user)
            text = coupon_words.why(coupon, met) if met else _("Another discount is used instead.")
        elif coupon is not None and taken is not None:
            facts = {"off": toman_text(from_decimal(taken), language())}
            text = _("%(off)s off, given by %(shop)s") % {
                **facts,
                "shop": coupon_words.giver(coupon),
            }
        told.append({"pk": voucher.pk, "code": voucher.code, "text": text, "works": taken})
    return told
