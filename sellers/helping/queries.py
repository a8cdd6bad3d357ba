"""Helpers and what they did, as the producer and they themselves see it."""

from datetime import date, datetime

from django.db.models import QuerySet

from core.models import User
from sellers.models import HelperAct, Helping, Partner


def helpers_of(seller: Partner, today: date) -> QuerySet[Helping]:
    """Return who helps now, the longest first. One query."""
    standing = Helping.objects.filter(seller=seller).standing(today)
    return standing.select_related("helper", "by").order_by("since", "pk")


def codes_of(seller: Partner, now: datetime) -> QuerySet[Helping]:
    """Return the codes nobody has used yet. One query."""
    waiting = Helping.objects.filter(seller=seller).waiting(now)
    return waiting.select_related("helper", "by").order_by("pk")


def helped_by(user: User, today: date) -> QuerySet[Helping]:
    """Return whom a person helps now. One query."""
    standing = Helping.objects.filter(helper=user).standing(today)
    return standing.select_related("seller", "by").order_by("pk")


def acts_at(seller: Partner) -> QuerySet[HelperAct]:
    """Return what helpers did at a desk, the last first; past helpers too. One query."""
    return (
        HelperAct.objects.filter(helping__seller=seller).select_related("helping").order_by("-pk")
    )
