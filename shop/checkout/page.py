"""All that the second screen shows, as plain values."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.language import either, joined
from core.money import Rials
from shop.basket.page import goods_rows
from shop.basket.queries import Contents
from shop.basket.requests import ShopRequest
from shop.checkout.till import Till, Where
from shop.order import words
from shop.order.page import way_choice
from shop.order.plan import CASH, ParcelPlan, Plan, plan_of
from shop.payment.gateways import gateways_for
from shop.payment.protocol import Gateway
from shop.shipping import rules as shipping
from shop.shipping import words as shipping_words
from shop.shipping.queries import destination, place_name


def plan_for(till: Till, contents: Contents) -> Plan | None:
    """Return the plan of a basket with what was chosen so far; ``None`` without a place."""
    to = destination(till.where["place"]) if till.where else None
    return plan_of(contents, to, till.choices, timezone.localdate()) if to else None


def delivery(request: ShopRequest, till: Till, contents: Contents, plan: Plan) -> dict[str, Any]:
    """Return the context of the second screen."""
    ways = plan.ways_to_pay()
    chosen = next((way for way in ways if way.code == till.gateway), None) or next(iter(ways), None)
    where = till.where
    return {
        "till": till,
        "where": where,
        "where_text": _where(where) if where else "",
        "phone": words.phone(where["mobile"]) if where else "",
        "parcels": [_parcel(parcel) for parcel in plan.parcels],
        "ways": [way_choice(way, checked=way == chosen) for way in ways],
        "no_cash": no_cash(plan, ways),
        "plan": plan,
        "rows": rows(request.basket, contents, plan),
        "steps": steps(2),
    }


def _where(where: Where) -> str:
    return words.address_line(place_name(where["place"]), where["line"])


def rows(basket: Any, contents: Contents, plan: Plan) -> list[dict[str, Any]]:
    """Return the rows of the sum: goods, discounts, sending by producer, and all of it."""
    several = len(plan.parcels) > 1
    found = goods_rows(basket, contents)
    for parcel in plan.parcels:
        label = _("Sending from %(name)s") % {"name": _name(parcel)} if several else _("Sending")
        free = "" if parcel.shipping else _("free")
        found.append({"label": label, "rials": parcel.shipping, "text": free})
    return [*found, {"label": _("In all"), "rials": plan.total, "kind": "sum"}]


def steps(now: int) -> list[dict[str, Any]]:
    """Return the step bar; ``now`` counts from 1."""
    labels = [(_("Where to"), reverse("checkout:index")), (_("How"), ""), (_("Payment"), "")]
    states = {True: "done", False: ""}
    return [
        {"label": label, "url": url, "state": "now" if n == now else states[n < now]}
        for n, (label, url) in enumerate(labels, start=1)
    ]


def _parcel(parcel: ParcelPlan) -> dict[str, Any]:
    return {
        "seller": parcel.seller,
        "lines": parcel.group.lines,
        "field": f"send-{parcel.seller.pk}",
        "choices": list(_choices(parcel)),
        "why": ""
        if parcel.quote or not parcel.obstacle
        else shipping_words.reason(parcel.obstacle),
    }


def _choices(parcel: ParcelPlan) -> Iterable[dict[str, Any]]:
    for quote in parcel.quotes:
        day = words.day(parcel.promise_by(quote).promised_by)
        yield {
            "value": quote.code,
            "label": shipping_words.label(quote.code),
            "note": _note(parcel, quote.code, day),
            "price": Rials(quote.price),
            "checked": quote == parcel.quote,
        }


def _note(parcel: ParcelPlan, code: str, day: str) -> str:
    if code == shipping.PICKUP:
        place = either(parcel.seller.pickup, parcel.seller.pickup_en)
        return _("%(place)s, ready by %(day)s") % {"place": place, "day": day}
    if code == shipping.DIGITAL:
        return _("You settle the time with the producer, by %(day)s") % {"day": day}
    return _("with you by %(day)s") % {"day": day}


def no_cash(plan: Plan, ways: Sequence[Gateway]) -> str:
    """Return why cash is not among the ways to pay; '' where it is, or is no way here at all."""
    is_way = any(way.code == CASH for way in gateways_for(settings.OSCAR_DEFAULT_CURRENCY))
    if not is_way or any(way.code == CASH for way in ways):
        return ""
    if refusers := [_name(p) for p in plan.parcels if not p.seller.accepts_cod]:
        return _("Cash on delivery is not possible here: %(names)s cannot take cash.") % {
            "names": joined(*refusers)
        }
    if places := {door.place for door in plan.doors if not door.place_allows}:
        names = joined(*(place_name(code) for code in sorted(places)))
        return _("Cash on delivery is not possible here: no cash is taken in %(names)s.") % {
            "names": names
        }
    return _("Cash on delivery is for goods only: here is something that no one brings.")


def _name(parcel: ParcelPlan) -> str:
    return either(parcel.seller.name, parcel.seller.name_en)
