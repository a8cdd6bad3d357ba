"""What payments of parts are told to do for the whole."""

from django.urls import reverse

from shop.payment.actions import parts
from shop.payment.models import Payment
from shop.payment.purposes import Purpose, purpose_of, register
from shop.payment.queries import whole_of
from shop.payment.states import UNDECIDED


def _nothing(payment: Payment) -> None:
    """Let the buyer try the part again while the whole lasts."""


def return_url(payment: Payment) -> str:
    """Return the page of the parts; once the whole is decided, that of the purchase."""
    whole = whole_of(payment)
    if whole.state in UNDECIDED:
        return reverse("pay:parts", args=[whole.token])
    return purpose_of(whole).return_url(whole)


def describe(payment: Payment) -> str:
    """Return what the whole is for."""
    whole = whole_of(payment)
    return purpose_of(whole).describe(whole)


def register_parts() -> None:
    """Answer for the purpose "part"."""
    register(
        parts.PART,
        Purpose(
            paid=parts.part_is_here,
            held=parts.part_is_here,
            accepted=_nothing,
            declined=_nothing,
            expired=_nothing,
            refunded=parts.part_went_back,
            return_url=return_url,
            describe=describe,
        ),
    )
