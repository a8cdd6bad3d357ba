"""What was due at first is here: the stalls are theirs."""

from django.db import transaction
from django.utils import timezone

from core import kept
from core.jalali import to_jalali
from core.models import User
from core.record import move
from exhibitions.booking.notices import tell
from exhibitions.booking.rules import instalments
from exhibitions.models import Application, Booking, Instalment, StallInvoiceCounter
from exhibitions.schedule.standing_until import remember
from exhibitions.states import (
    APPLICATION_MOVES,
    BOOKING_MOVES,
    ApplicationState,
    BookingState,
)

SHOP = "بازارچه"  # who bills for a fair whose organiser has no name


def lock_booking(number: str) -> Booking:
    """Return the booking with its row locked, and its fair; payments are locked before."""
    rows = Booking.objects.select_for_update(of=("self",)).select_related("fair")
    return rows.get(number=number)


@transaction.atomic
def confirm(pk: int, *, by: User | None = None, reason: str = "") -> Booking:
    """Confirm a held booking; confirmed already, it stays so. Raise ``MoveRefused`` otherwise."""
    booking = lock_booking(Booking.objects.values_list("number", flat=True).get(pk=pk))
    if booking.state != BookingState.CONFIRMED:
        confirm_locked(booking, by=by, reason=reason)
    return booking


def confirm_locked(booking: Booking, *, by: User | None = None, reason: str = "") -> None:
    """Confirm a locked booking: its invoice is numbered, what is left is due in parts."""
    today = timezone.localdate()
    dues = instalments(
        booking.total, booking.due_first, booking.fair.instalments, today, booking.fair.starts_on
    )
    booking.instalments.all().delete()
    Instalment.objects.bulk_create(
        Instalment(booking=booking, due_on=due.on, amount=due.amount) for due in dues
    )
    if booking.application_id:
        application = Application.objects.select_for_update().get(pk=booking.application_id)
        move(application, ApplicationState.CONFIRMED, table=APPLICATION_MOVES, by=by, reason=reason)
    if booking.total and booking.invoice_number is None:
        _number_invoice(booking, to_jalali(today).year)
    booking.held_until, booking.is_offer = None, False
    move(
        booking, BookingState.CONFIRMED, table=BOOKING_MOVES, by=by, reason=reason,
        also_save=["held_until", "is_offer", "invoice_issuer", "invoice_year", "invoice_number"],
    )  # fmt: skip
    kept.changed()
    tell(booking, "confirmed")
    remember(booking.stalls.values_list("stands", flat=True))


def _number_invoice(booking: Booking, year: int) -> None:
    """Give the next number of the issuer in a Jalali year; last of all locks, never taken back."""
    issuer = booking.fair.organiser_fa or SHOP
    rows = StallInvoiceCounter.objects.select_for_update().filter(issuer=issuer, year=year)
    counter = rows.first()
    if counter is None:
        new = StallInvoiceCounter(issuer=issuer, year=year)
        StallInvoiceCounter.objects.bulk_create([new], ignore_conflicts=True)
        counter = rows.get()
    counter.last += 1
    counter.save(update_fields=["last"])
    booking.invoice_issuer, booking.invoice_year = issuer, year
    booking.invoice_number = counter.last
