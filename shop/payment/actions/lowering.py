"""Collect less at the door: a part of what was ordered does not come."""

from core.models import User
from core.money import Rials
from shop.payment import books
from shop.payment.actions.writing import locked, note, replace
from shop.payment.models import Payment
from shop.payment.states import PaymentState


def lower_due(pk: int, amount: Rials, *, key: str, reason: str, by: User | None = None) -> Payment:
    """Take ``amount`` rials off a payment that is due; with nothing left it is declined.

    Runs inside the purpose's transaction. The same ``key`` again takes nothing more; a payment in
    another state is left alone.
    """
    payment = locked(pk)
    if payment.state != PaymentState.DUE:
        return payment
    if note(payment, "lowered", key, amount=amount, reason=reason, by=by.pk if by else None):
        if amount >= payment.amount:
            replace(payment, reason)
        else:
            books.due_is_less(payment, amount, key)
            payment.amount -= amount
            payment.save(update_fields=["amount"])
    return payment
