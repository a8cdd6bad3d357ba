"""What the clock does to bookings: holds end, cancelled fairs let go, freed stalls are offered."""

import logging
from collections.abc import Callable
from datetime import datetime

from exhibitions.booking.actions import lapse
from exhibitions.booking.actions.cancelling import wind_up
from exhibitions.booking.line import offer_free_stalls
from exhibitions.models import Application, Booking
from exhibitions.states import ApplicationState, BookingState, FairState

log = logging.getLogger(__name__)


def release_stalls(now: datetime) -> int:
    """Let go of held bookings whose time is over, then offer what is free; return how many ended.

    Each in its own transaction: one that fails is logged and keeps none of the others waiting.
    Safe to run at any time, by several at once.
    """
    due = Booking.objects.filter(state=BookingState.HELD, held_until__lte=now)
    keys = list(due.order_by("held_until").values_list("pk", flat=True))
    ended = sum(_alone(lapse, pk, now) for pk in keys)
    off = Booking.objects.holding().filter(fair__state=FairState.CANCELLED)
    waits = Application.objects.alive().filter(fair__state=FairState.CANCELLED)
    unfinished = {*off.values_list("fair", flat=True), *waits.values_list("fair", flat=True)}
    ended += sum(_alone(wind_up, fair) for fair in sorted(unfinished))
    waiting = Application.objects.filter(state=ApplicationState.WAIT_LISTED)
    for fair in list(waiting.order_by("fair").values_list("fair", flat=True).distinct()):
        _alone(offer_free_stalls, fair)
    return ended


def _alone(step: Callable[..., int], pk: int, *more: datetime) -> int:
    try:
        return step(pk, *more)
    except Exception:
        log.exception("%s of %s failed", step.__name__, pk)
        return 0
