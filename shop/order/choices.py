"""What a buyer may do with a parcel now, and what is said when it is late."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from core.language import either, language
from core.money import Rials, toman_text
from shop.order import deadlines, words
from shop.order.models import Order, Parcel
from shop.order.plan import CASH
from shop.order.states import ParcelState
from shop.shipping.carriers import carriers

UNPAID = (ParcelState.AWAITING_PAYMENT, ParcelState.EXPIRED)


def choices_of(order: Order, parcel: Parcel, today: date) -> dict[str, Any]:
    """Return what ``orders/parcel.html`` offers the buyer below a parcel. No query."""
    is_posted = parcel.state == ParcelState.POSTED
    late = deadlines.is_late(parcel.state, parcel.ready_by, parcel.promised_by, today)
    counts_on = deadlines.counts_as_delivered_on(parcel.promised_by)
    return {
        "number": parcel.number,
        "is_late": late,
        "late_text": late_text(parcel) if late else "",
        "can_confirm": is_posted,
        "can_cancel": deadlines.may_cancel(parcel.state, parcel.ready_by, today),
        "is_paid_in_cash": order.payment_gateway == CASH,
        "can_report_code": is_posted and bool(parcel.tracking_code) and not parcel.code_wrong_at,
        "can_report_missing": is_posted and late and not parcel.missing_at,
        "code_reported": is_posted and parcel.code_wrong_at is not None,
        "missing_reported": is_posted and parcel.missing_at is not None,
        "counts_on": counts_on if is_posted and parcel.missing_at is None else None,
        "ended": ended(order, parcel),
        "may_talk": parcel.state not in UNPAID,
        "may_review": parcel.state == ParcelState.DELIVERED,
        "carrier": carrier_name(parcel),
        "track_url": track_url(parcel),
    }


def late_text(parcel: Parcel) -> str:
    """Return what is late and what the buyer can do about it."""
    if parcel.state == ParcelState.POSTED:
        return _(
            "This parcel should have arrived by %(day)s. Look where it is with its tracking code; "
            "if it does not come, tell us here."
        ) % {"day": words.day(parcel.promised_by)}
    return _(
        "This parcel is late: it was to be handed over by %(day)s. The producer was reminded. You "
        "can wait, or call it off and have your money back."
    ) % {"day": words.day(parcel.ready_by)}


def ended(order: Order, parcel: Parcel) -> str:
    """Return why a paid parcel ended, or that a part of it is not sent, and what goes back."""
    if not parcel.refunded:
        return ""
    back = {"sum": toman_text(Rials(parcel.refunded), language())}
    is_part = any(line.refused for line in parcel.lines.all())
    if parcel.state == ParcelState.DELIVERED and not is_part:
        return _("%(sum)s of it goes back to you, as your request below says.") % back
    if order.payment_gateway == CASH:
        money = _("You pay %(sum)s less at the door.") % back
    else:
        money = _("%(sum)s goes back to where you paid from.") % back
    why = words.why_to_buyer(parcel.ended_why) or _("A part of it is not sent.")
    return f"{why} {money}"


def carrier_name(parcel: Parcel) -> str:
    """Return who carries it, '' before it was handed over."""
    found = carriers().get(parcel.carrier)
    return either(found.name_fa, found.name_en) if found else ""


def track_url(parcel: Parcel) -> str:
    """Return where the buyer looks for it, '' for nowhere."""
    found = carriers().get(parcel.carrier)
    return found.track_url if found and parcel.tracking_code else ""
