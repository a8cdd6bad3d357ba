"""Letters of guarantee: sent by public bodies in place of money, judged by the organiser."""

from datetime import date, timedelta
from typing import IO

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from core import private
from core.models import User
from core.moves import MoveRefused
from core.record import move, note
from exhibitions.booking.actions.confirming import confirm_locked, lock_booking
from exhibitions.booking.notices import tell
from exhibitions.models import Booking, Guarantee
from exhibitions.states import GUARANTEE_MOVES, BookingState, GuaranteeState


class NoGuarantee(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The fair takes no letters, or the booking waits for none."""


def send_letter(number: str, upload: IO[bytes], *, by: User | None) -> Guarantee:
    """Keep a letter; the stall is kept until it is judged, ``GUARANTEE_DAYS`` days at the most.

    A letter that was refused may be followed by another one. Raise ``DocumentRefused`` with a
    sentence, ``NoGuarantee``.
    """
    judged = private.judge(upload)
    with transaction.atomic():
        booking = lock_booking(number)
        over = booking.held_until is None or booking.held_until <= timezone.now()
        if booking.state != BookingState.HELD or over or not booking.fair.takes_guarantee:
            raise NoGuarantee(number)
        letter = Guarantee.objects.select_for_update().filter(booking=booking).first()
        if letter is not None and letter.state != GuaranteeState.REFUSED:
            raise NoGuarantee(number)
        file = private.store(judged, by=by)
        if letter is None:
            letter = Guarantee.objects.create(booking=booking, file=file)
            note(letter, "", GuaranteeState.SENT, by=by)
        else:
            letter.file = file
            move(letter, GuaranteeState.SENT, table=GUARANTEE_MOVES, by=by, also_save=["file"])
        booking.held_until = timezone.now() + timedelta(days=settings.GUARANTEE_DAYS)
        booking.is_offer = False
        booking.save(update_fields=["held_until", "is_offer"])
        return letter


@transaction.atomic
def accept_letter(number: str, *, pay_by: date, by: User) -> Booking:
    """Accept a letter: the booking is confirmed, the fee due on ``pay_by``; twice is once.

    Raise ``MoveRefused`` for a letter or a booking that ended otherwise.
    """
    booking, letter = _locked(number)
    if letter.state == GuaranteeState.ACCEPTED:
        return booking
    letter.pay_by = pay_by
    move(letter, GuaranteeState.ACCEPTED, table=GUARANTEE_MOVES, by=by, also_save=["pay_by"])
    confirm_locked(booking, by=by, reason="by letter of guarantee")
    tell(booking, "guarantee_accepted")
    return booking


@transaction.atomic
def refuse_letter(number: str, *, reason: str, by: User) -> Booking:
    """Refuse a letter: as long as the fair gives, it may be paid or another letter sent."""
    booking, letter = _locked(number)
    letter.reason = reason
    move(
        letter, GuaranteeState.REFUSED, table=GUARANTEE_MOVES, by=by, reason=reason,
        also_save=["reason"],
    )  # fmt: skip
    if booking.state != BookingState.HELD:
        raise MoveRefused(booking.state, BookingState.HELD)
    booking.held_until = timezone.now() + timedelta(hours=booking.fair.pay_within_hours)
    booking.save(update_fields=["held_until"])
    tell(booking, "guarantee_refused", f"guarantee_refused:{timezone.now():%Y%m%d%H%M}")
    return booking


def _locked(number: str) -> tuple[Booking, Guarantee]:
    booking = lock_booking(number)
    return booking, Guarantee.objects.select_for_update().get(booking=booking)
