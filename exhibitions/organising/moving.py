"""A fair's moves from its own page, with what each asks for."""

from django.db import transaction
from django.utils import timezone

from core.models import User
from exhibitions.models import Fair, Giving, PlanStall
from exhibitions.organising.rules import Course, Lack, Ready, lacks, moves_offered
from exhibitions.schedule.actions import move_fair
from exhibitions.states import FairState


class NotReady(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The fair lacks something for this move."""

    def __init__(self, missing: list[Lack]) -> None:
        """Keep what is missing for the caller's sentences."""
        super().__init__(", ".join(missing))
        self.missing = missing


def ready_of(fair: Fair) -> Ready:
    """Return what moves ask of a fair, whose venue is fetched. Two queries."""
    uses = fair.hall_uses.values_list("hall", "plan").distinct()
    plans = {plan for _, plan in uses if plan}
    course = Course(fair.state, fair.giving, fair.apply_from, fair.apply_until, fair.starts_on)
    return Ready(
        course,
        ends_on=fair.ends_on,
        needs_hall=fair.giving != Giving.NONE and not fair.venue.is_online,
        halls=len({hall for hall, _ in uses}),
        stalls=PlanStall.objects.filter(plan__in=plans).count(),
    )


def offers(fair: Fair) -> list[tuple[FairState, list[Lack]]]:
    """Return the moves that the fair's page offers, each with what it lacks. Two queries."""
    ready = ready_of(fair)
    now = timezone.localtime()
    return [(to, lacks(ready, to, now, now.date())) for to in moves_offered(ready)]


@transaction.atomic
def make_move(pk: int, to: FairState, *, by: User) -> Fair:
    """Move a fair from its own page; raise ``NotReady`` or ``MoveRefused``."""
    fair = Fair.objects.select_for_update(of=("self",)).select_related("venue").get(pk=pk)
    ready = ready_of(fair)
    if fair.state != to:
        now = timezone.localtime()
        missing = lacks(ready, to, now, now.date())
        if missing:
            raise NotReady(missing)
    return move_fair(pk, to, by=by)
