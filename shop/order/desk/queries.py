"""Asking for a seller's parcels. Other sellers' parts of an order are never read here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Case, Count, IntegerField, Prefetch, Q, QuerySet, Value, When

from sellers.models import Partner
from shop.order.models import Line, Parcel
from shop.order.states import ParcelState

PLACE = ("order__shipping_address__county", "order__shipping_address__province")
SOON = timedelta(hours=6)
# What was never paid is none of the seller's business: it has no reason why it ended.
PAID = ~Q(state__in=[ParcelState.AWAITING_PAYMENT, ParcelState.EXPIRED]) & ~Q(
    state=ParcelState.CANCELLED, ended_why=""
)
TABS: Mapping[str, Q] = {
    "new": Q(state=ParcelState.NEW),
    "preparing": Q(state=ParcelState.PREPARING),
    "posted": Q(state=ParcelState.POSTED),
    "delivered": Q(state=ParcelState.DELIVERED),
    "off": Q(state__in=[ParcelState.REFUSED, ParcelState.CANCELLED]),
}
OPEN_TABS = ("new", "preparing", "posted")


def parcels_of(seller: Partner) -> QuerySet[Parcel]:
    """Return all parcels of a seller that were paid for (or are, at the door)."""
    return Parcel.objects.filter(PAID, seller=seller)


def listed(seller: Partner, tab: str) -> QuerySet[Parcel]:
    """Return the parcels of a tab with lines and places; what is due first stands first.

    Three queries for any number.
    """
    rows = parcels_of(seller).filter(TABS[tab])
    order = ("ready_by", "pk") if tab in OPEN_TABS else ("-pk",)
    if tab == "new":
        order = ("answer_by", "pk")
    return with_lines(rows).order_by(*order)


def with_lines(parcels: QuerySet[Parcel]) -> QuerySet[Parcel]:
    """Fetch lines, the order and where it goes along."""
    lines = Line.objects.select_related("product__parent").order_by("pk")
    found = parcels.select_related("seller__county__province", "order", *PLACE)
    return found.prefetch_related(Prefetch("lines", lines))


def found(parcels: QuerySet[Parcel], words: str) -> QuerySet[Parcel]:
    """Return those whose number or goods hold ``words``; all of them without any."""
    if not words:
        return parcels
    named = Q(lines__title__icontains=words) | Q(lines__title_en__icontains=words)
    return parcels.filter(Q(number__startswith=words) | named).distinct()


def counts(seller: Partner) -> dict[str, int]:
    """Return how many parcels stand in each tab. One query."""
    tab = Case(
        *(When(condition, then=Value(n)) for n, condition in enumerate(TABS.values())),
        output_field=IntegerField(),
    )
    rows = parcels_of(seller).annotate(tab=tab).values_list("tab").annotate(n=Count("pk"))
    numbers = dict(rows.order_by())
    return {name: numbers.get(n, 0) for n, name in enumerate(TABS)}


@dataclass(frozen=True)
class Waiting:
    """What waits at a desk today, in parcels."""

    new: int
    ending: int
    to_post: int
    late: int
    wrong: int
    missing: int


def waiting(seller: Partner, day: date, now: datetime) -> Waiting:
    """Return what waits for a seller on ``day``. One query."""
    preparing = Q(state=ParcelState.PREPARING)
    facts: dict[str, Any] = Parcel.objects.filter(seller=seller).aggregate(
        new=Count("pk", Q(state=ParcelState.NEW)),
        ending=Count("pk", Q(state=ParcelState.NEW, answer_by__lt=now + SOON)),
        to_post=Count("pk", preparing & Q(ready_by__lte=day + timedelta(days=1))),
        late=Count("pk", preparing & Q(ready_by__lt=day)),
        wrong=Count("pk", Q(state=ParcelState.POSTED, code_wrong_at__isnull=False)),
        missing=Count("pk", Q(state=ParcelState.POSTED, missing_at__isnull=False)),
    )
    return Waiting(**facts)


def new_count(seller: Partner) -> int:
    """Return how many parcels wait for an answer. One query."""
    return Parcel.objects.filter(seller=seller, state=ParcelState.NEW).count()
