"""What gateways paid over to our own bank account, as an operator reads it in the statement."""

from core.models import User
from core.money import Rials
from shop.ledger.actions import post
from shop.ledger.models import Entry
from shop.ledger.rules import Kind, Side, account


def record_deposit(gateway: str, rials: Rials, *, reference: str, by: User | None) -> Entry:
    """Post that a gateway sent us ``rials``; ``reference`` is the bank's number of it.

    The same number again is the same deposit; with another sum it raises ``ReasonTaken``.
    """
    sides = [Side(account(Kind.BANK), rials), Side(account(Kind.GATEWAY, gateway), -rials)]
    reason = f"deposit:{gateway}:{reference}"
    return post(reason, sides, kind="deposit", reference=reference, by=by)
