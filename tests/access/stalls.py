"""What the desk's addresses of stalls at fairs speak of."""

from collections.abc import Callable
from typing import Any

from exhibitions.models import NeededPaper
from sellers.models import Partner
from tests.exhibitions.booking import tools

Arguments = dict[str, Any]


def booking_of(seller: Partner) -> Arguments:
    """A confirmed booking of the shop."""
    return {"number": tools.paid(tools.held(tools.fair(), seller=seller)).number}


def paper_of(seller: Partner) -> Arguments:
    """A document that its fair asks for."""
    at = tools.fair()
    asked = NeededPaper.objects.create(fair=at, name_fa="فهرست کالا")
    return {"number": tools.held(at, seller=seller).number, "paper": asked.pk}


def fair_to_book() -> Arguments:
    """A fair that everybody with a shop may book."""
    return {"slug": tools.fair().slug}


OF_A_SHOP: dict[str, Callable[[Partner], Arguments]] = {
    **{
        f"desk_stalls:{name}": booking_of
        for name in (
            "booking", "pay", "answer", "agree", "give_back", "letter",
            "pass", "badges", "sign", "invoice",
        )
    },
    "desk_stalls:paper": paper_of,
}  # fmt: skip
OF_EVERYBODY: dict[str, Callable[[], Arguments]] = {
    "desk_stalls:book": fair_to_book,
    "desk_stalls:wait": fair_to_book,
}
