"""What the desk shows of a parcel, as plain values: only this seller's part, and only now.

Who bought it and where it goes is shown from her yes until a while after it arrived.
"""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.order import deadlines, track, words
from shop.order.books.actions import sold_line
from shop.order.books.rules import split
from shop.order.models import Line, Order, Parcel
from shop.order.page import goods_rows, note_of_line
from shop.order.queries import payments_of
from shop.order.states import ParcelState
from shop.payment.states import PaymentState
from shop.shipping import rules as shipping
from shop.shipping import words as shipping_words

TAB_WORDS: dict[str, Promise] = {
    "new": gettext_lazy("To answer"),
    "preparing": gettext_lazy("To make and hand over"),
    "posted": gettext_lazy("On their way"),
    "delivered": gettext_lazy("Delivered orders"),
    "off": gettext_lazy("Not sent"),
}
EMPTY_WORDS: dict[str, Promise] = {
    "new": gettext_lazy("No order waits for your answer."),
    "preparing": gettext_lazy("Nothing is to be made or handed over."),
    "posted": gettext_lazy("No parcel of yours is on its way."),
    "delivered": gettext_lazy("Nothing was delivered yet."),
    "off": gettext_lazy("You refused nothing, and no buyer called anything off."),
}
SEEN_LINES = 3
OFF = (ParcelState.REFUSED, ParcelState.CANCELLED)


def card(parcel: Parcel, today: date) -> dict[str, Any]:
    """Return a parcel of a list. No query beside those of ``queries.listed``."""
    lines = [line_of(line) for line in parcel.lines.all()]
    return {
        "number": parcel.number,
        "state": parcel.state,
        "state_words": track.label(parcel.state, parcel.shipping_code),
        "lines": lines[:SEEN_LINES],
        "more": len(lines) - SEEN_LINES if len(lines) > SEEN_LINES else 0,
        "rials": parcel.kept if parcel.refunded else parcel.total,
        "place": place_of(parcel.order),
        "way": shipping_words.label(parcel.shipping_code),
        "due": due(parcel, today),
        "is_late": is_late(parcel, today),
        "code_wrong": parcel.code_wrong_at is not None,
        "missing": parcel.missing_at is not None,
        "why": words.why(parcel.ended_why),
        "can_accept": parcel.state == ParcelState.NEW,
        "can_label": parcel.state == ParcelState.PREPARING,
    }


def line_of(line: Line) -> dict[str, Any]:
    """Return what ``parts/line.html`` shows of a line; wishes and what is refused are said."""
    return {
        "title": words.title_of(line),
        "quantity": line.left or line.quantity,
        "photo": line.photo,
        "rials": line.paid - line.refunded,
        "note": note_of_line(line),
    }


def is_late(parcel: Parcel, today: date) -> bool:
    """Return whether it is later than the buyer was promised."""
    return deadlines.is_late(parcel.state, parcel.ready_by, parcel.promised_by, today)


def due(parcel: Parcel, today: date) -> str:
    """Return the next date that matters, in a sentence; '' when nothing is due."""
    if parcel.state == ParcelState.NEW and parcel.answer_by:
        return _("Answer by %(moment)s") % {"moment": words.moment(parcel.answer_by)}
    if parcel.state == ParcelState.PREPARING:
        day = {"day": words.day(parcel.ready_by)}
        if parcel.ready_by == today:
            return _("Hand it over today")
        late = parcel.ready_by < today
        return (
            _("It should have been handed over by %(day)s")
            if late
            else _("Hand it over by %(day)s")
        ) % day
    if parcel.state == ParcelState.POSTED:
        return _("Promised to the buyer by %(day)s") % {"day": words.day(parcel.promised_by)}
    if parcel.state == ParcelState.DELIVERED and parcel.delivered_at:
        arrived = timezone.localdate(parcel.delivered_at)
        return _("Arrived on %(day)s") % {"day": words.day(arrived)}
    return ""


def place_of(order: Order) -> str:
    """Return county and province of the buyer, no more."""
    address = order.shipping_address
    return words.place_of(address) if address else ""


def buyer_of(parcel: Parcel, today: date) -> dict[str, str] | None:
    """Return who gets the parcel and where, ``None`` while she has no need to know."""
    delivered = timezone.localdate(parcel.delivered_at) if parcel.delivered_at else None
    address = parcel.order.shipping_address
    if address is None or not deadlines.shows_address(parcel.state, delivered, today):
        return None
    return {
        "name": address.first_name,
        "place": words.place_of(address),
        "line": words.address_line(words.place_of(address), address.line1),
        "postcode": address.postcode,
        "phone": words.phone(parcel.order.mobile),
        "tel": parcel.order.mobile,
    }


def money_of(parcel: Parcel, code: str = "") -> list[dict[str, Any]]:
    """Return what the buyer pays for this parcel, as rows of a sum.

    ``code`` is the producer's own that made it cheaper.
    """
    label = _("Your code %(code)s") % {"code": code} if code else ""
    rows: list[dict[str, Any]] = [
        *goods_rows([parcel], label),
        {
            "label": shipping_words.label(parcel.shipping_code),
            "rials": parcel.shipping,
            "text": "" if parcel.shipping else _("free"),
        },
    ]
    if parcel.refunded:
        rows.append({"label": _("Goes back to the buyer"), "rials": parcel.refunded})
    rows.append({"label": _("Paid by the buyer"), "rials": parcel.kept, "kind": "sum"})
    return rows


def receipt_of(parcel: Parcel) -> list[dict[str, Any]]:
    """Return what of it Bazarche keeps and what the producer receives; none of what is off."""
    if not parcel.kept or parcel.state in OFF:
        return []
    sold = [sold_line(line) for line in parcel.lines.all()]
    shared = split(sold, parcel.kept - sum(line.kept for line in sold))
    rows = [{"label": _("Bazarche keeps"), "rials": -shared.fee, "kind": "minus"}]
    if shared.tax:
        label = _("Value-added tax, set aside")
        rows.append({"label": label, "rials": -shared.tax, "kind": "minus"})
    return [*rows, {"label": _("You receive"), "rials": shared.net, "kind": "sum"}]


def paid_how(order: Order) -> str:
    """Return how the money comes, as far as whoever hands it over must know. One query."""
    payment = payments_of(order).first()
    if payment is None:
        return ""
    texts = {
        PaymentState.DUE: _("The buyer pays in cash when it arrives."),
        PaymentState.CONFIRMED: _("Paid"),
        PaymentState.WAITING: _("We look for the buyer's transfer"),
        PaymentState.REFUNDED: _("The money went back to the buyer"),
    }
    return texts.get(PaymentState(payment.state), _("Not paid yet"))


def is_fetched(parcel: Parcel) -> bool:
    """Whether the buyer comes for it, so that "posted" means "ready"."""
    return parcel.shipping_code == shipping.PICKUP
