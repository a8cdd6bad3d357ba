"""What ``manage.py audit`` checks of orders, parcels and held stock."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db.models import BigIntegerField, Count, F, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from core.audit import Finding, register
from sellers.models import StockRecord
from shop.order.models import InvoiceCounter, Line, Order, Parcel
from shop.order.queries import SOLD
from shop.order.states import OrderState, ParcelState
from shop.payment.models import Payment
from shop.payment.states import PaymentState

SUMS = "orders: parcels sum to the order"
LINES = "orders: lines sum to the parcel"
INVOICES = "orders: invoices are numbered without gaps"
PAID = "orders: what is placed is paid for, and only that"
BACK = "orders: what is not sent goes back"
HELD = "stock: what is held is ordered"
OPEN = "stock: only open orders hold stock"
LATE = "orders: what is past its hold has expired"

HOLDS_STOCK = (ParcelState.AWAITING_PAYMENT, ParcelState.NEW, ParcelState.PREPARING)


@register(SUMS)
def parcels_sum_to_the_order() -> Iterator[Finding]:
    """Goods and shipping of all parcels are the order's total, to the rial."""
    sums = Order.objects.annotate(
        goods=Coalesce(Sum("parcels__items"), 0), sending=Coalesce(Sum("parcels__shipping"), 0)
    )
    wrong = sums.exclude(total_incl_tax=F("goods") + F("sending"), shipping_incl_tax=F("sending"))
    for order in wrong:
        parts = f"{order.goods} + {order.sending}"
        yield Finding(SUMS, order.number, f"total {order.total}, parcels {parts} rials")


@register(LINES)
def lines_sum_to_the_parcel() -> Iterator[Finding]:
    """A parcel's lines cost what the parcel says, and belong to its order and seller."""
    foreign = ~Q(lines__order=F("order")) | ~Q(lines__partner=F("seller"))
    sums = Parcel.objects.annotate(
        paid=Coalesce(Sum("lines__line_price_incl_tax"), Decimal(0)),
        foreign=Count("lines", filter=foreign),
    )
    for parcel in sums.exclude(items=F("paid"), foreign=0):
        text = f"goods {parcel.items}, lines {parcel.paid} rials, {parcel.foreign} foreign lines"
        yield Finding(LINES, parcel.number, text)


@register(INVOICES)
def invoices_are_numbered_without_gaps() -> Iterator[Finding]:
    """Each seller's invoices of a year are numbered from one to the last, each once."""
    counters = {(c.seller_id, c.year): c.last for c in InvoiceCounter.objects.all()}
    numbered = Parcel.objects.filter(invoice_number__isnull=False)
    found = numbered.values_list("seller", "invoice_year").annotate(
        n=Count("pk"), last=Max("invoice_number")
    )
    for seller, year, count, last in found.order_by():
        told = counters.pop((seller, year), 0)
        if not count == last == told:
            text = f"{count} invoices of {year}, the last is {last}, the counter says {told}"
            yield Finding(INVOICES, f"seller {seller}", text)
    for (seller, year), last in counters.items():
        if last:
            yield Finding(INVOICES, f"seller {seller}", f"{last} invoices of {year} are missing")


@register(PAID)
def placed_orders_are_paid_for() -> Iterator[Finding]:
    """A placed order has its sum, come or due at the door; no other order keeps any of it.

    Its sum is the total without what goes back of its parcels, to the rial.
    """
    payments = Payment.objects.filter(purpose="order", reference=OuterRef("number"))
    kept = payments.filter(state__in=[PaymentState.CONFIRMED, PaymentState.REFUNDED])
    due = payments.filter(state=PaymentState.DUE)
    refunded = Parcel.objects.filter(order=OuterRef("pk"))
    orders = Order.objects.annotate(
        kept=_sum(kept, F("amount") - F("going_back"), by="reference"),
        due=_sum(due, F("amount"), by="reference"),
        back=_sum(refunded, F("refunded"), by="order"),
    )
    for order in orders.filter(status__in=SOLD):
        owed = order.total - order.back
        if order.kept + order.due != owed:
            text = f"is {order.status}: {owed} rials are to be paid, {order.kept + order.due} are"
            yield Finding(PAID, order.number, text)
    for order in orders.filter(kept__gt=0).exclude(status__in=SOLD):
        yield Finding(PAID, order.number, f"is {order.status}, and its money is kept")


def _sum(rows: QuerySet[Any], what: Any, *, by: str) -> Coalesce:
    sums = rows.order_by().values(by).annotate(sum=Sum(what)).values("sum")
    return Coalesce(Subquery(sums, output_field=BigIntegerField()), 0)


@register(BACK)
def what_is_not_sent_goes_back() -> Iterator[Finding]:
    """What goes back of a parcel is that of its lines and of its shipping; all, once it ended."""
    parcels = Parcel.objects.filter(Q(refunded__gt=0) | ~Q(ended_why=""))
    sums = parcels.annotate(
        of_lines=Coalesce(Sum("lines__refunded"), 0),
        left=Coalesce(Sum(F("lines__quantity") - F("lines__refused")), 0),
    )
    for parcel in sums:
        text = f"{parcel.refunded} rials go back, {parcel.of_lines} of lines"
        if parcel.ended_why and (parcel.left or parcel.refunded != parcel.total):
            yield Finding(BACK, parcel.number, f"{text}; it ended with {parcel.left} pieces left")
        elif not parcel.of_lines <= parcel.refunded <= parcel.of_lines + parcel.shipping:
            yield Finding(BACK, parcel.number, f"{text}; its shipping cost {parcel.shipping}")


@register(HELD)
def held_stock_is_ordered() -> Iterator[Finding]:
    """Each stock record holds as many pieces as order lines hold of it."""
    lines = Line.objects.filter(num_allocated__gt=0, stockrecord__isnull=False)
    ordered = dict(lines.values_list("stockrecord").annotate(Sum("num_allocated")).order_by())
    holding = StockRecord.objects.filter(Q(num_allocated__gt=0) | Q(pk__in=ordered))
    for pk, held in holding.values_list("pk", Coalesce("num_allocated", 0)):
        if held != ordered.get(pk, 0):
            text = f"{held} pieces are held, orders hold {ordered.get(pk, 0)}"
            yield Finding(HELD, f"stock record {pk}", text)


@register(OPEN)
def only_open_orders_hold_stock() -> Iterator[Finding]:
    """Parcels that were sent, called off or never paid hold nothing."""
    lines = Line.objects.filter(num_allocated__gt=0)
    closed = lines.exclude(parcel__state__in=HOLDS_STOCK)
    for pk, number in closed.values_list("pk", "order__number"):
        yield Finding(OPEN, number, f"line {pk} still holds stock")


@register(LATE)
def orders_past_their_hold() -> Iterator[Finding]:
    """Find orders that ``expire_orders`` should have expired an hour ago."""
    late = timezone.now() - timedelta(hours=1)
    due = Order.objects.filter(status=OrderState.AWAITING_PAYMENT, hold_until__lt=late)
    for number in due.values_list("number", flat=True):
        yield Finding(LATE, number, "still waits for payment: does expire_orders run?")
