"""The one door by which orders, restocks, visits and fair days become evidence of a live shop.

    record(parcel.seller, ActivityKind.DELIVERED, day, amount=parcel.kept, source=parcel.number)

Upper floors call down; oversight reads one table. What happened once is written once.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from sellers.models import Activity, Partner
from sellers.models.activity import ActivityKind

SEEN = "desk_day"  # in the session: whose desk was last opened on which day


def record(
    seller: Partner | int, kind: ActivityKind, day: date, *, amount: int = 0, source: str
) -> bool:
    """Write one fact about a seller (or its pk) unless its source gave it before; tell if new.

    ``source`` is at most 64 letters and unique for the seller and kind. Two queries, one when it
    stands there already.
    """
    pk = seller if isinstance(seller, int) else seller.pk
    values = {"day": day, "amount": amount}
    _, new = Activity.objects.get_or_create(seller_id=pk, kind=kind, source=source, defaults=values)
    return new


def record_many(facts: Iterable[Activity]) -> None:
    """Write many facts in one query; those that stand there already are left as they are."""
    Activity.objects.bulk_create(facts, ignore_conflicts=True, batch_size=1000)


def of(seller: Partner) -> QuerySet[Activity]:
    """Return all facts about a seller, the newest day first."""
    return Activity.objects.filter(seller=seller).order_by("-day", "-pk")


def seen_at_desk(request: Any, seller: Partner, day: date) -> None:
    """Record that somebody of the shop opened its desk, once a day. No query but the first time."""
    mark = f"{seller.pk}:{day.isoformat()}"
    if request.session.get(SEEN) != mark:
        record(seller, ActivityKind.AT_DESK, day, source=day.isoformat())
        request.session[SEEN] = mark
