"""What an exhibitor may see: the own bookings, and fairs that can be booked."""

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from exhibitions.booking.rules import is_bookable
from exhibitions.models import Booking, Fair, Giving
from exhibitions.states import AHEAD
from sellers.models import Partner


def bookings_of(seller: Partner) -> QuerySet[Booking]:
    """Return a seller's bookings with their fairs, the next fair first."""
    rows = Booking.objects.filter(seller=seller)
    return rows.select_related("fair__venue__county").order_by("-fair__ends_on", "-pk")


def booking_of(seller: Partner, number: str) -> Booking:
    """Return one booking of a seller; raise ``Http404`` for another's. One query."""
    found = bookings_of(seller).select_related("seller", "guarantee__file", "application")
    booking = found.filter(number=number).first()
    if booking is None:
        raise Http404
    return booking


def can_be_booked(fair: Fair) -> bool:
    """Whether stalls of this fair may be booked on its plan now. No query."""
    return fair.giving == Giving.BOOKING and is_bookable(
        fair.state, fair.apply_from, fair.apply_until, fair.ends_on, timezone.localtime()
    )


def bookable_fairs() -> list[Fair]:
    """Return the fairs that can be booked now, the next first. One query."""
    fairs = Fair.objects.filter(
        giving=Giving.BOOKING, state__in=AHEAD, ends_on__gte=timezone.localdate()
    )
    rows = fairs.select_related("venue__county").order_by("starts_on", "pk")
    return [fair for fair in rows if can_be_booked(fair)]


def fair_to_book(slug: str) -> Fair:
    """Return a public fair that is booked on its plan; raise ``Http404`` for others. One query."""
    fairs = Fair.objects.public().filter(giving=Giving.BOOKING)
    fair = fairs.select_related("venue__county").filter(slug=slug).first()
    if fair is None:
        raise Http404
    return fair
