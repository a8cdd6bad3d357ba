"""What bookings post: the fee of a stall is the organiser's as soon as it is paid."""

from core.money import Rials
from exhibitions.models import Booking
from shop.ledger.actions import post
from shop.ledger.rules import Kind, Side, account
from shop.payment.models import Payment

PAYMENTS = account(Kind.PAYMENTS)


def fees_of(fair_id: int) -> str:
    """Return the account of a fair's fees for stalls."""
    return account(Kind.STALLS, fair_id)


def fee_is_paid(booking: Booking, payment: Payment) -> None:
    """Give a payment to the fair it is for."""
    fees = fees_of(booking.fair_id)
    post(
        f"booking:{booking.number}:paid:{payment.pk}",
        [Side(PAYMENTS, payment.amount), Side(fees, -payment.amount)],
        kind="stall",
        reference=booking.number,
    )


def fee_is_given_back(booking: Booking, amount: int, key: str) -> None:
    """Take ``amount`` rials of a fee back, to be sent to who paid it; ``key`` names it once."""
    rials = Rials(amount)
    post(
        f"booking:{booking.number}:back:{key}",
        [Side(fees_of(booking.fair_id), rials), Side(PAYMENTS, -rials)],
        kind="stall_back",
        reference=booking.number,
    )
