"""What people say of a payment: the buyer's receipt number, the staff's yes or no."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from core.models import User
from core.moves import MoveRefused
from shop.payment import books
from shop.payment.actions.writing import locked, locked_family, move_to, note, take
from shop.payment.gateways import gateway as gateway_of
from shop.payment.models import Payment
from shop.payment.purposes import purpose_of
from shop.payment.states import SETTLED, PaymentState


class NotByHand(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """Only the bank itself says whether a payment at this gateway is paid."""


class ReceiptUsed(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """Another payment has this receipt number."""


def hand_in_receipt(pk: int, receipt: str) -> Payment:
    """Keep the number of the buyer's transfer; the payment waits for our staff from now on.

    ``receipt`` is clean (``ReceiptField``). While it waits, the buyer may correct the number.
    Raise ``ReceiptUsed``, or ``MoveRefused`` for a payment that is declined, expired or settled.
    """
    try:
        with transaction.atomic():
            payment = locked(pk)
            _write_receipt(payment, receipt)
    except IntegrityError as error:
        raise ReceiptUsed from error
    return payment


def _write_receipt(payment: Payment, receipt: str) -> None:
    if payment.receipt == receipt and payment.state == PaymentState.WAITING:
        return
    payment.receipt = receipt
    if payment.state == PaymentState.WAITING:
        payment.save(update_fields=["receipt"])
    else:
        move_to(payment, PaymentState.WAITING, "receipt")
        purpose_of(payment).accepted(payment)
    note(payment, "receipt", f"receipt:{receipt}", receipt=receipt)


def confirm_by_staff(pk: int, *, by: User, reason: str = "") -> Payment:
    """Confirm that the whole amount has come, by transfer or in cash; said twice, it is one yes.

    Also for a payment that was declined or has expired, when its money came after all. Raise
    ``NotByHand`` for a gateway whose bank says so itself, ``MoveRefused`` before it was started.
    """
    _require_by_hand(pk)
    try:
        with transaction.atomic():
            payment, others = locked_family(Payment.objects.get(pk=pk))
            if payment.state not in SETTLED:
                _confirm(payment, others, by, reason)
    except IntegrityError as error:
        raise ReceiptUsed from error
    return payment


def _confirm(payment: Payment, others: Sequence[Payment], by: User, reason: str) -> None:
    take(payment, others, by=by, reason=reason)
    note(payment, "confirmed_by_staff", by=by.pk, reason=reason)


def decline_by_staff(pk: int, *, by: User, reason: str) -> Payment:
    """Decline a payment whose money did not come; tell its purpose.

    Raise ``NotByHand`` or ``MoveRefused``; said twice, it is one no.
    """
    _require_by_hand(pk)
    with transaction.atomic():
        payment = locked(pk)
        if payment.state == PaymentState.EXPIRED:
            raise MoveRefused(payment.state, PaymentState.DECLINED)
        if payment.state != PaymentState.DECLINED:
            note(payment, "declined_by_staff", by=by.pk, reason=reason)
            if payment.state == PaymentState.DUE:
                books.due_is_off(payment)
            move_to(payment, PaymentState.DECLINED, by=by, reason=reason)
            purpose_of(payment).declined(payment)
    return payment


def _require_by_hand(pk: int) -> None:
    code = Payment.objects.values_list("gateway", flat=True).get(pk=pk)
    if gateway_of(code).pays_now:
        raise NotByHand(code)


def count_cash(pk: int, *, reason: str, by: User | None = None) -> Payment:
    """Confirm a payment at the door, inside its purpose's transaction: all was handed over.

    Counted already, it stays so. Raise ``MoveRefused`` for a payment that is not due.
    """
    payment, others = locked_family(Payment.objects.get(pk=pk))
    if payment.state in SETTLED:
        return payment
    if payment.state != PaymentState.DUE:
        raise MoveRefused(payment.state, PaymentState.CONFIRMED)
    take(payment, others, by=by, reason=reason)
    note(payment, "confirmed_by_staff", by=by.pk if by else None, reason=reason)
    return payment
