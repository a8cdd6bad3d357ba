"""What all actions share: the locked row, the event, the move to a state."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.models import User
from core.record import move
from shop.payment.models import Payment, PaymentEvent
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
    payment.confirmed_at = timezone.now()
    payment.refund_wanted_at = payment.confirmed_at if paid_before else None
    move_to(
        payment,
        PaymentState.CONFIRMED,
        "confirmed_at",
        "refund_wanted_at",
        "receipt",
        by=by,
        reason=reason,
    )
    if paid_before:
        note(payment, "paid_twice")
    else:
        _deliver(payment)


def _is_kept(payment: Payment) -> bool:
    return payment.state == PaymentState.CONFIRMED and payment.refund_wanted_at is None


def _deliver(payment: Payment) -> None:
    try:
        with transaction.atomic():
            purpose_of(payment).paid(payment)
    except CannotDeliver as refusal:
        want_back(payment, str(refusal))


def want_back(payment: Payment, reason: str, by: User | None = None) -> None:
    """Mark a locked, confirmed payment to be sent back in full."""
    payment.refund_wanted_at = timezone.now()
    payment.save(update_fields=["refund_wanted_at"])
    note(payment, "refund_wanted", reason=reason, by=by.pk if by else None)


def replace(payment: Payment, reason: str) -> None:
    """Decline a locked payment that gives way to another; its purpose hears nothing of it."""
    note(payment, "replaced", reason=reason)
    move_to(payment, PaymentState.DECLINED, reason=reason)
