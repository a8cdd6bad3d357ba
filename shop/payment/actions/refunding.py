"""Send money back: asked for once, tried until it is gone."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from core.models import User
from core.money import Rials
from core.moves import MoveRefused
from core.record import move
from shop.payment import books
from shop.payment.actions.writing import locked, move_to, note, send_soon, want_back
from shop.payment.gateways import gateway as gateway_of
from shop.payment.models import Payment, Refund
from shop.payment.models.refund import WHOLE
from shop.payment.protocol import Answer, GatewayDown
from shop.payment.purposes import purpose_of
from shop.payment.rules import pause_after
from shop.payment.states import REFUND_MOVES, SETTLED, PaymentState, RefundState

log = logging.getLogger(__name__)


class RefundRefused(ValueError):  # noqa: N818 -- an answer to the caller
    """More than is kept of the payment, nothing at all, or another sum under a used key."""


def ask_refund(
    payment_pk: int,
    *,
    amount: Rials | None = None,
    key: str = WHOLE,
    reason: str,
    by: User | None = None,
) -> Refund | None:
    """Want ``amount`` rials of a payment (or all that is kept of it) back with the buyer.

    May run inside a purpose's transaction; it is sent once that commits, and again until it is
    gone. The same ``key`` again returns the same refund. Raise ``RefundRefused`` for a sum that
    is not above zero, is more than is kept, or differs from that of the key. ``None`` when there
    is nothing to send: the money never came, or all of it is on its way back already.
    """
    with transaction.atomic():
        payment = locked(payment_pk)
        asked = payment.refunds.filter(key=key).first()
        if asked is not None:
            if amount not in (None, asked.amount):
                raise RefundRefused(f"{key!r} is {asked.amount} rials, not {amount}")
            return asked
        if payment.state not in SETTLED or (amount is None and not payment.kept):
            return None
        if amount is not None and not 0 < amount <= payment.kept:
            raise RefundRefused(f"{amount} of {payment.kept} rials")
        return want_back(payment, reason, by, amount=amount, key=key)


def send_all_back(payment_pk: int) -> Payment:
    """Send every refund of a payment that is due; return the payment."""
    due = Refund.objects.filter(payment=payment_pk, state=RefundState.WANTED)
    for pk in list(due.values_list("pk", flat=True)):
        send_back(pk)
    return Payment.objects.get(pk=payment_pk)


def send_back(refund_pk: int) -> Refund:
    """Ask the gateway to send a refund, if that is due; return the refund.

    The gateway is asked outside any transaction, by one process at a time. When it fails, the
    refund stays due and the sweeper tries again: this never raises ``GatewayDown``.
    """
    refund = _claim(refund_pk, timezone.now())
    if refund is None:
        return Refund.objects.get(pk=refund_pk)
    payment = refund.payment
    try:
        answer = gateway_of(payment.gateway).refund(payment, refund)
    except (GatewayDown, LookupError) as error:
        key = f"refund_failed:{refund.key}:{refund.tries}"
        note(payment, "refund_failed", key, error=type(error).__name__)
        log.warning("refund %s: sending back failed (%s)", refund_pk, type(error).__name__)
        return refund
    return _write(refund, answer)


def _claim(pk: int, now: datetime) -> Refund | None:
    """Return the refund for this process to send, ``None`` when it is not due or another's."""
    with transaction.atomic(durable=True):
        due = Refund.objects.select_for_update(of=("self",)).select_related("payment")
        refund = due.filter(pk=pk, state=RefundState.WANTED, next_try_at__lte=now).first()
        if refund is not None:
            refund.next_try_at = now + pause_after(refund.tries)
            refund.tries += 1
            refund.save(update_fields=["next_try_at", "tries"])
    return refund


def _write(refund: Refund, answer: Answer) -> Refund:
    with transaction.atomic(durable=True):
        payment, refund = _locked(refund)
        if refund.state != RefundState.WANTED:
            return refund
        if answer.verdict == "paid" and answer.amount == refund.amount:
            _write_sent(payment, refund, answer.reference)
        elif answer.verdict == "pending":
            note(payment, "refund_by_hand", f"refund_by_hand:{refund.key}", amount=refund.amount)
            move(refund, RefundState.BY_HAND, table=REFUND_MOVES)
        else:
            _write_refused(payment, refund, answer)
    return refund


def _locked(refund: Refund) -> tuple[Payment, Refund]:
    """Lock the payment first, then its refund: the order everyone keeps."""
    return locked(refund.payment_id), Refund.objects.select_for_update().get(pk=refund.pk)


def _write_refused(payment: Payment, refund: Refund, answer: Answer) -> None:
    key = f"refund_refused:{refund.key}:{refund.tries}"
    note(payment, "refund_refused", key, amount=answer.amount)
    move(refund, RefundState.REFUSED, table=REFUND_MOVES)
    log.error("refund %s: %s refuses to send it back", refund.pk, payment.gateway)


def _write_sent(
    payment: Payment,
    refund: Refund,
    reference: str,
    *,
    by: User | None = None,
    reason: str = "",
) -> None:
    said = {"amount": refund.amount, "bank_reference": reference, "reason": reason}
    note(payment, "refunded", f"refunded:{refund.key}", by=by.pk if by else None, **said)
    refund.reference, refund.sent_at = reference, timezone.now()
    fields = ["reference", "sent_at"]
    move(refund, RefundState.SENT, table=REFUND_MOVES, also_save=fields, by=by, reason=reason)
    books.gone_back(payment, refund)
    payment.sent_back += refund.amount
    if payment.sent_back == payment.amount:
        move_to(payment, PaymentState.REFUNDED, "sent_back", by=by, reason=reason)
    else:
        payment.save(update_fields=["sent_back"])
    purpose_of(payment).refunded(payment, refund)


def finish_refund(refund: Refund, reference: str) -> None:
    """Write a refund as sent whose money went back by other payments; said twice, it is one."""
    with transaction.atomic():
        payment, refund = _locked(refund)
        if refund.state != RefundState.SENT:
            _write_sent(payment, refund, reference)


def record_sent(refund_pk: int, *, by: User, reference: str, reason: str = "") -> Refund:
    """Record that people sent a refund (transfer, cash, a bank that refuses), with its number.

    Recorded twice, it is one record.
    """
    with transaction.atomic():
        payment, refund = _locked(Refund.objects.get(pk=refund_pk))
        if refund.state != RefundState.SENT:
            _write_sent(payment, refund, reference, by=by, reason=reason)
    return refund


def refund_by_staff(pk: int, *, by: User, reference: str, reason: str = "") -> Payment:
    """Record that people sent all that was still to go back, or else all that is kept.

    Raise ``MoveRefused`` for a payment that was never paid; recorded twice, it is one record.
    """
    with transaction.atomic():
        payment = locked(pk)
        if payment.state == PaymentState.REFUNDED:
            return payment
        if payment.state != PaymentState.CONFIRMED:
            raise MoveRefused(payment.state, PaymentState.REFUNDED)
        waiting = payment.refunds.select_for_update().exclude(state=RefundState.SENT)
        for refund in list(waiting) or [want_back(payment, reason, by, key=f"staff:{reference}")]:
            _write_sent(payment, refund, reference, by=by, reason=reason)
    return payment


def try_again(refund_pk: int, *, by: User) -> Refund:
    """Ask a gateway once more that refused a refund; raise ``MoveRefused`` from other states."""
    with transaction.atomic():
        _payment, refund = _locked(Refund.objects.get(pk=refund_pk))
        refund.next_try_at = timezone.now()
        move(refund, RefundState.WANTED, table=REFUND_MOVES, also_save=["next_try_at"], by=by)
        send_soon(refund)
    return refund
