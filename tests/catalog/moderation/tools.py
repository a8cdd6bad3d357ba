"""Listings in any state, and the people around them."""

from typing import Any

from django.utils import timezone

from catalog.models import Product
from catalog.moderation.states import ListingState
from core.models import MoveRecord
from tests import factories as make


def listing(state: str = ListingState.WAITING, **more: Any) -> Any:
    """A listing of a producer of its own, with a price, a stock and no photo."""
    public = state == ListingState.PUBLISHED
    more.setdefault("seller", make.seller())
    return make.product(
        state=str(state), is_public=public, submitted_at=timezone.now(), card=False, **more
    )


def state_of(product: Any) -> tuple[str, bool]:
    """Where a listing stands, and whether buyers may see it."""
    return Product.objects.values_list("state", "is_public").get(pk=product.pk)


def moves_of(product: Any) -> list[tuple[str, str]]:
    """Every recorded move, the oldest first."""
    rows = MoveRecord.objects.filter(model="catalogue.product", object_id=product.pk)
    return list(rows.order_by("pk").values_list("from_state", "to_state"))
