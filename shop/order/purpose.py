"""What payments are told to do for orders."""

from django.utils.translation import gettext as _

from core.language import spoken
from shop.order import words
from shop.order.actions import paid
from shop.order.links import path_of
from shop.order.models import Order
from shop.payment.models import Payment
from shop.payment.purposes import Purpose, register


def return_url(payment: Payment) -> str:
    """Return the order's page in the buyer's language; it says how the payment went."""
    return path_of(Order.objects.only("number", "language").get(number=payment.reference))


def describe(payment: Payment) -> str:
    """Return the line on the bank's page."""
    return _("Bazarche, order %(number)s") % {"number": spoken(payment.reference)}


def reason(text: str) -> str:
    """Return why money of a parcel goes back, in words; what people wrote stays as it is."""
    return words.why(text) or text


def register_orders() -> None:
    """Tell the payment app who answers for the purpose "order"."""
    register(
        "order",
        Purpose(
            paid=paid.place_paid,
            accepted=paid.place_accepted,
            declined=paid.payment_declined,
            expired=paid.payment_expired,
            refunded=paid.payment_refunded,
            return_url=return_url,
            describe=describe,
            reason=reason,
        ),
    )
