"""Work that leaves the request: telling exhibitors, offering freed stalls to who waits."""

from functools import partial

from django_tasks import task

from core.telling import tell_person
from core.texting.rules import Kind
from exhibitions.booking import news
from exhibitions.booking.line import offer_free_stalls
from exhibitions.models import Booking


@task()
def tell_exhibitor(booking_pk: int, kind: str, key: str) -> None:
    """Tell everybody of the seller's team, each in their language."""
    booking = Booking.objects.select_related("fair", "seller").get(pk=booking_pk)
    people = booking.seller.users.filter(is_active=True).order_by("pk")
    for person in people:
        compose = partial(news.compose, booking, kind)
        tell_person(person, compose, key=f"booking:{booking_pk}:{key}", kind=Kind.NECESSARY)


@task()
def move_line_up(fair_pk: int) -> None:
    """Offer what is free at a fair to the next in line."""
    offer_free_stalls(fair_pk)
