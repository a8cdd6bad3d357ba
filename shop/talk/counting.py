"""Counting what producers' reliability is made of: parcels, answers, questions of a year."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import Count, F, Q

from catalog.models import Question
from catalog.voices.rules import QuestionState
from core import kept
from sellers.models import Partner, Reliability
from shop.order.models import Parcel
from shop.order.states import ParcelState, Why
from shop.returns.queries import money_back_by_fault

YEAR: Final = timedelta(days=365)
# A question is an unanswered one only after two days.
PATIENCE: Final = timedelta(days=2)
FIELDS: Final = ["posted", "on_time", "asked", "answered", "decided", "kept", "faulty"]

_SENT = Q(state__in=[ParcelState.POSTED, ParcelState.DELIVERED])
_WORKED = _SENT | Q(state=ParcelState.PREPARING)
_UNANSWERED = Q(ended_why=Why.UNANSWERED)
_LET_DOWN = Q(state=ParcelState.REFUSED) | Q(ended_why__in=[Why.UNANSWERED, Why.LATE])
_CHANGED_MIND = Q(ended_why=Why.CHANGED_MIND)


def count_reliability(now: datetime) -> int:
    """Write every producer's counts anew; return how many changed. Four queries and the writing."""
    stored = {row.pk: row for row in Reliability.objects.all()}
    fresh = {row.pk: row for row in _counted(now)}
    changed = [
        row
        for pk, row in fresh.items()
        if pk not in stored or any(getattr(row, f) != getattr(stored[pk], f) for f in FIELDS)
    ]
    gone = stored.keys() - fresh.keys()
    Reliability.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["seller"], update_fields=FIELDS
    )
    Reliability.objects.filter(pk__in=gone).delete()
    if changed or gone:
        kept.changed()
    return len(changed) + len(gone)


def _counted(now: datetime) -> Iterator[Reliability]:
    parcels, questions = _parcels(now), _questions(now)
    for pk in Partner.objects.filter(pk__in={*parcels, *questions}).values_list("pk", flat=True):
        sent, asked = parcels.get(pk, {}), questions.get(pk, {})
        row = Reliability(
            seller_id=pk,
            posted=sent.get("posted", 0),
            on_time=sent.get("on_time", 0),
            asked=sent.get("asked", 0) + asked.get("asked", 0),
            answered=sent.get("answered", 0) + asked.get("answered", 0),
            decided=sent.get("decided", 0),
            kept=sent.get("kept_orders", 0),
            faulty=sent.get("faulty", 0),
        )
        if any(getattr(row, name) for name in FIELDS):
            yield row


def _parcels(now: datetime) -> dict[int, dict[str, Any]]:
    lately = Parcel.objects.filter(date_created__gt=now - YEAR)
    ended = Q(state__in=[ParcelState.REFUSED, ParcelState.CANCELLED]) & ~Q(ended_why="")
    judged = lately.annotate(is_faulty=money_back_by_fault())
    counted = judged.values("seller").annotate(
        posted=Count("pk", filter=_SENT & Q(posted_at__isnull=False)),
        on_time=Count("pk", filter=_SENT & Q(posted_at__date__lte=F("ready_by"))),
        asked=Count("pk", filter=(_WORKED | ended) & ~_CHANGED_MIND),
        answered=Count("pk", filter=(_WORKED | ended) & ~_CHANGED_MIND & ~_UNANSWERED),
        decided=Count("pk", filter=(_SENT | ended) & ~_CHANGED_MIND),
        kept_orders=Count(
            "pk", filter=(_SENT | ended) & ~_CHANGED_MIND & ~_LET_DOWN & Q(is_faulty=False)
        ),
        faulty=Count("pk", filter=_SENT & Q(is_faulty=True)),
    )
    return {row["seller"]: row for row in counted.order_by()}


def _questions(now: datetime) -> dict[int, dict[str, Any]]:
    old_enough = Q(answered_at__isnull=False) | Q(asked_at__lt=now - PATIENCE)
    lately = Question.objects.filter(
        old_enough,
        state=QuestionState.PUBLIC,
        asked_at__gt=now - YEAR,
        product__card__isnull=False,
    )
    in_time = Q(answered_at__lte=F("asked_at") + PATIENCE)
    counted = lately.values(seller=F("product__card__seller")).annotate(
        asked=Count("pk"), answered=Count("pk", filter=in_time)
    )
    return {row["seller"]: row for row in counted.order_by()}
