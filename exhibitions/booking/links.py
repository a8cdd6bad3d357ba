"""Signed links: who holds one answers an offer or sees whether a pass is valid, without signing in.

Each kind of link has a key of its own: that of a pass opens no offer.
"""

from typing import Final, Literal

from django.core.signing import Signer
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from exhibitions.models import Booking

What = Literal["offer", "pass"]
SALT: Final = "exhibitions.booking.links"


def key_of(what: What, number: str) -> str:
    """Return the key that opens this booking's offer, or its pass, and nothing else."""
    return Signer(salt=f"{SALT}.{what}").signature(number)


def opens(what: What, number: str, key: str) -> bool:
    """Return whether ``key`` is the one."""
    return constant_time_compare(key, key_of(what, number))


def offer_path(booking: Booking) -> str:
    """Return the signed page where an offer is accepted or declined."""
    return reverse("stalls:offer", args=[booking.number, key_of("offer", booking.number)])


def pass_path(booking: Booking) -> str:
    """Return the signed page that says whether a pass is valid."""
    return reverse("stalls:pass", args=[booking.number, key_of("pass", booking.number)])


def desk_path(booking: Booking) -> str:
    """Return the booking's page at its exhibitor's desk."""
    return reverse("desk_stalls:booking", args=[booking.number])
