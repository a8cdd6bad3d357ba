"""What the desk's addresses of stalls at fairs speak of."""

from collections.abc import Callable
from itertools import count
from typing import Any

from exhibitions.booking.actions import hand_in, send_letter
from exhibitions.models import Fair, NeededPaper, PlanStall
from sellers.models import Partner
from tests.exhibitions.booking import tools

Arguments = dict[str, Any]
_n = count(1)


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


def _free(fair: Fair) -> PlanStall:
    return next(stall for stall in tools.stalls(fair) if not stall.booked.exists())


def booking_at(fair: Fair) -> Arguments:
    """A booking of the fair, with a letter that waits."""
    Fair.objects.filter(pk=fair.pk).update(takes_guarantee=True, stall_fee=10)
    booking = tools.held(fair, _free(fair))
    send_letter(booking.number, tools.photo(), by=None)
    return {"number": booking.number}


def paper_at(fair: Fair) -> Arguments:
    """A document of a booking of the fair."""
    booking = tools.held(fair, _free(fair))
    asked = NeededPaper.objects.create(fair=fair, name_fa=f"فهرست کالا {next(_n)}")
    return {
        "number": booking.number,
        "pk": hand_in(booking.number, asked.pk, tools.photo(), by=None).pk,
    }


OF_A_FAIR: dict[str, Callable[[Fair], Arguments]] = {
    **{
        f"organiser:{name}": booking_at
        for name in (
            "booking", "take_back", "move_booking", "excuse", "judge_letter", "letter_file",
        )
    },
    "organiser:booking_paper": paper_at,
}  # fmt: skip
