"""Listings and their lots, for the matrix."""

from typing import Any

from catalog.models import FoodLot
from sellers.models import Partner
from tests import factories as make

PAGES = (
    "more", "add-photo", "kinds", "lots", "done", "quick", "hide", "show", "take-back", "remove",
    "copy",
)  # fmt: skip


def _listing(shop: Partner) -> dict[str, Any]:
    return {"pk": make.product(seller=shop).pk}


def _lot(shop: Partner) -> dict[str, Any]:
    jam = make.product(seller=shop)
    lot = FoodLot.objects.create(product=jam, code="1", best_before=make.TODAY + make.YEAR)
    return {"pk": jam.pk, "lot": lot.pk}


OF_A_SHOP = {**{f"goods:{page}": _listing for page in PAGES}, "goods:drop-lot": _lot}
