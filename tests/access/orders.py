"""Parcels, for the matrix."""

from typing import Any

from sellers.models import Partner
from shop.order import actions
from tests import factories as make
from tests.access import returns
from tests.shop.order.tools import paid_for

NEW = ("detail", "accept", "refuse")
ACCEPTED = ("post", "correct", "deliver", "slip", "invoice")  # papers come with accepting


def _parcel(shop: Partner) -> dict[str, Any]:
    order = paid_for(make.product(seller=shop))
    return {"number": order.parcels.get(seller=shop).number}


def _accepted(shop: Partner) -> dict[str, Any]:
    order = paid_for(make.product(seller=shop))
    parcel = actions.accept_parcel(order.parcels.get(seller=shop).pk, by=None)
    return {"number": parcel.number}


OF_A_SHOP = {
    **returns.OF_A_SHOP,
    **{f"desk_orders:{page}": _parcel for page in NEW},
    **{f"desk_orders:{page}": _accepted for page in ACCEPTED},
}
# Named in the query, not in the address: "n" of the labels to print.
ASKED_FOR = {"desk_orders:labels": lambda shop: {"n": _accepted(shop)["number"]}}
