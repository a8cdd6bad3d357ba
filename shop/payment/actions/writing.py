"""What all actions share: the locked row, the event, the move to a state."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.models import User
from core.money import Rials
from core.outbox import after_commit
from core.record import move
from shop.payment import books
from shop.payment.gateways import can_close
from shop.payment.models import Payment, PaymentEvent, Refund
from shop.payment.models.refund import WHOLE
from shop.payment.purposes import CannotDeliver, purpose_of
from shop.payment.states import PAYMENT_MOVES, UNDECIDED, PaymentState


def read(pk: int) -> Payment:
    """Return the payment, unlocked; raise ``RuntimeError`` inside a transaction.

    Whoever asks a bank must hold no lock: ``durable`` is Django's own guard for that.
    """
    with transaction.atomic(durable=True):
        return Payment.objects.get(pk=pk)


def locked(pk: int) -> Payment:
    """Return the payment with its row locked."""
    return Payment.objects.select_for_update().get(pk=pk)


def locked_family(payment: Payment) -> tuple[Payment, list[Payment]]:
    """Lock all payments of one purpose, in one order; return the named one and the others."""
    family = Payment.objects.select_for_update().order_by("pk")
    rows = list(family.filter(purpose=payment.purpose, reference=payment.reference))
    return next(p for p in rows if p.pk == payment.pk), [p for p in rows if p.pk != payment.pk]


def note(payment: Payment, kind: str, key: str = "", **body: Any) -> bool:
    """Write an event once per ``key`` (its kind where none is given); return whether it is new."""
    _, new = PaymentEvent.objects.get_or_create(
        payment=payment, key=(key or kind)[:128], defaults={"kind": kind, "body": body}
    )
    return new


def move_to(
    payment: Payment,
    state: PaymentState,
    *also_save: str,
    by: User | None = None,
    reason: str = "",
) -> None:
    """Move a locked payment by the table."""
    move(payment, state, table=PAYMENT_MOVES, by=by, reason=reason, also_save=also_save)


def take(
    payment: Payment, others: Sequence[Payment], *, by: User | None = None, reason: str = ""
) -> None:
    """Confirm a locked payment whose money is here, and let its purpose decide.

    Money that came twice, or for what is gone, is confirmed too, and marked to go back.
    """
    paid_before = any(_is_kept(other) for other in others)
    for other in others:
        if other.state in (*UNDECIDED, PaymentState.WAITING, PaymentState.DUE) and not paid_before:
            replace(other, f"payment {payment.pk} was paid")
    if payment.state != PaymentState.DUE:
        books.money_came(payment)
    payment.confirmed_at = timezone.now()
    payment.going_back = payment.amount if paid_before else 0
    fields = ("confirmed_at", "going_back", "receipt")
    move_to(payment, PaymentState.CONFIRMED, *fields, by=by, reason=reason)
    if paid_before:
        note(payment, "paid_twice")
        _write_refund(payment, Rials(payment.amount), WHOLE, "another payment was paid", None)
    else:
        _deliver(payment)


def _is_kept(payment: Payment) -> bool:
    is_here = payment.state in (PaymentState.CONFIRMED, PaymentState.HELD)
    return is_here and not payment.goes_back


def _deliver(payment: Payment) -> None:
    try:
        with transaction.atomic():
            purpose_of(payment).paid(payment)
    except CannotDeliver as refusal:
        want_back(payment, str(refusal))


def want_back(
    payment: Payment,
    reason: str,
    by: User | None = None,
    *,
    amount: Rials | None = None,
    key: str = WHOLE,
) -> Refund:
    """Write a refund of a locked, confirmed payment: ``amount``, or all that is kept of it."""
    back = payment.kept if amount is None else amount
    payment.going_back += back
    payment.save(update_fields=["going_back"])
    return _write_refund(payment, back, key, reason, by)


def _write_refund(
    payment: Payment, amount: Rials, key: str, reason: str, by: User | None
) -> Refund:
    said = {"amount": amount, "reason": reason, "by": by.pk if by else None}
    note(payment, "refund_wanted", f"refund_wanted:{key}", **said)
    refund = Refund.objects.create(payment=payment, key=key, amount=amount, reason=reason, by=by)
    books.to_go_back(payment, refund)
    send_soon(refund)
    return refund


def send_soon(refund: Refund) -> None:
    """Have a refund sent once its transaction has committed; the sweeper sends what was missed."""
    after_commit("shop.payment.tasks.send_refund", refund.pk)


def replace(payment: Payment, reason: str) -> None:
    """Decline a locked payment that gives way to another; its purpose hears nothing of it."""
    note(payment, "replaced", reason=reason)
    if payment.state == PaymentState.DUE:
        books.due_is_off(payment)
    move_to(payment, PaymentState.DECLINED, reason=reason)
    close_soon(payment)


def close_soon(payment: Payment) -> None:
    """Have the gateway end a charge that nobody is to pay any more, after commit, if it can."""
    if payment.gateway_reference and can_close(payment.gateway):
        after_commit("shop.payment.tasks.close_charge", payment.pk)
