"""The line of who waits: freed stalls are offered one by one, in the published order."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from core.models import User
from core.moves import MoveRefused
from core.outbox import after_commit
from core.record import move
from exhibitions.booking.actions.confirming import confirm_locked, lock_booking
from exhibitions.booking.actions.holding import hold
from exhibitions.booking.actions.letting_go import let_go
from exhibitions.booking.actions.refusals import AlreadyBooked, StallTaken
from exhibitions.booking.notices import tell
from exhibitions.booking.queries import free_stalls
from exhibitions.booking.rules import is_bookable
from exhibitions.booking.waiting import Free, Waiting, suitable
from exhibitions.models import Application, Booking, Fair, Giving
from exhibitions.states import APPLICATION_MOVES, ApplicationState, BookingState, FairState

log = logging.getLogger(__name__)

# While stalls of these are free, who waits is asked. A draw gives its own before.
TO_THE_LINE = (
    ApplicationState.SUBMITTED,
    ApplicationState.SHORTLISTED,
    ApplicationState.WAIT_LISTED,
)
OFFERING = (FairState.APPLICATIONS, FairState.PUBLISHED, FairState.RUNNING)


Narrow = Callable[[Application, list[Free]], list[Free]]
_narrowing: list[Narrow] = []


def register_narrowing(narrow: Narrow) -> Narrow:
    """Add a rule of who may be offered what: it returns those of the free stalls that may be."""
    if narrow not in _narrowing:
        _narrowing.append(narrow)
    return narrow


class OfferOver(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The offer was declined, or its time is over."""


def in_line(fair_id: int) -> QuerySet[Application]:
    """Return who waits for a stall, in the published order, else as they applied."""
    rows = Application.objects.filter(fair=fair_id, state=ApplicationState.WAIT_LISTED)
    return rows.order_by(F("place_in_line").asc(nulls_last=True), F("submitted_at").asc(), "pk")


def offer_free_stalls(fair_id: int) -> int:
    """Offer what is free to who waits, first to first; return how many offers were made.

    Run at once by several it makes each offer once: the fair's row is locked for the order, and
    the database refuses a stall that somebody books meanwhile. Who finds no suitable stall keeps
    the place in line.
    """
    made = 0
    for pk in list(in_line(fair_id).values_list("pk", flat=True)):
        try:
            made += _offer(fair_id, pk)
        except (StallTaken, AlreadyBooked, MoveRefused) as refused:
            log.info("fair %s: no offer to application %s (%r)", fair_id, pk, refused)
    return made


@transaction.atomic
def _offer(fair_id: int, application_id: int) -> bool:
    fair = Fair.objects.select_for_update(no_key=True).get(pk=fair_id)
    waits = in_line(fair_id).prefetch_related("wishes").filter(pk=application_id).first()
    if waits is None or fair.state not in OFFERING or fair.ends_on < timezone.localdate():
        return False
    free = [
        Free(s.pk, s.plan_id, s.aisle, s.place, s.zone_id or "", s.has_socket)
        for s in free_stalls(fair_id)
    ]
    for narrow in _narrowing:
        free = narrow(waits, free)
    stalls = suitable(_waiting(waits), free)
    if not stalls:
        return False
    until = timezone.now() + timedelta(hours=settings.STALL_OFFER_HOURS)
    hold(
        fair_id, waits.seller_id, stalls, until=until, application_id=waits.pk, is_offer=True,
        stands=_stands(waits, stalls),
    )  # fmt: skip
    return True


def _waiting(application: Application) -> Waiting:
    wishes = list(application.wishes.all())
    return Waiting(
        size=application.size,
        stalls=tuple(w.stall_id for w in wishes if w.stall_id),
        zones=tuple(w.zone_id for w in wishes if w.zone_id),
        anywhere=application.anywhere,
        needs_socket=application.needs_socket,
    )


def _stands(application: Application, stalls: list[int]) -> dict[int, int]:
    """Give the stalls of a pavilion to its members in turn; the company keeps the rest."""
    members = application.members.order_by("pk").values_list("seller", flat=True)
    return dict(zip(stalls, members, strict=False))


def accept(number: str, now: datetime, *, by: User | None = None) -> Booking:
    """Accept an offer: kept until it is paid, at least so long as the fair gives; twice is once.

    Raise ``OfferOver`` when it is declined or its time is over.
    """
    with transaction.atomic():
        booking = lock_booking(number)
        if booking.state == BookingState.CONFIRMED:
            return booking
        is_over = booking.held_until is None or booking.held_until <= now
        if booking.state != BookingState.HELD or is_over:
            raise OfferOver(number)
        if not booking.is_offer:
            return booking
        booking.is_offer = False
        booking.held_until = now + timedelta(hours=booking.fair.pay_within_hours)
        booking.save(update_fields=["is_offer", "held_until"])
        if not booking.total:
            confirm_locked(booking, by=by)
        else:
            tell(booking, "held")
        return booking


def decline(number: str, *, by: User | None = None) -> Booking:
    """Decline an offer: the stall goes to the next in line. Declined already, it stays so.

    Raise ``OfferOver`` for one that was accepted or ended otherwise.
    """
    ended = let_go(
        Booking.objects.get(number=number), by=by, reason="the offer was declined",
        told="given_back", only_if=lambda b: b.state == BookingState.HELD and b.is_offer,
    )  # fmt: skip
    if ended.state != BookingState.CANCELLED:
        raise OfferOver(number)
    return ended


class NoLine(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The fair cannot be booked now, or the seller has a stall or an application already."""


def join(fair_id: int, seller_id: int, *, by: User | None = None) -> Application:
    """Stand in line for a fair that is booked on its plan; who stands there already stays.

    Raise ``NoLine``. A stall that is free is offered at once.
    """
    with transaction.atomic():
        fair = Fair.objects.get(pk=fair_id)
        bookable = is_bookable(
            fair.state, fair.apply_from, fair.apply_until, fair.ends_on, timezone.localtime()
        )
        mine = Application.objects.alive().filter(fair=fair, seller=seller_id).first()
        if mine is not None and mine.state == ApplicationState.WAIT_LISTED:
            return mine
        if fair.giving != Giving.BOOKING or not bookable or mine is not None:
            raise NoLine
        if Booking.objects.holding().filter(fair=fair, seller=seller_id).exists():
            raise NoLine
        try:
            with transaction.atomic():
                made = Application.objects.create(
                    fair=fair, seller_id=seller_id, submitted_at=timezone.now()
                )
        except IntegrityError as error:  # pressed twice at once
            raise NoLine from error
        for to in TO_THE_LINE:
            move(made, to, table=APPLICATION_MOVES, by=by)
        after_commit("exhibitions.booking.tasks.move_line_up", fair_id)
        return made
