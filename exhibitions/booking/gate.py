"""What the days before a fair ask of exhibitors: told at −7 and −4, judged at −3.

Who is not ready on day −3 loses the stall to the next in line, unless the organiser granted an
exception; what was paid returns by the fair's scale.
"""

import logging
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from exhibitions.booking.actions import let_go
from exhibitions.booking.notices import tell
from exhibitions.booking.queries import dues_of
from exhibitions.booking.readiness import Ready, readiness
from exhibitions.booking.readiness_rules import TOLD_DAYS, is_judged, mark_of
from exhibitions.booking.rules import next_due
from exhibitions.models import Booking, Fair, Guarantee
from exhibitions.states import AHEAD, BookingState, GuaranteeState

log = logging.getLogger(__name__)

REMINDED_DAYS = 3  # before an instalment is due, and again on its day
A_DAY = timedelta(days=1)


def mind_stalls(day: date) -> tuple[int, int]:
    """Remind, and let go of who is not ready; return how many were told and let go.

    Run each night; safe to run at any time and again.
    """
    told = gone = 0
    soon = day + timedelta(days=max(TOLD_DAYS))
    for fair in Fair.objects.filter(state__in=AHEAD, starts_on__gt=day, starts_on__lte=soon):
        some_told, some_gone = _at(fair, day)
        told, gone = told + some_told, gone + some_gone
    return told + _remind_of_money(day), gone


def _at(fair: Fair, day: date) -> tuple[int, int]:
    days_left = (fair.starts_on - day).days
    bookings = list(fair.bookings.filter(state=BookingState.CONFIRMED).order_by("pk"))
    for booking in bookings:
        booking.fair = fair
    red = [one for one in readiness(fair, bookings) if not one.is_green]
    mark = mark_of(days_left)
    if mark is not None:
        for one in red:
            tell(one.booking, "red", f"red:{mark}")
        return len(red), 0
    gone = sum(_judged(one) for one in red) if is_judged(days_left) else 0
    return 0, gone


def _judged(one: Ready) -> bool:
    """Let one go that is not ready; who came in the last day has until tomorrow."""
    if timezone.now() - one.booking.made_at < A_DAY:
        tell(one.booking, "red", "red:late")
        return False
    with override("fa"):
        reason = _("Not ready: %(lacks)s") % {
            "lacks": _(", ").join(str(word) for word in one.words)
        }

    def is_red_still(locked: Booking) -> bool:
        return (
            locked.state == BookingState.CONFIRMED
            and not readiness(locked.fair, [locked])[0].is_green
        )

    try:
        ended = let_go(one.booking, reason=reason, only_if=is_red_still)
    except Exception:
        log.exception("booking %s: the gate failed", one.booking.number)
        return False
    return ended.state == BookingState.CANCELLED


def _remind_of_money(day: date) -> int:
    """Remind of instalments and of letters whose day comes; return how many were told."""
    told = 0
    by_letter = dict(
        Guarantee.objects.filter(
            state=GuaranteeState.ACCEPTED, booking__state=BookingState.CONFIRMED
        ).values_list("booking", "pay_by")
    )
    rows = Booking.objects.filter(state=BookingState.CONFIRMED, fair__state__in=AHEAD)
    for booking in rows.prefetch_related("instalments"):
        if booking.left <= 0:
            continue
        due = next_due(booking.due_first, dues_of(booking), booking.paid)
        on = by_letter.get(booking.pk) or (due.on if due else None)
        if on is not None and day >= on - timedelta(days=REMINDED_DAYS):
            when = "before" if day < on else "on"
            tell(booking, "instalment", f"instalment:{on:%Y%m%d}:{when}")
            told += 1
    return told
