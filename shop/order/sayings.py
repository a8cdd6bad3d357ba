"""What a buyer can say of a parcel with one button on the order's page; upper floors add to it."""

from collections.abc import Callable

from django.utils.functional import Promise

from shop.order.models import Parcel

Said = tuple[Callable[..., Parcel], Promise]
SAYINGS: dict[str, Said] = {}


def register_saying(what: str, action: Callable[..., Parcel], told: Promise) -> None:
    """Let ``what`` do ``action(pk, by=…)`` and answer with ``told``; its address ends so."""
    if SAYINGS.get(what, (action,))[0] is not action:
        raise ValueError(f"buyers can say {what!r} already")
    SAYINGS[what] = (action, told)
