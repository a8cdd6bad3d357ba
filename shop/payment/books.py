"""What payments post: money in, money to go back, money gone back. Inside the action's transaction.

What comes waits in the account ``payments`` until its purpose takes it, in the same transaction;
what a purpose gives up returns there, and goes on its way back from there.
"""

from core.money import Rials
from shop.ledger.actions import post
from shop.ledger.rules import Kind, Side, account
from shop.payment.gateways import UnknownGateway
from shop.payment.gateways import gateway as gateway_of
from shop.payment.models import Payment, Refund

PAYMENTS, REFUNDS = account(Kind.PAYMENTS), account(Kind.REFUNDS)


def money_came(payment: Payment) -> None:
    """Post a confirmed payment that was not due before: with its gateway, or on our own account."""
    _move(payment, "in", place_of(payment.gateway), _waits_in(payment), payment.amount)


def money_is_due(payment: Payment) -> None:
    """Post cash that somebody will take at the door: it lies with who takes it."""
    _move(payment, "due", account(Kind.GATEWAY, payment.gateway), PAYMENTS, payment.amount)


def due_is_less(payment: Payment, amount: Rials, key: str) -> None:
    """Post that ``amount`` of a due payment will not be taken."""
    _move(payment, f"less:{key}", PAYMENTS, account(Kind.GATEWAY, payment.gateway), amount)


def due_is_off(payment: Payment) -> None:
    """Post that a due payment will not be taken at all."""
    due_is_less(payment, Rials(payment.amount), "off")


def to_go_back(payment: Payment, refund: Refund) -> None:
    """Post a refund that is wanted."""
    _move(payment, f"wanted:{refund.pk}", _waits_in(payment), REFUNDS, refund.amount)


def gone_back(payment: Payment, refund: Refund) -> None:
    """Post a refund that was sent."""
    _move(payment, f"sent:{refund.pk}", REFUNDS, place_of(payment.gateway), refund.amount)


def _waits_in(payment: Payment) -> str:
    """Return where money waits for what it pays: that of a part, for the whole to be paid."""
    return account(Kind.GATEWAY, "split") if payment.part_id else PAYMENTS


def place_of(code: str) -> str:
    """Return where money paid this way lies: with the gateway; by hand it is on our account."""
    try:
        by_hand = not gateway_of(code).pays_now
    except UnknownGateway:  # not set up any more; its bank still has the money
        by_hand = False
    return account(Kind.BANK) if by_hand else account(Kind.GATEWAY, code)


def _move(payment: Payment, event: str, debit: str, credit: str, amount: int) -> None:
    post(
        f"payment:{payment.pk}:{event}",
        [Side(debit, amount), Side(credit, -amount)],
        kind="payment",
        reference=payment.reference,
    )
