"""Fairs as visitors look for them."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery

from core.jalali import from_jalali, month_grid
from exhibitions.models import Fair, FairDay, FairKind, Plan, PlanStall
from exhibitions.states import PUBLIC, FairState

NOTHING: QuerySet[Fair] = Fair.objects.none()


@dataclass(frozen=True)
class Wanted:
    """What a visitor narrows the list by; empty is everything. Unknown values are dropped."""

    county: str = ""
    kind: str = ""

    @classmethod
    def of(cls, query: Any) -> "Wanted":
        """Read a query string."""
        kind = query.get("kind", "")
        return cls(query.get("county", "")[:3], kind if kind in FairKind.values else "")

    def narrow(self, fairs: QuerySet[Fair]) -> QuerySet[Fair]:
        """Keep the fairs that are wanted."""
        if self.county:
            fairs = fairs.filter(venue__county=self.county)
        return fairs.filter(kind=self.kind) if self.kind else fairs

    def without_county(self) -> "Wanted":
        """Return the same in the whole province."""
        return replace(self, county="")


def ahead(day: date, wanted: Wanted = Wanted()) -> QuerySet[Fair]:
    """Return fairs that run on ``day`` or open later, by their next open day. One query.

    ``next_day`` is the first day from ``day`` on when the doors are open.
    """
    days = FairDay.objects.filter(fair=OuterRef("pk"), day__gte=day).order_by("day")
    fairs = wanted.narrow(Fair.objects.ahead(day)).annotate(
        next_day=Subquery(days.values("day")[:1])
    )
    fairs = fairs.filter(next_day__isnull=False).select_related("venue__county", "venue__province")
    return fairs.order_by("next_day", F("ends_on").asc(), "pk")


def by_county(day: date, wanted: Wanted) -> Counter[str]:
    """Return how many fairs are ahead in each county. One query."""
    counties = wanted.without_county().narrow(Fair.objects.ahead(day))
    return Counter(code for code in counties.values_list("venue__county", flat=True) if code)


@dataclass(frozen=True)
class Cell:
    """One day of a month: the fairs that are open on it."""

    day: date
    fairs: list[Fair]
    is_today: bool


def month(year: int, number: int, today: date, wanted: Wanted) -> list[list[Cell | None]]:
    """Return the weeks of a Jalali month with the fairs of each day. One query.

    Permanent bazaars and online fairs are open all year and would fill every day: they are left to
    the list. Raise ``JalaliError`` for a month that is none.
    """
    first = from_jalali(year, number, 1)
    grid = month_grid(year, number)
    last = first + timedelta(days=sum(1 for week in grid for day in week if day) - 1)
    rows = FairDay.objects.filter(day__range=(first, last), fair__in=_listed(wanted))
    fairs: dict[date, list[Fair]] = defaultdict(list)
    for row in rows.select_related("fair__venue__county").order_by("day", "fair__starts_on"):
        fairs[row.day].append(row.fair)
    return [[Cell(day, fairs[day], day == today) if day else None for day in week] for week in grid]


def _listed(wanted: Wanted) -> QuerySet[Fair]:
    always = (FairKind.PERMANENT, FairKind.KIOSK, FairKind.VIRTUAL)
    shown = Fair.objects.public().exclude(state=FairState.CANCELLED)
    return wanted.narrow(shown if wanted.kind in always else shown.exclude(kind__in=always))


def find(slug: str) -> Fair | None:
    """Return a public fair by slug with its place and picture. One query."""
    related = ("venue__county", "venue__province", "picture")
    return Fair.objects.public().select_related(*related).filter(slug=slug).first()


def days_ahead(fair: Fair, day: date, most: int) -> list[date]:
    """Return the next open days of a fair, ``most`` at the most. One query."""
    days = fair.days.filter(day__gte=day).order_by("day")
    return list(days.values_list("day", flat=True)[:most])


def plans_of(fair: Fair) -> list[Plan]:
    """Return the plans that a fair uses, with hall, stalls and features. Three queries."""
    plans = Plan.objects.filter(uses__fair=fair).select_related("hall").distinct()
    stalls = Prefetch("stalls", PlanStall.objects.select_related("zone"))
    return list(plans.prefetch_related(stalls, "features").order_by("pk"))


def is_open(fair: Fair, now: datetime, days: list[date]) -> bool:
    """Return whether the doors are open at this local time; ``days`` as from ``days_ahead``."""
    return now.date() in days and fair.opens_at <= now.time() < fair.closes_at


def for_feed(wanted: Wanted, day: date) -> QuerySet[FairDay]:
    """Return the open days from a month ago on, for the calendar feed. One query."""
    recent = FairDay.objects.filter(day__gte=day - timedelta(days=31))
    days = recent.filter(fair__in=wanted.narrow(Fair.objects.filter(state__in=PUBLIC)))
    return days.select_related("fair__venue__county").order_by("fair", "day")
