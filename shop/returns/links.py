"""Addresses of cases that stand in messages."""

from django.urls import reverse
from django.utils import translation

from core.structured import absolute
from shop.order.links import key_of
from shop.returns.models import Return


def buyer_link(case: Return) -> str:
    """Return the absolute signed link of a case, in the buyer's language."""
    order = case.parcel.order
    with translation.override(order.language):
        path = reverse("returns:case", args=[order.number, case.number])
    return f"{absolute(path)}?key={key_of(order.number)}"


def desk_link(case: Return) -> str:
    """Return the absolute address of a case at its seller's desk, in the active language."""
    return absolute(reverse("desk_returns:case", args=[case.number]))
