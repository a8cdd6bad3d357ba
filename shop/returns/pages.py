"""What an order's pages say of requests about its parcels."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from shop.order.aftercare import register
from shop.order.models import Parcel
from shop.returns import page, words
from shop.returns.models import Return
from shop.returns.queries import takes_pieces
from shop.returns.rules import LEFT_OUT, report_until, withdraw_until
from shop.returns.states import FINAL, ReturnState


@register
def requests_about(parcels: Sequence[Parcel]) -> Mapping[int, dict[str, Any]]:
    """Return each parcel's requests, and whether another can be made. Two queries for all."""
    by_parcel: dict[int, list[Return]] = defaultdict(list)
    found = Return.objects.filter(parcel__in=parcels).prefetch_related("items")
    for case in found.order_by("pk"):
        by_parcel[case.parcel_id].append(case)
    return {parcel.pk: _of(parcel, by_parcel[parcel.pk]) for parcel in parcels}


def _of(parcel: Parcel, cases: list[Return]) -> dict[str, Any]:
    came = timezone.localdate(parcel.delivered_at) if parcel.delivered_at else None
    today = timezone.localdate()
    lines = list(parcel.lines.all())
    taken = sum(item.quantity for case in cases if takes_pieces(case) for item in case.items.all())
    is_left = sum(line.left for line in lines) > taken
    last = withdraw_until(came) if came else None
    full = any(line.withdrawal_rule not in LEFT_OUT for line in lines)
    return {
        "cases": [_shown(case) for case in cases if case.state != ReturnState.CANCELLED],
        "has_open": any(case.state not in FINAL for case in cases),
        "can_ask": bool(came and is_left and today <= report_until(came)),
        "withdraw_until": last if last and full and today <= last else None,
    }


def _shown(case: Return) -> dict[str, Any]:
    state = ReturnState(case.state)
    return {
        "number": case.number,
        "text": f"{page.kind_of(case)}: {words.STATES[case.state]}.",
        "sign": page.SIGNS.get(state, "clock"),
        "kind": "good" if state == ReturnState.REFUNDED else "",
    }
