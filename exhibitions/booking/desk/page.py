"""All that the page of one booking shows, as plain values."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from core.jalali import date_text
from core.language import either, language, spoken
from core.models import MoveRecord
from exhibitions.booking import words
from exhibitions.booking.actions.letting_go import permille_on
from exhibitions.booking.actions.paying import amount_due, can_be_paid
from exhibitions.booking.links import key_of
from exhibitions.booking.queries import dues_of, had_codes, held_stalls, payments_of
from exhibitions.booking.readiness import readiness
from exhibitions.booking.rules import due_by, refund_of
from exhibitions.models import Booking, Fair, Guarantee, NeededPaper
from exhibitions.states import BookingState, FairState, GuaranteeState
from shop.order.page import way_choice
from shop.order.plan import CASH
from shop.payment.gateways import gateways_for
from shop.payment.models import Payment
from shop.payment.states import PaymentState


def letter_of(booking: Booking) -> Guarantee | None:
    """Return the letter of a booking fetched along, ``None`` without one. No query."""
    try:
        return booking.guarantee
    except Guarantee.DoesNotExist:
        return None


def card_of(booking: Booking) -> dict[str, Any]:
    """Return what a list shows of a booking with its stalls fetched. No query."""
    codes = [row.stall.code for row in booking.stalls.all()]
    return {
        "booking": booking,
        "fair": booking.fair,
        "codes": spoken(_(", ").join(codes)),
        "badge": words.badge_of(booking),
        "payable": can_be_paid(booking),
    }


def booking_page(booking: Booking) -> dict[str, Any]:
    """Return the context of a booking's page. About twenty-five queries."""
    letter = letter_of(booking)
    payments = list(payments_of(booking))
    now = timezone.now()
    stalls = list(held_stalls([booking]))
    codes = _(", ").join(row.stall.code for row in stalls) or had_codes(booking)
    days_left = (booking.fair.starts_on - timezone.localdate()).days
    returns = refund_of(booking.kept, permille_on(booking, timezone.localdate()))
    return {
        "booking": booking,
        "fair": booking.fair,
        "codes": spoken(codes),
        "stalls": stalls,
        "badge": words.badge_of(booking, letter.state if letter else ""),
        "rows": rows_of(booking),
        "money": money_of(booking),
        "pay": _pay(booking, payments),
        "until": booking.held_until if booking.state == BookingState.HELD else None,
        "seconds": seconds_left(booking, now),
        "letter": letter,
        "letter_state": letter.state if letter else "",
        "may_send_letter": _may_send_letter(booking, letter),
        "papers": papers_of(booking),
        "lacks": lacks_now(booking),
        "terms": terms_of(booking.fair),
        "can_give_back": booking.is_live and booking.fair.state != FairState.RUNNING,
        "returns": returns,
        "days_left": days_left,
        "history": history_of(booking),
        "offer_key": key_of("offer", booking.number),
    }


def seconds_left(booking: Booking, now: datetime) -> int:
    """Return for how many more seconds a held booking is kept; 0 when its time is over."""
    if booking.state != BookingState.HELD or booking.held_until is None:
        return 0
    return max(0, int((booking.held_until - now).total_seconds()))


def rows_of(booking: Booking) -> list[dict[str, Any]]:
    """Return what the sum is made of. One query."""
    extra = list(booking.add_ons.select_related("add_on"))
    stalls = booking.total - sum(row.price * row.quantity for row in extra)
    rows: list[dict[str, Any]] = [{"label": _("Stall"), "rials": stalls}]
    for row in extra:
        name = either(row.add_on.name_fa, row.add_on.name_en)
        label = f"{name} × {spoken(row.quantity)}" if row.quantity > 1 else name
        rows.append({"label": label, "rials": row.price * row.quantity})
    return [*rows, {"label": _("In all"), "rials": booking.total, "kind": "sum"}]


def money_of(booking: Booking) -> list[dict[str, Any]]:
    """Return what was paid, what went back and what is left to pay, and when. One query."""
    rows: list[dict[str, Any]] = []
    if booking.paid:
        rows.append({"label": _("Paid"), "rials": booking.paid})
    if booking.refunded:
        rows.append({"label": _("Goes back to you"), "rials": booking.refunded, "kind": "minus"})
    if not booking.is_live:
        return rows
    dues = dues_of(booking)
    for due in dues:
        left = due_by(booking.due_first, dues, due.on) - max(
            booking.paid, due_by(booking.due_first, dues, due.on) - due.amount
        )
        if left > 0:
            day = date_text(due.on, language(), "day_month")
            rows.append({"label": _("To pay until %(day)s") % {"day": day}, "rials": left})
    return rows


def _pay(booking: Booking, payments: list[Payment]) -> dict[str, Any] | None:
    """Return what may be paid now and how; ``None`` when nothing is asked."""
    waiting = next((p for p in payments if p.state == PaymentState.WAITING), None)
    if waiting is not None and booking.is_live:
        return {"waiting": waiting}
    if not can_be_paid(booking) or booking.left <= 0:
        return None
    due = amount_due(booking)
    ways = [w for w in gateways_for(settings.OSCAR_DEFAULT_CURRENCY) if w.code != CASH]
    return {
        "due": due,
        "whole": booking.left if booking.left > due else 0,
        "first": booking.paid < booking.due_first,
        "ways": [way_choice(way, checked=not n) for n, way in enumerate(ways)],
        "waiting": None,
    }


def _may_send_letter(booking: Booking, letter: Guarantee | None) -> bool:
    waits = booking.state == BookingState.HELD and can_be_paid(booking) and not booking.is_offer
    refused = letter is None or letter.state == GuaranteeState.REFUSED
    return waits and booking.fair.takes_guarantee and refused


def papers_of(booking: Booking) -> list[dict[str, Any]]:
    """Return the documents that the fair asks for, and whether each is in. Three queries."""
    needed = NeededPaper.objects.filter(fair=booking.fair_id)
    sent = dict(booking.papers.values_list("paper", "file"))
    before = set()
    if booking.application is not None:
        before = set(booking.application.papers.values_list("paper", flat=True))
    return [
        {
            "pk": paper.pk,
            "name": either(paper.name_fa, paper.name_en),
            "is_required": paper.is_required,
            "is_in": paper.pk in sent or paper.pk in before,
        }
        for paper in needed
    ]


def lacks_now(booking: Booking) -> list[Any]:
    """Return what lacks until the fair, in words, of a booking that is confirmed."""
    if booking.state != BookingState.CONFIRMED or booking.fair.ends_on < timezone.localdate():
        return []
    found = readiness(booking.fair, [booking])[0]
    return [] if found.is_green else found.words


def terms_of(fair: Fair) -> list[str]:
    """Return the terms of a fair in sentences. One query."""
    texts = []
    steps = fair.refund_steps.order_by("-days_before").values_list("days_before", "permille")
    for days, permille in steps:
        values = {"days": spoken(days), "percent": spoken(f"{permille / 10:g}")}
        text = _(
            "Given back %(days)s days before the fair or earlier, %(percent)s percent returns."
        )
        texts.append(text % values)
    if not texts:
        texts.append(_("Given back before the first day of the fair, all of the fee returns."))
    texts.append(_("If the fair does not take place, all of the fee returns."))
    texts.append(
        _(
            "Three days before the fair, licence, fee and documents must be there; "
            "or the stall goes to the next in line."
        )
    )
    if fair.change_until:
        day = date_text(fair.change_until, language())
        texts.append(_("Changes are possible until %(day)s.") % {"day": day})
    return texts


def history_of(booking: Booking) -> list[dict[str, Any]]:
    """Return what happened to a booking, the newest last. One query."""
    rows = MoveRecord.objects.filter(model=booking._meta.label_lower, object_id=booking.pk)
    return [
        {"at": row.at, "text": words.DID.get(row.to_state, row.to_state), "reason": row.reason}
        for row in rows.order_by("pk")
    ]
