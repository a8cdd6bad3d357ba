"""The fairs of an organiser as the desk lists them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from core.models import MoveRecord
from exhibitions.models import Fair
from exhibitions.organising.access import Organiser
from exhibitions.organising.rules import Course, Step, next_step
from exhibitions.organising.tabs import Tab, waiting_at
from exhibitions.states import FairState

OVER = (FairState.CLOSED, FairState.CANCELLED)


@dataclass(frozen=True)
class Line:
    """One fair in a list: what comes next, and what waits where."""

    fair: Fair
    step: Step
    waiting: list[tuple[Tab, int]]


def step_of(fair: Fair, now: datetime) -> Step:
    """Return what a fair needs next. No query."""
    course = Course(fair.state, fair.giving, fair.apply_from, fair.apply_until, fair.starts_on)
    return next_step(course, now)


def lines(fairs: Iterable[Fair], now: datetime) -> list[Line]:
    """Return fairs as lines. A query for each tab that counts, whatever their number."""
    listed = list(fairs)
    waiting = waiting_at(listed)
    return [Line(fair, step_of(fair, now), waiting[fair.pk]) for fair in listed]


def ahead(organiser: Organiser) -> QuerySet[Fair]:
    """Return the fairs that are not over, drafts among them, by their first day. One query."""
    fairs = organiser.fairs().exclude(state__in=OVER)
    return fairs.select_related("venue__county").order_by("starts_on", "pk")


def over(organiser: Organiser) -> QuerySet[Fair]:
    """Return the fairs that are over or were called off, the last first. One query."""
    fairs = organiser.fairs().filter(state__in=OVER)
    return fairs.select_related("venue__county").order_by("-ends_on", "-pk")


def by_step(found: Iterable[Line], steps: Iterable[Step]) -> list[tuple[Step, list[Line]]]:
    """Return the lines of these steps, grouped in this order; steps without any are left out."""
    found = list(found)
    groups = ((step, [line for line in found if line.step == step]) for step in steps)
    return [(step, group) for step, group in groups if group]


def history(fair: Fair, most: int = 50) -> list[MoveRecord]:
    """Return what became of a fair, the newest first. One query."""
    moves = MoveRecord.objects.filter(model=fair._meta.label_lower, object_id=fair.pk)
    return list(moves.select_related("by").order_by("-id")[:most])
