"""What is told when bookings move. Only ever after the transaction has committed."""

from core.outbox import after_commit
from exhibitions.models import Booking


def tell(booking: Booking, kind: str, key: str = "") -> None:
    """Send all people of the exhibitor news of a booking: a kind of ``news.NEWS``.

    Once per ``key``; without one the kind is told once for a booking. "nothing" tells nothing.
    """
    if kind == "nothing":
        return
    from exhibitions.booking.tasks import tell_exhibitor  # noqa: PLC0415 -- tasks call actions

    after_commit(tell_exhibitor, booking.pk, kind, key or kind)
