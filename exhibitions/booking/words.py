"""What states of bookings are called on pages."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from exhibitions.models import Booking
from exhibitions.states import BookingState
from exhibitions.words import Badge

STATES: Final[dict[str, Badge]] = {
    BookingState.HELD: Badge(_("Kept for you, not paid yet"), "clock", "warn"),
    BookingState.CONFIRMED: Badge(_("Yours"), "check", "good"),
    BookingState.LAPSED: Badge(_("Not paid in time"), "close", "bad"),
    BookingState.CANCELLED: Badge(pgettext_lazy("stall", "No longer yours"), "close", ""),
}
OFFERED: Final = Badge(_("Offered: say yes or no"), "clock", "warn")
LETTER: Final = Badge(_("Your letter is being read"), "clock", "link")
# The same as organisers read them.
FOR_ORGANISERS: Final[dict[str, Badge]] = {
    BookingState.HELD: Badge(_("Kept, not paid yet"), "clock", "warn"),
    BookingState.CONFIRMED: Badge(_("Confirmed"), "check", "good"),
    BookingState.LAPSED: Badge(_("Not paid in time"), "close", ""),
    BookingState.CANCELLED: Badge(_("Ended"), "close", ""),
}
DID: Final[dict[str, Any]] = {
    BookingState.HELD: _("Stall kept"),
    BookingState.CONFIRMED: _("Confirmed"),
    BookingState.LAPSED: _("Not paid or answered in time"),
    BookingState.CANCELLED: _("Ended"),
    "agreed": _("Terms accepted"),
    "paper": _("Document handed in"),
    "excused": _("Exception granted"),
    "moved": _("Moved to another stall"),
}


def badge_of(booking: Booking, letter: str = "") -> Badge:
    """Return how a booking stands, to its exhibitor; ``letter`` is the state of its letter."""
    if booking.state == BookingState.HELD:
        if booking.is_offer:
            return OFFERED
        if letter == "sent":
            return LETTER
    return STATES[booking.state]
