"""The sweeper: whatever stayed open is asked for, expired or sent back. Safe to run at any time."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from shop.payment.actions.parts import release_part
from shop.payment.actions.refunding import send_back
from shop.payment.actions.settling import settle
from shop.payment.actions.writing import close_soon, locked, move_to, note
from shop.payment.models import Payment, Refund
from shop.payment.protocol import GatewayDown
from shop.payment.purposes import purpose_of
from shop.payment.queries import stranded_parts
from shop.payment.states import UNDECIDED, PaymentState, RefundState

log = logging.getLogger(__name__)

ASK_OPEN_EVERY = timedelta(seconds=15)
# A bank's "yes" can come after the hold: closed payments are asked for two days more, as
# (for how long since they were opened, how often).
ASK_CLOSED = (
    (timedelta(hours=2), timedelta(minutes=10)),
    (timedelta(days=2), timedelta(hours=6)),
)


@dataclass
class Swept:
    """How many payments a sweep asked for, found paid, expired, sent back, and failed on."""

    asked: int = 0
    confirmed: int = 0
    expired: int = 0
    refunded: int = 0
    released: int = 0
    failed: int = 0


def sweep(now: datetime) -> Swept:
    """Settle open payments, expire those past their time, send refunds; one fails alone."""
    swept = Swept()
    _each(_to_ask(now), _ask, swept)
    _each(_past_their_time(now), lambda pk, s: _ask_and_expire(pk, now, s), swept)
    _each(stranded_parts().values_list("pk", flat=True), _release, swept)
    _each(_to_send_back(now), _send_back, swept)
    return swept


def _each(pks: Iterable[int], work: Callable[[int, Swept], None], swept: Swept) -> None:
    for pk in list(pks):
        try:
            work(pk, swept)
        except GatewayDown:
            swept.failed += 1
            log.warning(
                "%s %s: the gateway does not answer",
                "refund" if work is _send_back else "payment",
                pk,
            )
        except Exception:
            swept.failed += 1
            log.exception("%s %s: the sweeper failed", _kind(work), pk)


def _kind(work: Callable[[int, Swept], None]) -> str:
    return "refund" if work is _send_back else "payment"


def _to_ask(now: datetime) -> QuerySet[Payment, int]:
    is_open = Q(state__in=[PaymentState.STARTED, PaymentState.WAITING])
    in_time = Q(state=PaymentState.WAITING) | Q(expires_at=None) | Q(expires_at__gt=now)
    wanted = is_open & in_time & _rested(now, ASK_OPEN_EVERY)
    closed = Q(state__in=[PaymentState.DECLINED, PaymentState.EXPIRED]) & ~Q(gateway_reference="")
    for lasts, every in ASK_CLOSED:
        wanted |= closed & Q(created_at__gte=now - lasts) & _rested(now, every)
    return Payment.objects.filter(wanted).order_by("pk").values_list("pk", flat=True)


def _rested(now: datetime, pause: timedelta) -> Q:
    return Q(asked_at=None) | Q(asked_at__lte=now - pause)


def _past_their_time(now: datetime) -> QuerySet[Payment, int]:
    rows = Payment.objects.filter(state__in=UNDECIDED, expires_at__lte=now)
    return rows.order_by("expires_at", "pk").values_list("pk", flat=True)


def _to_send_back(now: datetime) -> QuerySet[Refund, int]:
    due = Refund.objects.filter(state=RefundState.WANTED, next_try_at__lte=now)
    return due.order_by("next_try_at", "pk").values_list("pk", flat=True)


def _ask(pk: int, swept: Swept) -> None:
    swept.asked += 1
    payment = settle(pk, {}, key="sweep")
    swept.confirmed += payment.state == PaymentState.CONFIRMED
    swept.refunded += payment.state == PaymentState.REFUNDED


def _ask_and_expire(pk: int, now: datetime, swept: Swept) -> None:
    """Ask a last time; a bank that does not answer holds no stock: a late "yes" is heard later."""
    try:
        _ask(pk, swept)
    finally:
        swept.expired += expire(pk, now).state == PaymentState.EXPIRED


def expire(pk: int, now: datetime) -> Payment:
    """Expire an undecided payment whose time is over, and tell its purpose; return the payment."""
    with transaction.atomic():
        payment = locked(pk)
        over = payment.expires_at is not None and payment.expires_at <= now
        if over and payment.state in UNDECIDED:
            note(payment, "expired")
            move_to(payment, PaymentState.EXPIRED)
            close_soon(payment)
            purpose_of(payment).expired(payment)
    return payment


def _send_back(pk: int, swept: Swept) -> None:
    swept.refunded += send_back(pk).state == RefundState.SENT


def _release(pk: int, swept: Swept) -> None:
    release_part(Payment.objects.get(pk=pk))
    swept.released += 1
