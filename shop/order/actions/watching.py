"""What the clock does to parcels: remind, call off, say that one is late, count one as arrived.

Each parcel in a transaction of its own, under its lock, judged again there: the seller or the buyer
may act at the same moment, and two runs of the command too. One that fails keeps no other waiting.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from core.workdays import add_workdays
from shop.order import deadlines
from shop.order.actions.events import note
from shop.order.actions.locks import lock_parcel
from shop.order.actions.parcels import assume_delivered
from shop.order.actions.refusing import lapse_parcel
from shop.order.models import Parcel, ParcelEvent
from shop.order.notices import tell_buyer, tell_seller
from shop.order.states import ParcelState

log = logging.getLogger(__name__)

ANSWER, POST, LATE, LATE_ON_ITS_WAY = "answer_reminder", "post_reminder", "late", "late_on_its_way"
A_DAY_AND_A_NIGHT = timedelta(hours=24)


@dataclass
class Watched:
    """What one run did, in parcels."""

    called_off: int = 0
    reminded: int = 0
    late: int = 0
    arrived: int = 0


def watch(now: datetime) -> Watched:
    """Do what is due at ``now``; run again, it does nothing more. Quiet before 9 and from 21 on.

    What nobody answered is called off at any hour: its end is never at night.
    """
    local = timezone.localtime(now)
    done = Watched(called_off=_each(_to_call_off(now), lambda pk: lapse_parcel(pk, now)))
    if not deadlines.OPENS <= local.hour < deadlines.CLOSES:
        return done
    today = local.date()
    done.reminded += _each(_to_answer(now), lambda pk: remind_to_answer(pk, now))
    done.reminded += _each(_to_post(today), lambda pk: remind_to_post(pk, today))
    done.late += _each(_late(today), lambda pk: say_late(pk, today))
    done.late += _each(_late_on_their_way(today), lambda pk: say_late_on_its_way(pk, today))
    done.arrived += _each(_arrived(today), lambda pk: assume_delivered(pk, today))
    return done


@transaction.atomic
def remind_to_answer(pk: int, now: datetime) -> bool:
    """Remind a seller who has not answered, once; return whether it was due."""
    parcel = lock_parcel(pk).parcel
    if parcel.state != ParcelState.NEW or parcel.answer_by is None:
        return False
    if deadlines.remind_from(timezone.localtime(parcel.answer_by)) > now:
        return False
    return _remind(parcel, ANSWER)


@transaction.atomic
def remind_to_post(pk: int, today: date) -> bool:
    """Remind a seller of what must be handed over today, once; return whether it was due."""
    parcel = lock_parcel(pk).parcel
    waits = parcel.state == ParcelState.PREPARING
    return waits and parcel.ready_by == today and _remind(parcel, POST)


@transaction.atomic
def say_late(pk: int, today: date) -> bool:
    """Tell buyer and seller, once, that a parcel was not handed over in time."""
    parcel = lock_parcel(pk).parcel
    late = deadlines.is_late(parcel.state, parcel.ready_by, parcel.promised_by, today)
    if parcel.state not in deadlines.UNSENT or not late or not note(parcel, LATE):
        return False
    tell_buyer(parcel, LATE)
    tell_seller(parcel, LATE)
    return True


@transaction.atomic
def say_late_on_its_way(pk: int, today: date) -> bool:
    """Ask a buyer, once, whether a parcel has come that should have."""
    parcel = lock_parcel(pk).parcel
    late = deadlines.is_late(parcel.state, parcel.ready_by, parcel.promised_by, today)
    if parcel.state != ParcelState.POSTED or not late or not note(parcel, LATE_ON_ITS_WAY):
        return False
    tell_buyer(parcel, LATE_ON_ITS_WAY)
    return True


def _remind(parcel: Parcel, kind: str) -> bool:
    new = note(parcel, kind)
    if new:
        tell_seller(parcel, kind)
    return new


def _each(parcels: QuerySet[Parcel], act: Callable[[int], bool]) -> int:
    """Do ``act`` with each; return with how many it did something."""
    pks = list(parcels.order_by("pk").values_list("pk", flat=True))
    return sum(_alone(act, pk) for pk in pks)


def _alone(act: Callable[[int], bool], pk: int) -> bool:
    try:
        return act(pk)
    except Exception:
        log.exception("parcel %s: what is due failed", pk)
        return False


def _without(kind: str) -> QuerySet[Parcel]:
    return Parcel.objects.filter(
        ~Exists(ParcelEvent.objects.filter(parcel=OuterRef("pk"), key=kind))
    )


def _to_call_off(now: datetime) -> QuerySet[Parcel]:
    return Parcel.objects.filter(state=ParcelState.NEW, answer_by__lte=now)


def _to_answer(now: datetime) -> QuerySet[Parcel]:
    soon = now + A_DAY_AND_A_NIGHT
    return _without(ANSWER).filter(state=ParcelState.NEW, answer_by__gt=now, answer_by__lte=soon)


def _to_post(today: date) -> QuerySet[Parcel]:
    return _without(POST).filter(state=ParcelState.PREPARING, ready_by=today)


def _late(today: date) -> QuerySet[Parcel]:
    return _without(LATE).filter(state__in=deadlines.UNSENT, ready_by__lt=today)


def _late_on_their_way(today: date) -> QuerySet[Parcel]:
    return _without(LATE_ON_ITS_WAY).filter(state=ParcelState.POSTED, promised_by__lt=today)


def _arrived(today: date) -> QuerySet[Parcel]:
    last = add_workdays(today, -deadlines.PATIENCE_DAYS)
    posted = Parcel.objects.filter(state=ParcelState.POSTED, missing_at=None)
    return posted.filter(promised_by__lte=last)
