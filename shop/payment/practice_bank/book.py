"""The practice bank's functions for merchants: open a charge, verify it, refund it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from shop.payment.models import PracticeCharge
from shop.payment.protocol import GatewayDown, Verdict


@dataclass(frozen=True)
class Said:
    """What the bank's "verify" says of a charge; ``tracking`` once it is paid."""

    verdict: Verdict
    amount: int
    currency: str
    tracking: str


def open_charge(*, amount: int, currency: str, note: str, return_url: str, webhook_url: str) -> str:
    """Open a charge and return the bank's name for it."""
    charge = PracticeCharge.objects.create(
        amount=amount,
        currency=currency,
        note=note[:200],
        return_url=return_url,
        webhook_url=webhook_url,
    )
    return charge.authority


def verify(authority: str) -> Said:
    """Say what became of a charge; asked again, the same answer."""
    charge = PracticeCharge.objects.filter(authority=authority).first()
    if charge is None:
        raise GatewayDown("the bank does not know this charge")
    verdict = _verdict(charge, timezone.now())
    tracking = _tracking(charge) if verdict == "paid" else ""
    return Said(verdict, charge.amount, charge.currency, tracking)


def _verdict(charge: PracticeCharge, now: datetime) -> Verdict:
    if charge.paid is None or (charge.settles_at and charge.settles_at > now):
        return "pending"
    return "paid" if charge.paid else "declined"


def _tracking(charge: PracticeCharge) -> str:
    return str(70_000_000 + charge.pk)


def decide(authority: str, *, paid: bool, settles_at: datetime | None = None) -> bool:
    """Write the buyer's decision; only the first one counts. Return whether this was it."""
    undecided = PracticeCharge.objects.filter(authority=authority, paid=None)
    return undecided.update(paid=paid, settles_at=settles_at) == 1


def refund(authority: str, amount: int) -> str:
    """Send ``amount`` back once; return its tracking number, "" when the bank refuses.

    Asked again for the same amount, it sends nothing more and returns the same number.
    """
    paid = PracticeCharge.objects.filter(authority=authority, paid=True, amount__gte=amount)
    paid.filter(refunded=0).update(refunded=amount)
    charge = paid.filter(refunded=amount).first()
    return f"R{_tracking(charge)}" if charge else ""
