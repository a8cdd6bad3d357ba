"""Goods follow parcels: a parcel that leaves its maker makes room in the maker's week."""

from typing import Any

from django.db.models.signals import post_save

from shop.order.models import Parcel
from shop.order.notices import cards_changed
from shop.order.queries import TO_MAKE, goods_with_a_full_week


def _parcel_moved(
    instance: Parcel, update_fields: Any = None, created: bool = False, **_: Any
) -> None:
    moved = update_fields is not None and "state" in update_fields
    if moved and not created and instance.state not in TO_MAKE:
        cards_changed(goods_with_a_full_week(instance))


def connect() -> None:
    """Listen to parcels; moves in bulk tell cards themselves."""
    post_save.connect(_parcel_moved, sender=Parcel, dispatch_uid="parcel leaves its maker")
