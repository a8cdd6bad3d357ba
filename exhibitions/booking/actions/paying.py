"""What a payment's news does to its booking. Called inside the payment's transaction.

Locks run from payment to booking. Money and stalls never part: a late "yes" takes the stalls of a
lapsed booking again while they are free, or ``CannotDeliver`` sends the money back; never both.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.money import Rials
from exhibitions.booking import books
from exhibitions.booking.actions.confirming import confirm_locked, lock_booking
from exhibitions.booking.actions.holding import take_again
from exhibitions.booking.notices import tell
from exhibitions.booking.queries import PURPOSE, dues_of, next_reference, number_of
from exhibitions.booking.rules import next_due
from exhibitions.models import Booking
from exhibitions.states import HOLDING, BookingState, FairState
from shop.payment.actions import open_payment
from shop.payment.models import Payment
from shop.payment.purposes import CannotDeliver


class NotPayable(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The booking waits for no payment, or not for this sum."""


def begin_payment(number: str, gateway: str, *, whole: bool, language: str) -> Payment:
    """Return the payment of what is due next (or of all that is left), to be started.

    Not inside a transaction. Raise ``NotPayable`` when nothing is due or the hold is over,
    ``UnknownGateway``.
    """
    booking = Booking.objects.select_related("fair").get(number=number)
    amount = booking.left if whole else amount_due(booking)
    if amount <= 0 or not can_be_paid(booking):
        raise NotPayable(number)
    Booking.objects.filter(pk=booking.pk).update(language=language)
    return open_payment(
        purpose=PURPOSE,
        reference=next_reference(booking),
        amount=Rials(amount),
        gateway=gateway,
        expires_at=booking.held_until or timezone.now() + timedelta(hours=1),
    )


def amount_due(booking: Booking) -> int:
    """Return what is to be paid next, in rials: the deposit, or the next instalment. One query."""
    if booking.paid < booking.due_first:
        return booking.due_first - booking.paid
    due = next_due(booking.due_first, dues_of(booking), booking.paid)
    return due.amount if due else booking.left


def can_be_paid(booking: Booking) -> bool:
    """Whether a payment may be begun now."""
    if booking.state == BookingState.HELD:
        return booking.held_until is not None and booking.held_until > timezone.now()
    return booking.state == BookingState.CONFIRMED and booking.left > 0


def fee_paid(payment: Payment) -> None:
    """Take the money for a booking; raise ``CannotDeliver`` when its stalls cannot be had."""
    booking = lock_booking(number_of(payment.reference))
    if booking.state == BookingState.CANCELLED or booking.fair.state == FairState.CANCELLED:
        raise CannotDeliver("the booking was called off")
    if payment.amount > booking.left:
        raise CannotDeliver("more than is to be paid")
    is_confirmed = booking.state == BookingState.CONFIRMED  # by an earlier payment, or a letter
    if booking.paid + payment.amount < booking.due_first and not is_confirmed:
        raise CannotDeliver("less than what is due first")
    was_lapsed = booking.state == BookingState.LAPSED
    if was_lapsed and not _take_again(booking):
        raise CannotDeliver("the stall was given to others in the meantime")
    booking.paid += payment.amount
    booking.save(update_fields=["paid"])
    books.fee_is_paid(booking, payment)
    if not is_confirmed:
        try:
            with transaction.atomic():
                confirm_locked(booking, reason="paid late, still free" if was_lapsed else "")
        except IntegrityError:  # another live booking or application of theirs came since
            raise CannotDeliver("another booking of this fair was made") from None


def _take_again(booking: Booking) -> bool:
    others = Booking.objects.filter(fair=booking.fair_id, seller=booking.seller_id)
    if others.filter(state__in=HOLDING).exists():
        return False
    return take_again(booking)


def fee_accepted(payment: Payment) -> None:
    """Keep the stall while people look for a transfer; it lapses when nobody finds it."""
    booking = lock_booking(number_of(payment.reference))
    if booking.state != BookingState.HELD:
        return
    booking.held_until = timezone.now() + timedelta(hours=settings.BANK_TRANSFER_HOLD_HOURS)
    booking.is_offer = False
    booking.save(update_fields=["held_until", "is_offer"])
    payment.expires_at = booking.held_until
    payment.save(update_fields=["expires_at"])


def fee_declined(payment: Payment) -> None:
    """Leave the booking waiting; a transfer that staff refused leaves half an hour to pay."""
    booking = lock_booking(number_of(payment.reference))
    soon = timezone.now() + timedelta(minutes=settings.PAYMENT_HOLD_MINUTES)
    was_waiting = payment.receipt or payment.gateway == "transfer"
    if booking.state == BookingState.HELD and was_waiting and _later(booking, soon):
        booking.held_until = soon
        booking.save(update_fields=["held_until"])
        tell(booking, "held", f"held:{payment.pk}")


def _later(booking: Booking, than: datetime) -> bool:
    return booking.held_until is not None and booking.held_until > than


def fee_expired(payment: Payment) -> None:
    """Do nothing: the booking's own time decides, see ``release_stalls``."""
