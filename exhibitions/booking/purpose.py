"""What payments are told to do for bookings."""

from django.utils import translation
from django.utils.translation import gettext as _

from exhibitions.booking.actions import paying
from exhibitions.booking.links import desk_path
from exhibitions.booking.news import fair_of
from exhibitions.booking.queries import PURPOSE, number_of
from exhibitions.models import Booking
from shop.payment.models import Payment
from shop.payment.purposes import Purpose, register


def return_url(payment: Payment) -> str:
    """Return the booking's page in its exhibitor's language; it says how the payment went."""
    booking = Booking.objects.only("number", "language").get(number=number_of(payment.reference))
    with translation.override(booking.language):
        return desk_path(booking)


def describe(payment: Payment) -> str:
    """Return the line on the bank's page."""
    found = Booking.objects.select_related("fair").get(number=number_of(payment.reference))
    return _("Bazarche, stall at %(fair)s") % {"fair": fair_of(found)}


def register_stalls() -> None:
    """Tell the payment app who answers for the purpose "stall"."""
    register(
        PURPOSE,
        Purpose(
            paid=paying.fee_paid,
            accepted=paying.fee_accepted,
            declined=paying.fee_declined,
            expired=paying.fee_expired,
            return_url=return_url,
            describe=describe,
        ),
    )
