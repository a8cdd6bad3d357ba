"""Send money back: asked for once, tried until it is gone."""

import logging
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from core.models import User
from core.money import Rials
from shop.payment.actions.writing import locked, move_to, note, read, want_back
from shop.payment.gateways import gateway as gateway_of
from shop.payment.models import Payment
from shop.payment.protocol import Answer, GatewayDown
from shop.payment.purposes import purpose_of
from shop.payment.states import PaymentState

log = logging.getLogger(__name__)

# Longer than any call to a bank lasts, so that two processes never send at the same time.
BETWEEN_TRIES = timedelta(minutes=2)


def ask_refund(pk: int, *, reason: str, by: User | None = None) -> Payment:
    """Mark a confirmed payment to go back in full; it is sent once the transaction commits.

    May run inside a purpose's transaction. Asked twice it is sent once; a payment in another
    state is left alone.
    """
    with transaction.atomic():
        payment = locked(pk)
        if payment.state == PaymentState.CONFIRMED and payment.refund_wanted_at is None:
            want_back(payment, reason, by)
            transaction.on_commit(partial(send_back, pk))
    return payment


def send_back(pk: int) -> Payment:
    """Ask the gateway to send a payment back, if that is due; return the payment.

    The gateway is asked outside any transaction, by one process at a time. When it fails, the
    payment stays due and the sweeper tries again: this never raises ``GatewayDown``.
    """
    if not _claim(pk):
        return read(pk)
    payment = read(pk)
    key = f"refund:{payment.refund_tried_at}"
    try:
        answer = gateway_of(payment.gateway).refund(payment, Rials(payment.amount))
    except (GatewayDown, LookupError) as error:
        note(payment, "refund_failed", key, error=type(error).__name__)
        log.warning("payment %s: sending back failed (%s)", pk, type(error).__name__)
        return payment
    return _write(pk, answer, key)


def _claim(pk: int) -> bool:
    now = timezone.now()
    due = Payment.objects.filter(
        pk=pk, state=PaymentState.CONFIRMED, refund_wanted_at__isnull=False
    )
    free = due.filter(Q(refund_tried_at=None) | Q(refund_tried_at__lt=now - BETWEEN_TRIES))
    return free.update(refund_tried_at=now) == 1


def _write(pk: int, answer: Answer, key: str) -> Payment:
    with transaction.atomic(durable=True):
        payment = locked(pk)
        sent = answer.verdict == "paid" and answer.amount == payment.amount
        if payment.state != PaymentState.CONFIRMED:
            return payment
        if sent:
            _write_sent(payment, answer.reference)
        elif answer.verdict == "pending":
            note(payment, "refund_by_hand")
        else:
            note(payment, "refund_refused", key, amount=answer.amount)
            log.error("payment %s: %s refuses to send it back", pk, payment.gateway)
    return payment


def _write_sent(
    payment: Payment, reference: str, *, by: User | None = None, reason: str = ""
) -> None:
    payment.refund_reference = reference
    note(payment, "refunded", bank_reference=reference, by=by.pk if by else None, reason=reason)
    move_to(payment, PaymentState.REFUNDED, "refund_reference", by=by, reason=reason)
    purpose_of(payment).refunded(payment)


def refund_by_staff(pk: int, *, by: User, reference: str, reason: str = "") -> Payment:
    """Record that people sent the money back (transfer, cash), with the bank's number of it.

    Raise ``MoveRefused`` unless the payment is confirmed; recorded twice, it is one record.
    """
    with transaction.atomic():
        payment = locked(pk)
        if payment.state != PaymentState.REFUNDED:
            _write_sent(payment, reference, by=by, reason=reason)
    return payment
