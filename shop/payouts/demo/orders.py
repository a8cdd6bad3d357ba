"""What the demo's orders did to money, as the actions would have posted it. Few queries."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time

from django.utils import timezone

from shop.ledger.bulk import Draft
from shop.ledger.rules import Kind, Side, account
from shop.order.books.actions import sold_line
from shop.order.books.rules import BUYERS, PAYMENTS, sale_sides, split
from shop.order.models import Line, Parcel
from shop.order.plan import CASH
from shop.order.states import ParcelState
from shop.payment.books import place_of
from shop.payment.models import Payment
from shop.payment.states import SETTLED, PaymentState
from shop.payouts.rules import due_on

EARLY = time(5)


def events(day: date) -> list[Draft]:
    """Return everything until the demo's day, in time; settled parcels are marked so."""
    return sorted([*_payments(), *_sales(day)], key=lambda draft: draft.at)


def _payments() -> Iterator[Draft]:
    taken = Payment.objects.filter(purpose="order", state__in=[*SETTLED, PaymentState.DUE])
    for payment in taken.order_by("pk"):
        cash = payment.gateway == CASH
        at = payment.created_at if cash else payment.confirmed_at or payment.created_at
        lies = account(Kind.GATEWAY, CASH) if cash else place_of(payment.gateway)
        name, total = payment.reference, payment.amount
        reason = f"payment:{payment.pk}:{'due' if cash else 'in'}"
        came = (Side(lies, total), Side(PAYMENTS, -total))
        yield Draft(at, reason, "payment", name, came)
        held = (Side(PAYMENTS, total), Side(BUYERS, -total))
        yield Draft(at, f"order:{name}:held", "held", name, held)


def _sales(day: date) -> Iterator[Draft]:
    lines: dict[int, list[Line]] = defaultdict(list)
    arrived = Line.objects.filter(parcel__state=ParcelState.DELIVERED, parcel__settled_at=None)
    for line in arrived.select_related("parcel__order").order_by("parcel", "pk"):
        lines[line.parcel_id or 0].append(line)
    settled: list[Parcel] = []
    for group in lines.values():
        parcel = group[0].parcel
        assert parcel is not None  # noqa: S101 -- lines of parcels were asked for
        at = _due(parcel, group)
        if at is not None and timezone.localdate(at) <= day:
            parcel.settled_at = at
            settled.append(parcel)
            yield _sale(parcel, group, at)
    Parcel.objects.bulk_update(settled, ["settled_at"], batch_size=500)


def _due(parcel: Parcel, group: list[Line]) -> datetime | None:
    if parcel.delivered_at is None:
        return None
    rules = [line.withdrawal_rule for line in group]
    due = due_on(timezone.localdate(parcel.delivered_at), rules)
    return timezone.make_aware(datetime.combine(due, EARLY))


def _sale(parcel: Parcel, group: list[Line], at: datetime) -> Draft:
    cash = account(Kind.GATEWAY, CASH) if parcel.order.payment_gateway == CASH else ""
    sold = [sold_line(line) for line in group]
    shipping = parcel.kept - sum(line.kept for line in sold)
    sides = sale_sides(parcel.seller_id, split(sold, shipping, cash=bool(cash)), cash=cash)
    reason = f"parcel:{parcel.number}:sale"
    return Draft(at, reason, "sale", parcel.number, tuple(sides))
