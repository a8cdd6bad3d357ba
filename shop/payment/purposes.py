"""What is paid for. Upper apps register a purpose in ``ready()``; payment knows none of them.

    register("order", Purpose(paid=order_is_paid, accepted=…, declined=…, expired=…,
                              return_url=…, describe=…))

The callbacks run INSIDE the payment's transaction with its row locked: they write, lock the
order after the payment, and tell people by ``transaction.on_commit``. Each is called at most once
for one payment (``refunded``: for one refund), whatever messages arrive.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shop.payment.models import Payment, Refund

Told = Callable[["Payment"], None]
ToldBack = Callable[["Payment", "Refund"], None]


class CannotDeliver(Exception):  # noqa: N818 -- an answer of the purpose, not a fault
    """Raised by ``paid``: the money came, what was bought is gone. It goes back in full."""


def _nothing(payment: "Payment", refund: "Refund") -> None:
    """Be content."""


def _wait(payment: "Payment") -> None:
    """Let it be."""


@dataclass(frozen=True)
class Purpose:
    """What a payment's purpose wants to hear, and how it speaks of itself.

    ``paid``: the money is here; also for a payment declined or expired before (a late "yes"), and
    for one that was ``accepted`` before; may raise ``CannotDeliver``, and what it wrote is undone.
    ``accepted``: paid later (DUE, WAITING); go ahead.
    ``declined``: this try failed; another may follow until the purpose's own time is over.
    ``expired``: the buyer never paid; give back what was held.
    ``refunded``: the amount of a refund went back to the buyer; once for each refund. The
    payment's state says REFUNDED when nothing is left of it.
    ``held``: a part of a split payment is set aside; payments of other purposes never are.
    ``reason``: a refund's reason in words, where the purpose wrote a code of its own.
    ``return_url``: where the buyer lands, in the buyer's own language.
    ``describe``: one line for a bank's page and for staff.
    """

    paid: Told
    accepted: Told
    declined: Told
    expired: Told
    return_url: Callable[["Payment"], str]
    describe: Callable[["Payment"], str]
    refunded: ToldBack = _nothing
    held: Told = _wait
    reason: Callable[[str], str] = str


_purposes: dict[str, Purpose] = {}


def register(code: str, purpose: Purpose) -> None:
    """Add ``purpose`` under ``code`` (≤ 16 letters); raise ``ValueError`` when it is taken."""
    if code in _purposes:
        raise ValueError(f"a payment purpose named {code!r} is registered already")
    _purposes[code] = purpose


def purpose_of(payment: "Payment") -> Purpose:
    """Return the purpose of a payment; ``LookupError`` when no app answers for it."""
    try:
        return _purposes[payment.purpose]
    except KeyError:
        raise LookupError(f"no app registered the payment purpose {payment.purpose!r}") from None
