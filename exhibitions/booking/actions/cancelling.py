"""A fair does not take place: one action, safe to repeat, done to the end by the sweeper."""

import logging

from django.db import transaction

from core.models import User
from core.record import move
from exhibitions.booking.actions.letting_go import let_go
from exhibitions.models import Application, Booking, Fair
from exhibitions.schedule.actions import move_fair
from exhibitions.states import APPLICATION_MOVES, ApplicationState, BookingState, FairState

log = logging.getLogger(__name__)


def cancel_fair(pk: int, *, by: User | None = None, reason: str) -> Fair:
    """Cancel a fair: everyone told, all fees on their way back in full, all stalls free.

    ``move_fair`` tells all who are concerned; who has money coming back hears how much.

    First the fair, so that nothing new begins; then each booking and each application in its own
    transaction. Killed in the middle, the rest is done when it is repeated, and by
    ``release_stalls`` by itself. Raise ``MoveRefused`` for a fair that is over.
    """
    fair = move_fair(pk, FairState.CANCELLED, by=by, reason=reason)
    wind_up(fair.pk, by=by, reason=reason)
    return fair


def wind_up(fair_id: int, *, by: User | None = None, reason: str = "") -> int:
    """End what a cancelled fair has left: bookings, then applications; return how many ended."""
    ended = 0
    live = Booking.objects.holding().filter(fair=fair_id)
    for booking in list(live.order_by("pk")):
        ended += _ended(booking, by, reason)
    waiting = Application.objects.alive().filter(fair=fair_id)
    for pk in list(waiting.order_by("pk").values_list("pk", flat=True)):
        ended += _declined(pk, by, reason)
    return ended


def _ended(booking: Booking, by: User | None, reason: str) -> bool:
    try:
        let_go(
            booking, BookingState.CANCELLED, by=by, reason=reason or "the fair is cancelled",
            permille=1000, application=ApplicationState.DECLINED,
            told="fair_off" if booking.paid else "nothing",
        )  # fmt: skip
    except Exception:
        log.exception("booking %s of a cancelled fair was not ended", booking.number)
        return False
    return True


@transaction.atomic
def _declined(pk: int, by: User | None, reason: str) -> bool:
    application = Application.objects.select_for_update().get(pk=pk)
    for to in (ApplicationState.DECLINED, ApplicationState.WITHDRAWN):
        if APPLICATION_MOVES.allows(application.state, to):
            application.reason = reason
            move(
                application, to, table=APPLICATION_MOVES, by=by, reason=reason,
                also_save=["reason"],
            )  # fmt: skip
            return True
    return False
