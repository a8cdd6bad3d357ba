"""What the clock does to cases: remind on the last day, and say what silence means."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from shop.order import deadlines
from shop.returns import rules
from shop.returns.actions.refunding import refund_awaited
from shop.returns.actions.writing import Said, lock_case, step
from shop.returns.models import Return
from shop.returns.notices import remind
from shop.returns.queries import last_address
from shop.returns.states import ReturnState, Side

log = logging.getLogger(__name__)
SILENCE = "silence"


@dataclass
class Watched:
    """What one run did, in cases."""

    lapsed: int = 0
    reminded: int = 0
    refunded: int = 0


def watch(now: datetime) -> Watched:
    """Do what is due; run again, it does nothing more. Quiet before 9 and from 21 on."""
    local = timezone.localtime(now)
    if not deadlines.OPENS <= local.hour < deadlines.CLOSES:
        return Watched()
    today = local.date()
    late = Return.objects.filter(due_on__lt=today)
    last_day = Return.objects.filter(due_on=today, is_reminded=False)
    waits = Return.objects.filter(state=ReturnState.TO_REFUND)
    return Watched(
        lapsed=_each(_keys(late), lambda pk: lapse(pk, today)),
        reminded=_each(_keys(last_day), lambda pk: remind_of(pk, today)),
        refunded=_each(_keys(waits), refund_awaited),
    )


@transaction.atomic
def lapse(pk: int, today: date) -> bool:
    """Let silence decide a case whose days have passed; return whether it was due."""
    case, locked = lock_case(pk)
    if case.due_on is None or case.due_on >= today:
        return False
    to = rules.after_silence(
        case.state, case.kind, knows_address=bool(case.return_to),
        is_received=case.received_at is not None,
    )  # fmt: skip
    if to is None:
        return False
    said = Said(Side.SHOP, code=SILENCE)
    if to == ReturnState.ACCEPTED:
        address = case.return_to or last_address(locked.parcel.seller_id)
        step(case, to, said, return_to=address)
    elif to == ReturnState.CLOSED:
        step(case, to, said, is_settled=case.state == ReturnState.REFUSED)
    else:
        step(case, to, said)
    return True


@transaction.atomic
def remind_of(pk: int, today: date) -> bool:
    """Remind whoever is next, once, on the last day; return whether it was due."""
    case, _locked = lock_case(pk)
    if case.due_on != today or case.is_reminded:
        return False
    case.is_reminded = True
    case.save(update_fields=["is_reminded"])
    remind(case)
    return True


def _keys(cases: "Iterable[Return]") -> list[int]:
    return [case.pk for case in cases]


def _each(pks: Iterable[int], act: Callable[[int], bool]) -> int:
    return sum(_alone(act, pk) for pk in pks)


def _alone(act: Callable[[int], bool], pk: int) -> bool:
    try:
        return act(pk)
    except Exception:
        log.exception("return %s: what is due failed", pk)
        return False
