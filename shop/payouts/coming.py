"""Money on its way to a seller: sold, and not hers yet."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from core.money import Rials
from shop.order.books.actions import sold_line
from shop.order.books.rules import split
from shop.order.models import Line
from shop.order.plan import CASH
from shop.order.states import ParcelState
from shop.payouts.agreements import held_back
from shop.payouts.rules import due_on

LIVE = (ParcelState.NEW, ParcelState.PREPARING, ParcelState.POSTED, ParcelState.DELIVERED)


@dataclass(frozen=True)
class Coming:
    """One parcel: what she receives of it, and the day from which it is hers, once it arrived.

    ``held`` says why it is not hers yet although that day may have come.
    """

    number: str
    state: str
    net: Rials
    due: date | None
    is_cash: bool
    held: str = ""


def coming_to(seller: int) -> list[Coming]:
    """Return the parcels of a seller whose money is held for their buyers.

    One query, and one of whoever holds money back.
    """
    lines = Line.objects.filter(
        parcel__seller=seller, parcel__settled_at=None, parcel__state__in=LIVE
    )
    grouped: dict[int, list[Line]] = defaultdict(list)
    for line in lines.select_related("parcel__order").order_by("parcel", "pk"):
        if line.parcel_id is not None:
            grouped[line.parcel_id].append(line)
    held = held_back(list(grouped))
    found = [_coming(lines, held.get(pk, "")) for pk, lines in grouped.items()]
    return sorted(found, key=lambda one: (one.due or date.max, one.number))


def _coming(lines: list[Line], held: str) -> Coming:
    parcel = lines[0].parcel
    assert parcel is not None  # noqa: S101 -- lines of parcels were asked for
    sold = [sold_line(line) for line in lines]
    cash = parcel.order.payment_gateway == CASH
    shared = split(sold, parcel.kept - sum(line.kept for line in sold), cash=cash)
    due = None
    if parcel.delivered_at is not None:
        arrived = timezone.localdate(parcel.delivered_at)
        rules = [line.withdrawal_rule for line in lines if line.refused < line.quantity]
        due = timezone.localdate(parcel.content_at) if parcel.content_at else due_on(arrived, rules)
    net = shared.net - shared.goods - shared.shipping if cash else shared.net
    return Coming(parcel.number, parcel.state, Rials(net), due, cash, held)
