"""What is told when bookings move. Only ever after the transaction has committed."""

from functools import partial

from django_tasks import task

from core.outbox import after_commit
from core.telling import tell_person
from core.texting.rules import Kind
from exhibitions.booking import news
from exhibitions.models import Booking


def tell(booking: Booking, kind: str, key: str = "") -> None:
    """Send all people of the exhibitor news of a booking: a kind of ``news.NEWS``.

    Once per ``key``; without one the kind is told once for a booking. "nothing" tells nothing.
    """
    if kind != "nothing":
        after_commit(tell_exhibitor, booking.pk, kind, key or kind)


@task()
def tell_exhibitor(booking_pk: int, kind: str, key: str) -> None:
    """Tell everybody of the seller's team, each in their language."""
    booking = Booking.objects.select_related("fair", "seller").get(pk=booking_pk)
    people = booking.seller.users.filter(is_active=True).order_by("pk")
    for person in people:
        compose = partial(news.compose, booking, kind)
        tell_person(person, compose, key=f"booking:{booking_pk}:{key}", kind=Kind.NECESSARY)
