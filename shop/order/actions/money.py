"""Give a buyer back a part of what an order cost: paid, it is sent back; due, less is collected."""

from core.models import User
from core.money import Rials
from shop.order.actions.locks import Locked
from shop.order.books.actions import money_is_given_back
from shop.payment.actions import ask_refund, lower_due
from shop.payment.states import PaymentState

# Keys of refunds that the buyer was told of together with the parcel's news.
PARCEL = "parcel:"


def give_back(locked: Locked, amount: Rials, *, key: str, reason: str, by: User | None) -> None:
    """Give back ``amount`` rials of a locked parcel (``lock_parcel(pk, money=True)``).

    Once per ``key``, which is unique among the order's. The sum of all that went back stands in
    ``parcel.refunded``; the database refuses more than was paid. The caller gives the reason.
    """
    if not amount:
        return
    parcel = locked.parcel
    parcel.refunded += amount
    parcel.save(update_fields=["refunded"])
    money_is_given_back(parcel, amount, key)
    for payment in locked.payments:
        if payment.state == PaymentState.CONFIRMED and payment.kept:
            ask_refund(payment.pk, amount=amount, key=key, reason=reason, by=by)
            return
        if payment.state == PaymentState.DUE:
            lower_due(payment.pk, amount, key=key, reason=reason, by=by)
            return
    raise RuntimeError(f"order {locked.order.number} is placed, and nobody pays for it")
