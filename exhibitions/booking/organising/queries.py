"""Bookings of a fair as its organiser looks at them."""

from collections.abc import Mapping, Sequence

from django.db.models import Count, Prefetch, QuerySet
from django.http import Http404

from exhibitions.models import BookedStall, Booking, Fair, Guarantee
from exhibitions.states import HOLDING, BookingState, GuaranteeState


def bookings_at(fair: Fair) -> QuerySet[Booking]:
    """Return a fair's bookings with sellers and stalls, living ones first. Two queries."""
    stalls = BookedStall.objects.select_related("stall").order_by("stall")
    rows = fair.bookings.select_related("seller__county", "guarantee")
    return rows.prefetch_related(Prefetch("stalls", stalls)).order_by("state", "pk")


def booking_at(fair: Fair, number: str) -> Booking:
    """Return one booking of a fair; raise ``Http404`` for those of others."""
    booking = bookings_at(fair).select_related("excused_by").filter(number=number).first()
    if booking is None:
        raise Http404
    booking.fair = fair
    return booking


def counts_of(fair: Fair) -> dict[str, int]:
    """Return how many bookings are in each state. One query."""
    rows = fair.bookings.order_by().values_list("state").annotate(n=Count("pk"))
    return dict(rows)


def confirmed_at(fair: Fair) -> list[Booking]:
    """Return the bookings that are to be ready for the fair. Two queries."""
    return list(bookings_at(fair).filter(state=BookingState.CONFIRMED))


def letters_waiting(fairs: Sequence[Fair]) -> Mapping[int, int]:
    """Return how many letters wait for a decision, by fair. One query."""
    rows = Guarantee.objects.filter(
        booking__fair__in=fairs, booking__state__in=HOLDING, state=GuaranteeState.SENT
    )
    counted = rows.order_by().values_list("booking__fair").annotate(n=Count("pk"))
    return dict(counted)
