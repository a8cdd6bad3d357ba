"""What ``manage.py audit`` checks of cases against parcels, lines and the ledger."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from core.audit import Finding, register
from shop.ledger.models import Posting
from shop.ledger.rules import Kind, account
from shop.order.models import Line, Parcel
from shop.returns.models import Return, ReturnItem
from shop.returns.queries import TAKEN
from shop.returns.states import FINAL, ReturnState

PIECES = "returns: no more goes back than was bought"
HOLDS = "returns: an open case holds its parcel's money"
SUMS = "returns: what goes back is that of its goods and sending"
BOOKS = "returns: what goes back is in the ledger"
LATE = "returns: what is past its day is decided"


@register(PIECES)
def no_more_than_bought() -> Iterator[Finding]:
    """Pieces in open cases and those given back are at most those that were sent."""
    items = ReturnItem.objects.filter(TAKEN).values("line").annotate(n=Sum("quantity"))
    asked = dict(items.values_list("line", "n").order_by())
    for line in Line.objects.filter(pk__in=asked).only("quantity", "refused").iterator():
        if asked[line.pk] > line.left:
            text = f"{asked[line.pk]} pieces go back, {line.left} were sent"
            yield Finding(PIECES, f"line {line.pk}", text)


@register(HOLDS)
def open_cases_hold_the_money() -> Iterator[Finding]:
    """No parcel was settled between the opening and the end of a case about it."""
    during = Q(parcel__settled_at__gt=F("opened_at")) & (
        Q(ended_at=None) | Q(parcel__settled_at__lt=F("ended_at"))
    )
    for number in Return.objects.filter(during).values_list("number", flat=True):
        yield Finding(HOLDS, number, "its parcel's money was given over while it was open")


@register(SUMS)
def sums_of_cases() -> Iterator[Finding]:
    """A refund is what its items and its part of the sending are; lines carry at least that."""
    rows = Return.objects.annotate(of_items=Coalesce(Sum("items__refunded"), 0))
    for case in rows.exclude(refunded=F("of_items") + F("shipping")):
        text = (
            f"{case.refunded} rials go back, {case.of_items} of goods, {case.shipping} of sending"
        )
        yield Finding(SUMS, case.number, text)
    of_lines = ReturnItem.objects.values("line").annotate(n=Sum("refunded"))
    sums = dict(of_lines.values_list("line", "n").order_by())
    for line in Line.objects.filter(pk__in=sums).only("refunded").iterator():
        if sums[line.pk] > line.refunded:
            text = f"{sums[line.pk]} rials go back by cases, the line says {line.refunded}"
            yield Finding(SUMS, f"line {line.pk}", text)


@register(BOOKS)
def refunds_are_in_the_ledger() -> Iterator[Finding]:
    """What cases of a parcel give back is what the ledger took back for them."""
    back = Posting.objects.filter(
        entry__kind="back", entry__reason__contains=":return:", account=account(Kind.PAYMENTS)
    )
    booked: dict[str, int] = defaultdict(int)
    for number, amount in back.values_list("entry__reference", "amount"):
        booked[number] -= amount
    told = Return.objects.filter(state=ReturnState.REFUNDED).values("parcel__number")
    said = dict(told.annotate(n=Sum("refunded")).values_list("parcel__number", "n").order_by())
    for number in sorted(booked.keys() | said.keys()):
        if booked.get(number, 0) != said.get(number, 0):
            text = (
                f"cases give {said.get(number, 0)} rials back, the ledger {booked.get(number, 0)}"
            )
            yield Finding(BOOKS, number, text)
    lower = Parcel.objects.annotate(n=Coalesce(Sum("returns__refunded"), 0))
    for parcel in lower.filter(n__gt=F("refunded")):
        text = f"cases give {parcel.n} rials back, the parcel says {parcel.refunded}"
        yield Finding(BOOKS, parcel.number, text)


@register(LATE)
def past_their_day() -> Iterator[Finding]:
    """Find cases that ``watch_returns`` should have decided two days ago."""
    late = timezone.localdate() - timedelta(days=2)
    for number in Return.objects.filter(due_on__lt=late).exclude(state__in=FINAL):
        yield Finding(LATE, str(number), "its days have passed: does watch_returns run?")
