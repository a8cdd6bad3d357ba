"""What exhibitors are told of their bookings, in the active language."""

from collections.abc import Callable
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from core.jalali import date_text
from core.language import either, language, spoken
from core.models import MoveRecord
from core.money import Rials, toman_text
from core.telling import News
from exhibitions.booking.links import desk_path, offer_path
from exhibitions.booking.queries import codes_of, dues_of, had_codes
from exhibitions.booking.readiness import lacks_of
from exhibitions.booking.rules import next_due
from exhibitions.models import Booking

Told = Callable[[Booking], tuple[str, str]]


def fair_of(booking: Booking) -> str:
    """Return the name of the booking's fair."""
    return either(booking.fair.name_fa, booking.fair.name_en)


def _money(rials: int) -> str:
    return toman_text(Rials(rials), language())


def _stalls(booking: Booking) -> str:
    return spoken(codes_of(booking) or had_codes(booking))


def until_text(booking: Booking) -> str:
    """Return until when a held booking is kept: day and hour."""
    if booking.held_until is None:
        return ""
    at = timezone.localtime(booking.held_until)
    day, hour = date_text(at.date(), language(), "weekday"), spoken(f"{at:%H:%M}")
    return _("%(day)s, %(hour)s") % {"day": day, "hour": hour}


def _reason(booking: Booking) -> str:
    rows = MoveRecord.objects.filter(model=booking._meta.label_lower, object_id=booking.pk)
    return rows.order_by("-pk").values_list("reason", flat=True).first() or ""


def _held(booking: Booking) -> tuple[str, str]:
    values = {
        "fair": fair_of(booking), "stall": _stalls(booking),
        "sum": _money(booking.due_first), "until": until_text(booking),
    }  # fmt: skip
    return _(
        "Stall %(stall)s at %(fair)s is kept for you. Pay %(sum)s until %(until)s."
    ) % values, ""


def _confirmed(booking: Booking) -> tuple[str, str]:
    text = _("Stall %(stall)s at %(fair)s is yours. Your pass is ready.")
    return text % {"fair": fair_of(booking), "stall": _stalls(booking)}, ""


def _lapsed(booking: Booking) -> tuple[str, str]:
    text = _("Stall %(stall)s at %(fair)s was not paid in time. It is free for others again.")
    return text % {"fair": fair_of(booking), "stall": _stalls(booking)}, ""


def _offer(booking: Booking) -> tuple[str, str]:
    text = _("Stall %(stall)s at %(fair)s is free for you. Say yes or no until %(until)s.")
    values = {"fair": fair_of(booking), "stall": _stalls(booking), "until": until_text(booking)}
    more = _("Without an answer it goes to the next in line.")
    return text % values, more


def _offer_over(booking: Booking) -> tuple[str, str]:
    text = _("You did not answer in time. Stall %(stall)s at %(fair)s went to the next in line.")
    return text % {"fair": fair_of(booking), "stall": _stalls(booking)}, ""


def _given_back(booking: Booking) -> tuple[str, str]:
    text = _("You gave back stall %(stall)s at %(fair)s.")
    return text % {"fair": fair_of(booking), "stall": _stalls(booking)}, _back(booking)


def _cancelled(booking: Booking) -> tuple[str, str]:
    values = {"fair": fair_of(booking), "stall": _stalls(booking), "reason": _reason(booking)}
    text = _("The organiser of %(fair)s took back stall %(stall)s. Reason: %(reason)s")
    return text % values, _back(booking)


def _fair_off(booking: Booking) -> tuple[str, str]:
    text = _("%(fair)s does not take place.") % {"fair": fair_of(booking)}
    return text, _back(booking)


def _back(booking: Booking) -> str:
    if not booking.refunded:
        return ""
    return _("%(sum)s goes back to you.") % {"sum": _money(booking.refunded)}


def _moved(booking: Booking) -> tuple[str, str]:
    values = {"fair": fair_of(booking), "stall": _stalls(booking), "reason": _reason(booking)}
    text = _("Your stall at %(fair)s is now %(stall)s. Reason: %(reason)s")
    return text % values, _("Your pass has changed: print it again.")


def _instalment(booking: Booking) -> tuple[str, str]:
    due = next_due(booking.due_first, dues_of(booking), booking.paid)
    if due is None:
        values = {"fair": fair_of(booking), "sum": _money(booking.left)}
        return _("%(sum)s is still to be paid for your stall at %(fair)s.") % values, ""
    values = {
        "fair": fair_of(booking), "sum": _money(due.amount),
        "day": date_text(due.on, language(), "weekday"),
    }  # fmt: skip
    return _("Pay %(sum)s for your stall at %(fair)s until %(day)s.") % values, ""


def _guarantee_accepted(booking: Booking) -> tuple[str, str]:
    letter = booking.guarantee
    day = date_text(letter.pay_by, language()) if letter.pay_by else ""
    values = {"fair": fair_of(booking), "day": day}
    text = _("Your letter of guarantee for %(fair)s is accepted. Pay the fee until %(day)s.")
    return text % values, ""


def _guarantee_refused(booking: Booking) -> tuple[str, str]:
    values = {
        "fair": fair_of(booking), "reason": booking.guarantee.reason, "until": until_text(booking),
    }  # fmt: skip
    text = _("Your letter of guarantee for %(fair)s is not accepted: %(reason)s")
    return text % values, _("Send another letter or pay until %(until)s.") % values


def _red(booking: Booking) -> tuple[str, str]:
    lacks = _(", ").join(str(lack) for lack in lacks_of(booking))
    values = {"fair": fair_of(booking), "lacks": lacks}
    text = _("Your stall at %(fair)s is not ready. It lacks: %(lacks)s")
    more = _("Three days before the fair it goes to the next in line.")
    return text % values, more


NEWS: Final[dict[str, Told]] = {
    "held": _held,
    "confirmed": _confirmed,
    "lapsed": _lapsed,
    "offer": _offer,
    "offer_over": _offer_over,
    "given_back": _given_back,
    "cancelled": _cancelled,
    "fair_off": _fair_off,
    "moved": _moved,
    "instalment": _instalment,
    "guarantee_accepted": _guarantee_accepted,
    "guarantee_refused": _guarantee_refused,
    "red": _red,
}


def compose(booking: Booking, kind: str) -> News:
    """Return one piece of news with the page it leads to."""
    heading, text = NEWS[kind](booking)
    path = offer_path(booking) if kind == "offer" else desk_path(booking)
    return News(heading, path, _("Look at my stall"), text)
