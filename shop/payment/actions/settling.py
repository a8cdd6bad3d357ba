"""Settle a payment: the one way in for the return, the webhook, the sweeper and the poll."""

import logging
from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils import timezone

from shop.payment.actions.refunding import send_all_back
from shop.payment.actions.writing import locked_family, move_to, note, read, take
from shop.payment.gateways import gateway as gateway_of
from shop.payment.models import Payment
from shop.payment.protocol import Answer, Holds, Rechecks
from shop.payment.purposes import purpose_of
from shop.payment.scrub import scrub
from shop.payment.states import CLOSED, PAYMENT_MOVES, SETTLED, PaymentState

log = logging.getLogger(__name__)

TRIES = 3


def settle(pk: int, message: Mapping[str, str], *, key: str) -> Payment:
    """Ask the gateway what became of a payment and write it down; return the payment.

    Idempotent in any order and any number, at once too. ``message`` is what the return or the
    webhook said, only a hint to the gateway; ``key`` names it, so that a repeat makes no second
    event. A "paid" of another amount or currency is noted and alarmed, never taken. Money for
    what cannot be delivered goes back at once, or by the sweeper. Raise ``GatewayDown``.
    """
    payment = read(pk)
    if payment.state == PaymentState.NEW:
        return payment
    if payment.state in SETTLED:
        note(payment, "repeated", f"{key}:settled", heard=scrub(message))
        return payment
    gateway = gateway_of(payment.gateway)
    Payment.objects.filter(pk=pk).update(asked_at=timezone.now())
    answer = gateway.confirm(payment, message)
    return write_answer(payment, answer, key, message)


def write_answer(payment: Payment, answer: Answer, key: str, message: Mapping[str, str]) -> Payment:
    """Write what a gateway answered of a payment, and do what follows from it."""
    gateway = gateway_of(payment.gateway)
    payment = _write(payment, answer, key, scrub(message))
    if answer.verdict == "held" and payment.state in CLOSED and isinstance(gateway, Holds):
        gateway.release(payment)  # it came too late: the buyer keeps the money
    return send_all_back(payment.pk) if payment.going_back else payment


def _write(payment: Payment, answer: Answer, key: str, heard: Mapping[str, str]) -> Payment:
    """Write the answer; again from the start when another payment was opened meanwhile."""
    for attempt in range(TRIES):
        try:
            with transaction.atomic(durable=True):
                return _write_locked(payment, answer, key, heard)
        except IntegrityError:
            if attempt == TRIES - 1:
                raise
    raise AssertionError("unreachable")


def _write_locked(payment: Payment, answer: Answer, key: str, heard: Mapping[str, str]) -> Payment:
    payment, others = locked_family(payment)
    is_other = answer.verdict == "paid" and not _agrees(payment, answer)
    kind = "mismatch" if is_other else answer.verdict
    new = note(
        payment,
        kind,
        f"{key}:{kind}",
        amount=answer.amount,
        currency=answer.currency,
        bank_reference=answer.reference,
        heard=dict(heard),
    )
    if kind == "mismatch":
        _alarm(payment, answer, new)
    elif kind == "paid":
        _take(payment, others, answer)
    elif kind == "held":
        _hold(payment)
    elif kind == "declined":
        _decline(payment)
    return payment


def _agrees(payment: Payment, answer: Answer) -> bool:
    return (answer.amount, answer.currency) == (payment.amount, payment.currency)


def _alarm(payment: Payment, answer: Answer, new: bool) -> None:
    if new:
        log.error(
            "payment %s: %s says %s %s was paid, we asked for %s %s; not taken",
            payment.pk,
            payment.gateway,
            answer.amount,
            answer.currency,
            payment.amount,
            payment.currency,
        )


def _take(payment: Payment, others: list[Payment], answer: Answer) -> None:
    gateway = gateway_of(payment.gateway)
    if isinstance(gateway, Rechecks) and not gateway.is_still_paid(payment):
        return
    if PAYMENT_MOVES.allows(payment.state, PaymentState.CONFIRMED):
        payment.receipt = answer.reference or payment.receipt
        take(payment, others)
        log.info("payment %s: confirmed by %s", payment.pk, payment.gateway)


def _hold(payment: Payment) -> None:
    if payment.state == PaymentState.STARTED:
        move_to(payment, PaymentState.HELD)
        purpose_of(payment).held(payment)


def _decline(payment: Payment) -> None:
    if payment.state in (PaymentState.STARTED, PaymentState.WAITING, PaymentState.HELD):
        move_to(payment, PaymentState.DECLINED)
        purpose_of(payment).declined(payment)
        log.info("payment %s: declined by %s", payment.pk, payment.gateway)
