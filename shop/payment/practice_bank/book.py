"""The practice bank's functions for merchants: open a charge, verify it, refund it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
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


def open_charge(
    *,
    amount: int,
    currency: str,
    note: str,
    return_url: str,
    webhook_url: str,
    hold: bool = False,
) -> str:
    """Open a charge and return the bank's name for it; with ``hold`` the money is set aside."""
    charge = PracticeCharge.objects.create(
        amount=amount,
        currency=currency,
        note=note[:200],
        return_url=return_url,
        webhook_url=webhook_url,
        hold=hold,
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
    if not charge.paid or charge.captured is False:
        return "declined"
    return "held" if charge.hold and charge.captured is None else "paid"


def capture(authority: str) -> Said:
    """Take what was set aside; asked again, the same answer."""
    PracticeCharge.objects.filter(authority=authority, hold=True, paid=True, captured=None).update(
        captured=True
    )
    return verify(authority)


def release(authority: str) -> None:
    """Give up what was set aside and not taken."""
    PracticeCharge.objects.filter(authority=authority, hold=True, captured=None).update(
        captured=False
    )


def _tracking(charge: PracticeCharge) -> str:
    return str(70_000_000 + charge.pk)


def decide(authority: str, *, paid: bool, settles_at: datetime | None = None) -> bool:
    """Write the buyer's decision; only the first one counts. Return whether this was it."""
    undecided = PracticeCharge.objects.filter(authority=authority, paid=None)
    return undecided.update(paid=paid, settles_at=settles_at) == 1


@transaction.atomic
def refund(authority: str, amount: int, name: str) -> str:
    """Send ``amount`` back once; return its tracking number, "" when the bank refuses.

    ``name`` is the merchant's own for it: the same name again sends nothing more and returns the
    same number. All together never exceed what was paid.
    """
    charge = PracticeCharge.objects.select_for_update().filter(authority=authority).first()
    if charge is None or _verdict(charge, timezone.now()) != "paid":
        return ""
    sent = charge.refunds.filter(name=name).first()
    if sent is None:
        if charge.refunded + amount > charge.amount:
            return ""
        sent = charge.refunds.create(name=name, amount=amount)
        charge.refunded += amount
        charge.save(update_fields=["refunded"])
    return f"R{_tracking(charge)}-{sent.pk}" if sent.amount == amount else ""
