"""What happens to a booking between its payment and the fair."""

from typing import IO

from django.db import transaction
from django.utils import timezone

from core import kept, private
from core.models import User
from core.record import note
from exhibitions.booking.actions.confirming import lock_booking
from exhibitions.booking.actions.holding import stalls_of, take_stalls, taken
from exhibitions.booking.actions.refusals import NoSuchStall
from exhibitions.booking.notices import tell
from exhibitions.models import Booking, BookingPaper, NeededPaper
from exhibitions.states import HOLDING


class Ended(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The booking holds no stalls any more."""


def _lock_holding(number: str) -> Booking:
    booking = lock_booking(number)
    if booking.state not in HOLDING:
        raise Ended(number)
    return booking


@transaction.atomic
def agree(number: str, *, by: User | None) -> Booking:
    """Accept the terms of the fair; accepted before, the first time counts. Raise ``Ended``."""
    booking = _lock_holding(number)
    if booking.agreed_at is None:
        booking.agreed_at = timezone.now()
        booking.save(update_fields=["agreed_at"])
        note(booking, booking.state, "agreed", by=by)
    return booking


def hand_in(number: str, paper_id: int, upload: IO[bytes], *, by: User | None) -> BookingPaper:
    """Keep a document that the fair asks for; another one takes its place.

    Raise ``DocumentRefused`` with a sentence, ``NeededPaper.DoesNotExist``, ``Ended``.
    """
    taken_in = private.judge(upload)
    with transaction.atomic():
        booking = _lock_holding(number)
        paper = NeededPaper.objects.get(pk=paper_id, fair=booking.fair_id)
        file = private.store(taken_in, by=by)
        old = booking.papers.filter(paper=paper).select_related("file").first()
        if old is None:
            made = BookingPaper.objects.create(booking=booking, paper=paper, file=file)
        else:
            replaced, old.file = old.file, file
            old.save(update_fields=["file"])
            private.forget(replaced)
            made = old
        note(booking, booking.state, "paper", by=by, reason=paper.name_fa)
        return made


@transaction.atomic
def excuse(number: str, *, by: User, reason: str) -> Booking:
    """Let a booking stand at the fair in spite of what lacks; who did so and why is kept."""
    booking = _lock_holding(number)
    booking.excused_at, booking.excused_by, booking.excuse = timezone.now(), by, reason
    booking.save(update_fields=["excused_at", "excused_by", "excuse"])
    note(booking, booking.state, "excused", by=by, reason=reason)
    return booking


def move_stall(number: str, old: int, new: int, *, by: User, reason: str) -> Booking:
    """Move one stall of a booking to a free one at the same price; its exhibitor is told.

    Raise ``StallTaken`` with the nearest free ones, ``NoSuchStall``, ``Ended``.
    """
    with taken(Booking.objects.values_list("fair", flat=True).get(number=number), [new]):
        booking = _lock_holding(number)
        row = booking.stalls.select_related("stall").filter(stall=old).first()
        if row is None:
            raise NoSuchStall([old])
        if old == new:
            return booking
        place = stalls_of(booking.fair, [new])[0]
        stands, code = row.stands_id, row.stall.code
        row.delete()
        take_stalls(booking, [(new, stands)])
        text = f"{code} → {place.code}: {reason}"
        note(booking, booking.state, "moved", by=by, reason=text)
        tell(booking, "moved", f"moved:{timezone.now():%Y%m%d%H%M%S}:{new}")
        kept.changed()
        return booking
