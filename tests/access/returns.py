"""Requests of buyers, for the matrix."""

from typing import Any

from sellers.models import Partner
from tests import factories as make
from tests.shop.returns.tools import came, opened, photo_of

PLAIN = ("case", "accept", "refund", "offer", "refuse", "receive", "say")


def _case(shop: Partner) -> dict[str, Any]:
    return {"number": opened(came(make.product(seller=shop))).number}


def _photo(shop: Partner) -> dict[str, Any]:
    case = opened(came(make.product(seller=shop)))
    return {"number": case.number, "pk": photo_of(case)}


def _came(person: Any) -> dict[str, Any]:
    parcel = came(make.product(), user=person)
    return {"number": parcel.order.number, "parcel": parcel.number}


def _mine(person: Any) -> dict[str, Any]:
    case = opened(came(make.product(), user=person))
    return {"number": case.parcel.order.number, "case": case.number}


def _my_photo(person: Any) -> dict[str, Any]:
    case = opened(came(make.product(), user=person))
    number = case.parcel.order.number
    return {"number": number, "case": case.number, "pk": photo_of(case)}


# A buyer's own, wherever they are not at a desk.
MINE = {
    "returns:choose": _came,
    "returns:open": lambda person: {**_came(person), "what": "problem"},
    "returns:case": _mine,
    "returns:say": lambda person: {**_mine(person), "what": "say"},
    "returns:photo": _my_photo,
}
OF_A_SHOP = {
    **{f"desk_returns:{page}": _case for page in PLAIN},
    "desk_returns:photo": _photo,
}
