"""Stalls go back: not paid in time, given back, taken back. Money returns by the scale."""

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core import kept
from core.models import User
from core.money import Rials
from core.outbox import after_commit
from core.record import move
from exhibitions.booking import books
from exhibitions.booking.actions.confirming import lock_booking
from exhibitions.booking.notices import tell
from exhibitions.booking.queries import payments_of
from exhibitions.booking.rules import refund_of, refund_permille
from exhibitions.models import AddOn, Application, Booking
from exhibitions.schedule.standing_until import remember
from exhibitions.states import (
    APPLICATION_MOVES,
    APPLYING,
    BOOKING_MOVES,
    HOLDING,
    ApplicationState,
    BookingState,
)
from shop.payment.actions import ask_refund
from shop.payment.models import Payment
from shop.payment.states import PaymentState


@transaction.atomic
def let_go(
    booking: Booking,
    to: BookingState = BookingState.CANCELLED,
    *,
    by: User | None = None,
    reason: str = "",
    permille: int | None = None,
    application: ApplicationState = ApplicationState.WITHDRAWN,
    told: str = "",
    only_if: Callable[[Booking], bool] | None = None,
) -> Booking:
    """End a booking: its stalls and add-ons are free, money returns; in that state already, none.

    ``permille`` of what was paid returns, without it by the fair's scale and today. ``application``
    is where its application goes, ``told`` the news the exhibitor hears; ``only_if`` is asked
    behind the lock, and its no changes nothing. Raise ``MoveRefused`` for a booking that has ended
    otherwise. The stalls are offered to the next in line after the commit.
    """
    payments = _locked_payments(booking)
    locked = lock_booking(booking.number)
    if locked.state == to or (only_if is not None and not only_if(locked)):
        return locked
    BOOKING_MOVES.require(locked.state, to)
    was_theirs = locked.state == BookingState.CONFIRMED
    free_locked(locked)
    if permille is None:
        permille = permille_on(locked, timezone.localdate())
    give_back(locked, payments, refund_of(locked.kept, permille), reason=reason, by=by)
    _end_application(locked, application, by, reason)
    locked.held_until, locked.is_offer = None, False
    move(
        locked, to, table=BOOKING_MOVES, by=by, reason=reason,
        also_save=["had", "refunded", "held_until", "is_offer"],
    )  # fmt: skip
    kept.changed()
    tell(locked, told or str(to))
    if was_theirs:
        remember(who for _, who in locked.had)
    after_commit("exhibitions.booking.tasks.move_line_up", locked.fair_id)
    return locked


def lapse(pk: int, now: datetime) -> bool:
    """Let a held booking go if its time is over; return whether it did."""
    booking = Booking.objects.get(pk=pk)

    def is_due(locked: Booking) -> bool:
        until = locked.held_until
        return locked.state == BookingState.HELD and until is not None and until <= now

    if not is_due(booking):
        return False
    told = "offer_over" if booking.is_offer else ""
    ended = let_go(
        booking, BookingState.LAPSED, reason="not answered or paid in time", permille=1000,
        told=told, only_if=is_due,
    )  # fmt: skip
    return ended.state == BookingState.LAPSED


def free_locked(booking: Booking) -> None:
    """Free stalls and add-ons of a locked booking; ``had`` remembers them, unsaved."""
    if booking.state not in HOLDING:
        return
    for pk, quantity in booking.add_ons.order_by("add_on").values_list("add_on", "quantity"):
        AddOn.objects.filter(pk=pk).update(taken=F("taken") - quantity)
    pairs = booking.stalls.order_by("stall").values_list("stall", "stands")
    booking.had = [list(pair) for pair in pairs]
    booking.stalls.all().delete()


def permille_on(booking: Booking, day: date) -> int:
    """Return how much returns to who gives the stalls back on this day. One query."""
    steps = booking.fair.refund_steps.values_list("days_before", "permille")
    days_left = (booking.fair.starts_on - day).days
    return refund_permille(steps, days_left)


def give_back(
    booking: Booking, payments: list[Payment], amount: int, *, reason: str, by: User | None = None
) -> None:
    """Send ``amount`` rials of a locked booking's payments back, the newest payment first."""
    left = amount
    for payment in reversed(payments):
        part = min(left, payment.kept if payment.state == PaymentState.CONFIRMED else 0)
        if not part:
            continue
        key = f"stall:{booking.refunded}"
        books.fee_is_given_back(booking, part, f"{payment.pk}:{booking.refunded}")
        sentence = reason or "stall given back"
        ask_refund(payment.pk, amount=Rials(part), key=key, reason=sentence, by=by)
        booking.refunded += part
        left -= part
    if left:
        raise RuntimeError(f"booking {booking.number}: {left} rials to give back were never paid")


def _locked_payments(booking: Booking) -> list[Payment]:
    return list(payments_of(booking).select_for_update())


def _end_application(booking: Booking, to: ApplicationState, by: User | None, reason: str) -> None:
    if not booking.application_id:
        return
    application = Application.objects.select_for_update().get(pk=booking.application_id)
    if application.state in APPLYING:
        application.reason = reason
        move(application, to, table=APPLICATION_MOVES, by=by, reason=reason, also_save=["reason"])
