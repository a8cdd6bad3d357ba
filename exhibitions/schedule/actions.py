"""The only writers of when and where a fair takes place, and of its state."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Final

from django.db import IntegrityError, transaction

from core.models import User
from core.record import move
from exhibitions.models import Fair, FairDay, Hall, HallUse, Plan
from exhibitions.schedule.notices import Told, tell_concerned
from exhibitions.schedule.standing_until import remember_fair
from exhibitions.states import AHEAD, FAIR_MOVES, FairState

TOLD: Final = {FairState.APPLICATIONS: Told.OPENED, FairState.CANCELLED: Told.CANCELLED}


class HallTaken(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """Another fair holds one of the halls on one of the days; ``uses`` names the first few."""

    def __init__(self, uses: list[HallUse]) -> None:
        """Keep what stands in the way, each with its fair and hall."""
        super().__init__("; ".join(f"{use.hall} {use.day}: {use.fair}" for use in uses))
        self.uses = uses


@transaction.atomic
def schedule_fair(
    pk: int, *, days: Collection[date], halls: Iterable[tuple[Hall, Plan | None]]
) -> Fair:
    """Set the days of a fair and the halls it holds on them, instead of those it had.

    Raise ``ValueError`` without days, ``HallTaken`` when another fair was first; then nothing is
    written. The database decides between two at once.
    """
    if not days:
        raise ValueError("a fair has at least one day")
    fair = Fair.objects.select_for_update().get(pk=pk)
    halls = list(halls)
    fair.days.all().delete()
    fair.hall_uses.all().delete()
    FairDay.objects.bulk_create(FairDay(fair=fair, day=day) for day in sorted(days))
    uses = [
        HallUse(fair=fair, hall=hall, plan=plan, day=day)
        for hall, plan in halls
        for day in sorted(days)
    ]
    _hold(uses)
    fair.starts_on, fair.ends_on = min(days), max(days)
    plans = [plan.pk for _, plan in halls if plan is not None]
    if plans:
        fair.stalls_count = Plan.objects.filter(pk__in=plans, stalls__isnull=False).count()
    fair.save(update_fields=["starts_on", "ends_on", "stalls_count"])
    remember_fair(fair)
    return fair


def _hold(uses: list[HallUse]) -> None:
    try:
        with transaction.atomic():
            HallUse.objects.bulk_create(uses)
    except IntegrityError as error:
        raise HallTaken(in_the_way(uses)) from error


def in_the_way(uses: Iterable[HallUse], most: int = 5) -> list[HallUse]:
    """Return uses of the same halls on the same days by other fairs, the first few. One query."""
    wanted = {(use.hall_id, use.day) for use in uses}
    halls, days = {hall for hall, _ in wanted}, {day for _, day in wanted}
    if not days:
        return []
    others = HallUse.objects.filter(hall__in=halls, day__range=(min(days), max(days)))
    found = others.select_related("fair", "hall").order_by("day", "hall")
    return [use for use in found if (use.hall_id, use.day) in wanted][:most]


@transaction.atomic
def move_fair(pk: int, to: FairState, *, by: User | None = None, reason: str = "") -> Fair:
    """Move a fair by the table; raise ``MoveRefused``. Moved already, it stays as it is.

    When it opens or is called off, applicants and exhibitors are told. A fair that is called off
    lets go of its halls.
    """
    fair = Fair.objects.select_for_update().get(pk=pk)
    if fair.state == to:
        return fair
    move(fair, to, table=FAIR_MOVES, by=by, reason=reason)
    if to == FairState.CANCELLED:
        fair.hall_uses.all().delete()
    if to in TOLD:
        tell_concerned(fair, TOLD[to], reason)
    if to not in AHEAD:
        remember_fair(fair)
    return fair


def turn_the_day(day: date) -> int:
    """Open the fairs whose first day has come and close those that are over; return how many.

    Run each night; safe to run at any time. A fair whose stalls are still being given does not
    open by itself: its organiser must say who stands where first.
    """
    ready = (FairState.ANNOUNCED, FairState.APPLICATIONS, FairState.PUBLISHED)
    opening = Fair.objects.filter(state__in=ready, starts_on__lte=day)
    closing = Fair.objects.filter(state=FairState.RUNNING, ends_on__lt=day)
    opened = [move_fair(pk, FairState.RUNNING) for pk in opening.values_list("pk", flat=True)]
    closed = [move_fair(pk, FairState.CLOSED) for pk in closing.values_list("pk", flat=True)]
    return len(opened) + len(closed)
