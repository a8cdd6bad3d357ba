"""Until when a buyer's money is held, and the button that ends it: on the order's page."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.workdays import DAY
from shop.order.aftercare import register
from shop.order.models import Parcel
from shop.order.sayings import register_saying
from shop.payouts.actions import say_content
from shop.payouts.rules import due_on


@register
def held_until(parcels: Sequence[Parcel]) -> Mapping[int, dict[str, Any]]:
    """Return the last day on which each parcel's money is held, if it is. No query."""
    return {
        parcel.pk: {"held_until": _last_day(parcel)}
        for parcel in parcels
        if parcel.settled_at is None and parcel.content_at is None and parcel.delivered_at
    }


def _last_day(parcel: Parcel) -> Any:
    rules = [line.withdrawal_rule for line in parcel.lines.all() if line.refused < line.quantity]
    return due_on(timezone.localdate(parcel.delivered_at), rules) - DAY


register_saying(
    "content",
    say_content,
    _("Thank you. The producer gets her money now. Your rights stay as they are."),
)
