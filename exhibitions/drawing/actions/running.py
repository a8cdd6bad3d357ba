"""Running a draw: once, in the background, with the same plan however often it is begun."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from core.models import User
from core.outbox import after_commit
from core.record import move
from exhibitions.allocation import Infeasible, Plan, Problem, allocate
from exhibitions.allocation.reading import fingerprint, plan_data, read
from exhibitions.allocation.seed import plain_figure, seed_of
from exhibitions.allocation.solver import GaveUp
from exhibitions.allocation.trouble import mend
from exhibitions.drawing.actions.publishing import void_locked
from exhibitions.drawing.actions.refusals import Refused, lock_draw
from exhibitions.drawing.input import applicants_of, stalls_of, taking_part
from exhibitions.drawing.rules import Difference, differences, places
from exhibitions.drawing.states import DRAW_MOVES, DrawState
from exhibitions.models import Draw, DrawEntry, Fair
from exhibitions.states import ApplicationState, FairState

# A run that showed no sign of life for so long has stopped; it may be begun again.
STOPPED_AFTER: Final = timedelta(minutes=5)


@transaction.atomic
def start(pk: int, figure: str, *, by: User | None, now: datetime | None = None) -> Draw:
    """Hand a published draw to the background with the public ``figure``; once of many presses.

    If applications or stalls are not as they were published it is void instead. Raise ``Refused``
    before the figure can be known, ``FigureFault`` for what is none. A run that stopped is begun
    again with the figure it had.
    """
    at = now or timezone.now()
    draw = lock_draw(pk)
    if draw.state == DrawState.RUNNING and has_stopped(draw, at):
        _enqueue(draw, at)
    if draw.state != DrawState.PUBLISHED:
        return draw
    if draw.fair.state != FairState.ALLOCATION:
        raise Refused("state")
    if at < draw.figure_at:
        raise Refused("early")
    draw.figure = draw.figure or plain_figure(figure)
    if found := changes_since(draw):
        void_locked(draw, "changed", words_of(found), by=by)
        return draw
    draw.seed = seed_of(draw.fingerprint, draw.figure)
    draw.ran_by, draw.ran_at, draw.note = by, at, ""
    move(draw, DrawState.RUNNING, table=DRAW_MOVES, by=by, reason=draw.figure,
         also_save=["figure", "seed", "ran_by", "ran_at", "note"])  # fmt: skip
    _enqueue(draw, at)
    return draw


def _enqueue(draw: Draw, at: datetime) -> None:
    draw.touched_at = at
    draw.save(update_fields=["touched_at"])
    after_commit("exhibitions.drawing.tasks.run_draw", draw.pk)


def has_stopped(draw: Draw, now: datetime) -> bool:
    """Whether a running draw has shown no sign of life for long."""
    since = draw.touched_at or draw.published_at
    return draw.state == DrawState.RUNNING and now - since > STOPPED_AFTER


def changes_since(draw: Draw) -> list[Difference]:
    """Return what is no more as it was published. About ten queries."""
    fair: Fair = draw.fair
    codes = dict(draw.entries.values_list("application", "code"))
    states = dict(fair.applications.filter(pk__in=codes).values_list("pk", "state"))
    standing = (ApplicationState.SHORTLISTED, ApplicationState.WITHDRAWN)
    now = Problem(fair.slug, "", stalls_of(fair), tuple(applicants_of(fair, codes).values()))
    published = read(draw.input)
    if fingerprint(published) != draw.fingerprint:
        return [Difference("input")]
    return differences(
        published,
        now,
        left=[code for pk, code in codes.items() if states.get(pk) not in standing],
        new=bool(set(taking_part(fair)) - set(codes)),
    )


def words_of(found: list[Difference]) -> str:
    """Return differences as they are kept: ``words.void_reason`` says them."""
    return " ".join(f"{one.what}:{one.code}" if one.code else one.what for one in found)[:300]


@dataclass(frozen=True)
class Outcome:
    """What the search found: a plan, or rules that must give way, or nothing in time."""

    problem: Problem
    plan: Plan | None = None
    trouble: tuple[dict[str, Any], ...] = ()

    @property
    def state(self) -> DrawState:
        """Return where it leads."""
        if self.plan is not None:
            return DrawState.RUN
        return DrawState.IMPOSSIBLE if self.trouble else DrawState.PUBLISHED


def search(draw: Draw) -> Outcome:
    """Find the plan of a draw; writes nothing. Some seconds."""
    problem = replace(read(draw.input), seed=draw.seed)
    try:
        return Outcome(problem, allocate(problem))
    except Infeasible:
        try:
            return Outcome(problem, trouble=tuple(asdict(one) for one in mend(problem)))
        except GaveUp:
            return Outcome(problem)
    except GaveUp:
        return Outcome(problem)


@transaction.atomic
def finish(pk: int, outcome: Outcome) -> bool:
    """Write what was found, all or nothing; say no when another run was first."""
    draw = lock_draw(pk)
    if draw.state != DrawState.RUNNING:
        return False
    draw.trouble = list(outcome.trouble)
    if outcome.plan is not None:
        draw.result = plan_data(outcome.problem, outcome.plan)
        draw.gap = outcome.plan.gap
        _write_entries(draw, outcome.plan)
    draw.note = "slow" if outcome.state == DrawState.PUBLISHED else ""
    draw.touched_at = timezone.now()
    move(draw, outcome.state, table=DRAW_MOVES,
         also_save=["trouble", "result", "gap", "note", "touched_at"])  # fmt: skip
    return True


def _write_entries(draw: Draw, plan: Plan) -> None:
    entries = list(draw.entries.select_for_update().order_by("pk"))
    place = places({entry.code: entry.points for entry in entries}, draw.seed)
    for entry in entries:
        entry.drawn = entry.stands = list(plan.stalls.get(entry.code, ()))
        entry.place = place[entry.code]
    DrawEntry.objects.bulk_update(entries, ["drawn", "stands", "place"], batch_size=500)


def restart_stopped(now: datetime) -> int:
    """Begin runs again whose machine stopped; return how many."""
    running = Draw.objects.filter(state=DrawState.RUNNING, touched_at__lt=now - STOPPED_AFTER)
    pks = list(running.values_list("pk", flat=True))
    for pk in pks:
        start(pk, "", by=None, now=now)
    return len(pks)
