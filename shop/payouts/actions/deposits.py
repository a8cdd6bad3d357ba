"""What came to our own bank account and left it, as an operator reads it in the statement."""

from django.db import transaction

from core.models import User
from core.money import Rials
from shop.ledger.actions import lock_account, post
from shop.ledger.models import Entry
from shop.ledger.queries import balance
from shop.ledger.rules import Kind, Side, account

TAXES = account(Kind.TAXES)


class MoreThanTaken(ValueError):  # noqa: N818 -- an answer to the caller
    """The state cannot be paid more tax than was set aside; ``left`` rials are."""

    def __init__(self, left: Rials) -> None:
        """Keep what is left."""
        super().__init__(left)
        self.left = left


def record_deposit(gateway: str, rials: Rials, *, reference: str, by: User | None) -> Entry:
    """Post that a gateway sent us ``rials``; ``reference`` is the bank's number of it.

    The same number again is the same deposit; with another sum it raises ``ReasonTaken``.
    """
    sides = [Side(account(Kind.BANK), rials), Side(account(Kind.GATEWAY, gateway), -rials)]
    reason = f"deposit:{gateway}:{reference}"
    return post(reason, sides, kind="deposit", reference=reference, by=by)


@transaction.atomic
def record_tax_paid(rials: Rials, *, reference: str, by: User | None) -> Entry:
    """Post that value-added tax which was set aside went to the state, by its receipt's number.

    The same number again is the same payment; with another sum it raises ``ReasonTaken``. Raise
    ``MoreThanTaken``.
    """
    lock_account(TAXES)
    reason = f"tax:{reference}"
    left = Rials(-balance(TAXES))
    if rials > left and not Entry.objects.filter(reason=reason).exists():
        raise MoreThanTaken(left)
    sides = [Side(TAXES, rials), Side(account(Kind.BANK), -rials)]
    return post(reason, sides, kind="tax", reference=reference, by=by)
