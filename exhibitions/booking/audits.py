"""What ``manage.py audit`` checks of bookings."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count, Exists, F, Max, OuterRef, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from core.audit import Finding, register
from exhibitions.booking.books import fees_of
from exhibitions.booking.queries import PURPOSE, number_of
from exhibitions.models import (
    AddOn,
    BookedAddOn,
    BookedStall,
    Booking,
    HallUse,
    StallInvoiceCounter,
)
from exhibitions.states import HOLDING, BookingState, FairState
from shop.ledger.queries import balances_of_kind
from shop.ledger.rules import Kind
from shop.payment.models import Payment
from shop.payment.states import SETTLED

STALLS = "fairs: who holds stalls stands on its plan"
FREE = "fairs: ended bookings hold no stalls"
ADD_ONS = "fairs: add-ons taken are booked"
PAID = "fairs: fees paid are payments that came"
BOOKS = "fairs: the books hold the fees that were paid"
INVOICES = "fairs: invoices for stalls are numbered without gaps"
LATE = "fairs: what was not paid in time is let go"
OFF = "fairs: cancelled fairs have no bookings"

PATIENCE = timedelta(hours=1)


@register(STALLS)
def bookings_have_stalls() -> Iterator[Finding]:
    """A booking that holds has a stall, each on a plan of its fair and under its fair's key."""
    rows = Booking.objects.holding().annotate(n=Count("stalls"))
    for number in rows.filter(n=0).values_list("number", flat=True):
        yield Finding(STALLS, number, "holds no stall")
    wrong = BookedStall.objects.exclude(fair=F("booking__fair"))
    for pk in wrong.values_list("pk", flat=True):
        yield Finding(STALLS, f"stall taken {pk}", "is of another fair than its booking")
    uses = HallUse.objects.filter(fair=OuterRef("fair"), plan=OuterRef("stall__plan"))
    foreign = BookedStall.objects.filter(~Exists(uses)).exclude(fair__state=FairState.CANCELLED)
    for pk in foreign.values_list("pk", flat=True):
        yield Finding(STALLS, f"stall taken {pk}", "is on no plan of the fair")


@register(FREE)
def ended_bookings_hold_nothing() -> Iterator[Finding]:
    """Lapsed and cancelled bookings have let go of their stalls."""
    rows = BookedStall.objects.exclude(booking__state__in=HOLDING)
    for number in rows.values_list("booking__number", flat=True):
        yield Finding(FREE, number, "has ended and still holds a stall")


@register(ADD_ONS)
def taken_add_ons_are_booked() -> Iterator[Finding]:
    """How many of an add-on are taken is how many bookings have that hold."""
    rows = BookedAddOn.objects.filter(booking__state__in=HOLDING).order_by()
    booked = dict(rows.values_list("add_on").annotate(n=Sum("quantity")))
    for pk, taken in AddOn.objects.filter(Q(taken__gt=0) | Q(pk__in=booked)).values_list(
        "pk", "taken"
    ):
        if taken != booked.get(pk, 0):
            text = f"{taken} are taken, bookings have {booked.get(pk, 0)}"
            yield Finding(ADD_ONS, f"add-on {pk}", text)


@register(PAID)
def fees_are_paid() -> Iterator[Finding]:
    """A booking's kept money is what its payments keep, to the rial. Two queries."""
    kept: dict[str, int] = {}
    rows = Payment.objects.filter(purpose=PURPOSE, state__in=SETTLED)
    for reference, amount, back in rows.values_list("reference", "amount", "going_back"):
        number = number_of(reference)
        kept[number] = kept.get(number, 0) + amount - back
    for number, paid, refunded in Booking.objects.values_list("number", "paid", "refunded"):
        came = kept.pop(number, 0)
        if came != paid - refunded:
            text = f"keeps {paid - refunded} rials, its payments {came}"
            yield Finding(PAID, number, text)
    for number, came in kept.items():
        if came:
            yield Finding(PAID, number, f"{came} rials were paid for no booking")


@register(BOOKS)
def books_hold_the_fees() -> Iterator[Finding]:
    """A fair's account holds what its bookings keep. Two queries."""
    sums = (
        Booking.objects.order_by()
        .values_list("fair")
        .annotate(stays=Coalesce(Sum("paid"), 0) - Coalesce(Sum("refunded"), 0))
    )
    held = balances_of_kind(Kind.STALLS)
    for fair, kept in sums:
        if -held.pop(fees_of(fair), 0) != kept:
            yield Finding(BOOKS, f"fair {fair}", f"bookings keep {kept} rials, the books do not")
    for code, total in held.items():
        if total:
            yield Finding(BOOKS, code, f"holds {-total} rials of no booking")


@register(INVOICES)
def stall_invoices_have_no_gaps() -> Iterator[Finding]:
    """Each issuer's invoices of a year are numbered from one to the last, each once."""
    told = {(c.issuer, c.year): c.last for c in StallInvoiceCounter.objects.all()}
    rows = Booking.objects.filter(invoice_number__isnull=False).order_by()
    found = rows.values_list("invoice_issuer", "invoice_year").annotate(
        n=Count("pk"), last=Max("invoice_number")
    )
    for issuer, year, count, last in found:
        if not count == last == told.pop((issuer, year), 0):
            yield Finding(INVOICES, f"{issuer} {year}", f"{count} invoices, the last is {last}")
    for (issuer, year), last in told.items():
        if last:
            yield Finding(INVOICES, f"{issuer} {year}", f"{last} invoices are missing")


@register(LATE)
def holds_past_their_time() -> Iterator[Finding]:
    """Find bookings that ``release_stalls`` should have let go an hour ago."""
    late = Booking.objects.filter(state=BookingState.HELD, held_until__lt=timezone.now() - PATIENCE)
    for number in late.values_list("number", flat=True):
        yield Finding(LATE, number, "is still held: does release_stalls run?")


@register(OFF)
def cancelled_fairs_let_go() -> Iterator[Finding]:
    """Nobody holds a stall, or waits for money, of a fair that does not take place."""
    rows = Booking.objects.filter(fair__state=FairState.CANCELLED)
    for number in rows.filter(state__in=HOLDING).values_list("number", flat=True):
        yield Finding(OFF, number, "the fair is cancelled, the booking is not")
