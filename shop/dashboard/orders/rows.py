"""What the order pages of staff say, as plain values in the reader's language."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from core.language import spoken
from core.models import MoveRecord, User
from core.money import from_decimal
from core.validators import local_mobile
from shop.order import words
from shop.order.models import Line, Order, Parcel
from shop.payment.admin_columns import gateway_words, moment_text
from shop.payment.models import Payment
from shop.shipping import words as shipping_words


def url_of(number: str) -> str:
    """Return the address of an order's page in the dashboard."""
    return reverse("dashboard:order-detail", kwargs={"number": number})


def listed(order: Order) -> dict[str, Any]:
    """Return an order in short; its address and user must be read already."""
    address, user = order.shipping_address, order.user
    return {
        "order": order,
        "pk": order.pk,
        "number": order.number,
        "url": url_of(order.number),
        "state": words.state_of(order),
        "at": moment_text(order.date_placed),
        "total": order.total,
        "name": (address and address.name) or (user and user.get_full_name()) or "",
        "mobile": words.phone(order.mobile) if order.mobile else "",
        "email": order.email or "",
        "user_url": reverse("dashboard:user-detail", args=[user.pk]) if user else "",
        "held": moment_text(order.hold_until),
    }


def parcel(found: Parcel) -> dict[str, Any]:
    """Return a parcel with its lines, from ``parcels_of``."""
    return {
        "parcel": found,
        "seller": words.seller_of(found),
        "seller_url": reverse("dashboard:partner-manage", args=[found.seller_id]),
        "state": str(words.PARCEL_STATES[found.state]),
        "way": shipping_words.label(found.shipping_code),
        "lines": [_line(line) for line in found.lines.all()],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "title": words.title_of(line),
        "url": reverse("dashboard:catalogue-product", args=[line.product_id])
        if line.product_id
        else "",
        "pieces": line.quantity,
        "paid": line.paid,
        "before": from_decimal(line.line_price_before_discounts_incl_tax),
        "held": line.num_allocated,
    }


def payment(found: Payment) -> dict[str, Any]:
    """Return a try to pay, with the address where staff decide on it."""
    return {
        "url": reverse("admin:payment_payment_change", args=[found.pk]),
        "list_url": reverse("admin:payment_payment_changelist") + f"?q={found.reference}",
        "way": gateway_words(found.gateway),
        "state": found.get_state_display(),
        "amount": found.amount,
        "receipt": found.receipt,
        "at": moment_text(found.created_at),
    }


def _who(user: User | None) -> str:
    """Return a name that a human knows someone by: user names are drawn by lot."""
    if user is None:
        return ""
    return user.get_full_name() or spoken(local_mobile(user.mobile or "")) or user.email


def move(record: MoveRecord, parcels: Sequence[Parcel]) -> dict[str, Any]:
    """Return a move in words; ``parcels`` are the order's."""
    numbers = {parcel.pk: parcel.number for parcel in parcels}
    is_order = record.model == Order._meta.label_lower
    names = words.ORDER_STATES if is_order else words.PARCEL_STATES
    return {
        "at": moment_text(record.at),
        "what": "" if is_order else numbers.get(record.object_id, ""),
        "before": str(names.get(record.from_state, record.from_state)),
        "after": str(names.get(record.to_state, record.to_state)),
        "by": _who(record.by),
        "reason": words.why(record.reason) or record.reason,
    }
