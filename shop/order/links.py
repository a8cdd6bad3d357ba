"""Signed links: who holds one sees the order, without an account and without a number to type."""

from django.core.signing import Signer
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare

from core.structured import absolute
from shop.order.models import Order, Parcel

_signer = Signer(salt="shop.order.links")


def key_of(number: str) -> str:
    """Return the key that opens the order with this number, and no other."""
    return _signer.signature(number)


def opens(number: str, key: str) -> bool:
    """Return whether ``key`` is the one of this order."""
    return constant_time_compare(key, key_of(number))


def path_of(order: Order) -> str:
    """Return the order's page in the buyer's language, without a key."""
    with translation.override(order.language):
        return reverse("orders:detail", args=[order.number])


def link_to(order: Order) -> str:
    """Return the absolute signed link for mail and SMS, in the buyer's language."""
    return f"{absolute(path_of(order))}?key={key_of(order.number)}"


def desk_link(parcel: Parcel) -> str:
    """Return the absolute address of a parcel at its seller's desk, in the active language."""
    return absolute(reverse("desk_orders:detail", args=[parcel.number]))
