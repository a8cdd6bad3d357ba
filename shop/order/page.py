"""All that an order's page shows, as plain values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.language import either, language, spoken
from core.models import MoveRecord
from core.money import Rials, toman_text
from shop.order import deadlines, track, words
from shop.order.access import is_buyer, is_staff
from shop.order.aftercare import after_arrival
from shop.order.choices import carrier_name, choices_of, track_url
from shop.order.models import Line, Order, Parcel
from shop.order.queries import has_invoice, parcels_of, payments_of, ways_of
from shop.order.rights import rights_of
from shop.order.states import OVER, OrderState, ParcelState
from shop.payment.gateways import gateway
from shop.payment.models import Payment
from shop.payment.protocol import Gateway
from shop.payment.states import PaymentState
from shop.shipping import rules as shipping
from shop.shipping import words as shipping_words

HEADINGS = {
    OrderState.PLACED: gettext_lazy("Thank you. The producers know of your order."),
    OrderState.COMPLETED: gettext_lazy("Everything has arrived."),
    OrderState.CANCELLED: gettext_lazy("This order was called off."),
    OrderState.EXPIRED: gettext_lazy("This order was not paid in time."),
}
CLOSED = (*OVER, ParcelState.EXPIRED)


def order_page(request: HttpRequest, order: Order) -> dict[str, Any]:
    """Return the context of the order's page; four queries beside the order's own.

    Once a parcel has come, one more of each floor that knows something of it.
    """
    now, today = timezone.now(), timezone.localdate()
    parcels = parcels_of(order)
    reached = reached_by(parcels)
    payment = payments_of(order).first()
    buyer = is_buyer(request, order)
    status = status_at(order, now)
    payable = buyer and order.can_be_paid(now)
    after = after_arrival(parcels if buyer else [])
    return {
        "order": order,
        "state": state(status, payment),
        "status": status,
        "heading": heading(status, payment),
        "parcels": [
            parcel_card(parcel, reached[parcel.pk], today)
            | {"choices": choices_of(order, parcel, today) if buyer else None}
            | {"after": after.get(parcel.pk, {})}
            | {"withdrawal": rights_of(parcel, after.get(parcel.pk, {}))}
            for parcel in parcels
        ],
        "rows": rows(order, parcels),
        "address": order.shipping_address if buyer else None,
        "place": words.place_of(order.shipping_address) if order.shipping_address else "",
        "phone": words.phone(order.mobile),
        "has_invoice": has_invoice(order, parcels),
        "is_staff": is_staff(request) and not buyer,
        "payment": payment,
        "payment_text": payment_text(payment, status),
        "is_pending": is_pending(payment),
        "is_checked": is_checked(payment) and status == OrderState.AWAITING_PAYMENT,
        "payable": payable,
        "can_cancel": buyer and status == OrderState.AWAITING_PAYMENT,
        "minutes": minutes_left(order, now),
        "ways": [
            way_choice(way, checked=way.code == order.payment_gateway)
            for way in ways_of(order, parcels)
        ]
        if payable
        else [],
    }


def status_at(order: Order, now: datetime) -> OrderState:
    """Return the order's state, expired as soon as its hold is over."""
    waits = order.status == OrderState.AWAITING_PAYMENT
    return OrderState.EXPIRED if waits and not order.can_be_paid(now) else order.state


def is_pending(payment: Payment | None) -> bool:
    """Return whether a bank was asked for the money and has not answered yet."""
    if payment is None or payment.state != PaymentState.STARTED:
        return False
    return gateway(payment.gateway).pays_now


def is_checked(payment: Payment | None) -> bool:
    """Return whether the buyer handed in a receipt number and staff look for the money."""
    return payment is not None and payment.state == PaymentState.WAITING


def heading(status: OrderState, payment: Payment | None) -> str:
    """Return the first sentence of the page."""
    if status in HEADINGS:
        return str(HEADINGS[status])
    if is_checked(payment):
        return _("We are looking for your transfer.")
    if payment is not None and payment.state in (PaymentState.DECLINED, PaymentState.EXPIRED):
        return _("The payment did not go through. Nothing is lost yet.")
    return _("One step is left: the payment.")


def state(status: OrderState, payment: Payment | None) -> str:
    """Return the order's state in words; who told a receipt number has nothing left to do."""
    if status == OrderState.AWAITING_PAYMENT and is_checked(payment):
        return payment_text(payment, status)
    return words.state_words(status)


def payment_text(payment: Payment | None, status: str) -> str:
    """Return how the newest try to pay stands, in words; ``status`` is the order's state."""
    if payment is None:
        return ""
    if is_checked(payment) and status != OrderState.AWAITING_PAYMENT:
        return _("If your transfer arrives, we send it back")
    texts = {
        PaymentState.CONFIRMED: _("Paid"),
        PaymentState.DUE: _("You pay in cash when the goods arrive"),
        PaymentState.WAITING: _("We look for your transfer"),
        PaymentState.REFUNDED: _("Sent back to you"),
        PaymentState.DECLINED: _("Not paid: the try was declined"),
        PaymentState.EXPIRED: _("Not paid"),
    }
    if payment.state == PaymentState.CONFIRMED and payment.goes_back:
        return _("Paid, and on its way back to you")
    if payment.state == PaymentState.CONFIRMED and payment.going_back:
        back = toman_text(Rials(payment.going_back), language())
        return _("Paid; %(sum)s of it goes back to you") % {"sum": back}
    return texts.get(PaymentState(payment.state), _("Not paid yet"))


def minutes_left(order: Order, now: datetime) -> int:
    """Return for how many more minutes the goods are held, at least one while they are."""
    if not order.can_be_paid(now) or order.hold_until is None:
        return 0
    return max(1, int((order.hold_until - now).total_seconds()) // 60)


def reached_by(parcels: list[Parcel]) -> dict[int, dict[str, datetime]]:
    """Return when each parcel came to each of its states. One query."""
    reached: dict[int, dict[str, datetime]] = defaultdict(dict)
    moves = MoveRecord.objects.filter(
        model=Parcel._meta.label_lower, object_id__in=[parcel.pk for parcel in parcels]
    )
    for pk, state, at in moves.order_by("pk").values_list("object_id", "to_state", "at"):
        reached[pk][state] = at
    return reached


def parcel_card(parcel: Parcel, reached: Mapping[str, datetime], today: date) -> dict[str, Any]:
    """Return what ``parts/parcel_card.html`` shows of a parcel."""
    open_still = parcel.state not in CLOSED
    return {
        "parcel": {
            "seller_name": words.seller_of(parcel),
            "url": parcel.seller.get_absolute_url(),
            "number": parcel.number,
            "promise": parcel.promised_by if open_still else None,
            "tracking": parcel.tracking_code,
            "carrier": carrier_name(parcel),
            "track_url": track_url(parcel),
            "note": note_of(parcel),
        },
        "steps": track.steps(parcel.state, parcel.shipping_code, reached),
        "lines": [line_of(line) for line in parcel.lines.all()],
        "money": [
            *goods_rows([parcel]),
            {
                "label": shipping_words.label(parcel.shipping_code),
                "rials": parcel.shipping,
                "text": "" if parcel.shipping else _("free"),
            },
        ],
        "is_late": deadlines.is_late(parcel.state, parcel.ready_by, parcel.promised_by, today),
    }


def goods_rows(parcels: Iterable[Parcel], label: str = "") -> list[dict[str, Any]]:
    """Return what the goods cost and, where codes or offers took something off, how much.

    ``label`` calls the discount by another name. No query: the lines are fetched.
    """
    parcels = list(parcels)
    items = sum(parcel.items for parcel in parcels)
    off = sum(line.discount for parcel in parcels for line in parcel.lines.all())
    rows: list[dict[str, Any]] = [{"label": _("Goods"), "rials": items + off}]
    if off:
        rows.append({"label": label or _("Discount"), "rials": -off, "kind": "minus"})
    return rows


def note_of(parcel: Parcel) -> str:
    """Return where a parcel is fetched, '' for one that is sent."""
    if parcel.shipping_code != shipping.PICKUP:
        return ""
    place = either(parcel.seller.pickup, parcel.seller.pickup_en)
    return _("You fetch it at: %(place)s") % {"place": place}


def line_of(line: Line) -> dict[str, Any]:
    """Return what ``parts/line.html`` shows of a line."""
    return {
        "title": words.title_of(line),
        "url": _url_of(line),
        "quantity": line.left or line.quantity,
        "photo": line.photo,
        "rials": line.paid - line.refunded if line.left else line.paid,
        "note": note_of_line(line),
    }


def note_of_line(line: Line) -> str:
    """Return what the buyer wants written on it, and how many pieces are not sent."""
    wish = _("with: %(wish)s") % {"wish": line.wish} if line.wish else ""
    return " · ".join(filter(None, [wish, refused_note(line)]))


def refused_note(line: Line) -> str:
    """Return how many pieces of a line are not sent, '' when all are."""
    if not line.refused:
        return ""
    text = ngettext("%(n)s of %(all)s is not sent", "%(n)s of %(all)s are not sent", line.refused)
    return text % {"n": spoken(line.refused), "all": spoken(line.quantity)}


def rows(order: Order, parcels: list[Parcel]) -> list[dict[str, Any]]:
    """Return what makes up the order's sum, without what goes back of it."""
    free = "" if order.shipping_total else _("free")
    found: list[dict[str, Any]] = [
        *goods_rows(parcels),
        {"label": _("Sending"), "rials": order.shipping_total, "text": free},
    ]
    back = sum(parcel.refunded for parcel in parcels)
    if back:
        minus = "\N{MINUS SIGN}" + toman_text(Rials(back), language())
        found.append({"label": _("Goes back to you"), "text": minus, "kind": "minus"})
    return [*found, {"label": _("In all"), "rials": order.total - back, "kind": "sum"}]


def _url_of(line: Line) -> str:
    product = line.product and (line.product.parent or line.product)
    if product is None or not product.is_public:
        return ""
    kwargs = {"product_slug": product.slug, "pk": product.pk}
    return reverse("catalogue:detail", kwargs=kwargs)


def way_choice(way: Gateway, *, checked: bool) -> dict[str, Any]:
    """Return what ``parts/radio_cards.html`` shows of a way to pay."""
    return {
        "value": way.code,
        "label": str(way.label),
        "note": str(way.hint),
        "checked": checked,
        "sign": words.PAYMENT_SIGNS.get(way.code, "card"),
    }
