"""The rules of a draw hold after it as well: who waits is offered no stall that they forbid."""

from dataclasses import replace

from exhibitions.allocation import Applicant, Problem
from exhibitions.allocation.judge import broken
from exhibitions.allocation.reading import read
from exhibitions.booking.waiting import Free
from exhibitions.drawing.input import applicants_of, stalls_by_code
from exhibitions.drawing.states import DrawState
from exhibitions.models import Application, BookedStall, Draw

# What a stall given back leaves short is nobody's fault, and no reason to leave it empty.
NOT_ASKED = ("least", "pin", "apart")


def within_rules(application: Application, free: list[Free]) -> list[Free]:
    """Return those of the free stalls that an applicant may have by the rules of the fair's draw.

    All of them at a fair without one. Of a pavilion each stall is looked at by itself. Six queries.
    """
    draw = Draw.objects.filter(fair=application.fair_id, state=DrawState.ACCEPTED).first()
    if draw is None or not free:
        return free
    published = read(draw.input)
    held = _held(draw)
    problem = replace(published, pins={}, applicants=_people(draw, published, application, held))
    names = {pk: code for code, pk in stalls_by_code(draw.fair).items()}
    plan: dict[str, tuple[str, ...]] = {}
    for pk, stalls in held.items():
        known = tuple(names[stall] for stall in stalls if stall in names)
        if known:
            plan[_code(pk)] = known
    before = _broken(problem, plan)
    me = _code(application.pk)
    return [
        one
        for one in free
        if one.pk in names and not _broken(problem, {**plan, me: (names[one.pk],)}) - before
    ]


def _code(application: int) -> str:
    return f"application {application}"


def _held(draw: Draw) -> dict[int, list[int]]:
    """Return the stalls that applications have now. One query."""
    found: dict[int, list[int]] = {}
    rows = BookedStall.objects.filter(fair=draw.fair_id, booking__application__isnull=False)
    for application, stall in rows.order_by("pk").values_list("booking__application", "stall"):
        found.setdefault(application, []).append(stall)
    return found


def _people(
    draw: Draw, published: Problem, mine: Application, held: dict[int, list[int]]
) -> tuple[Applicant, ...]:
    """Return all who stand there and who asks, as the draw knew them where it did. Four queries."""
    in_draw = {who.code: who for who in published.applicants}
    codes = dict(draw.entries.values_list("application", "code"))
    now = applicants_of(draw.fair, {pk: _code(pk) for pk in [*held, mine.pk]})
    return tuple(
        replace(in_draw[codes[pk]], code=who.code, together="") if pk in codes else who
        for pk, who in now.items()
    )


def _broken(problem: Problem, plan: dict[str, tuple[str, ...]]) -> set[tuple[str, str, int]]:
    return {
        (one.rule, one.about, one.enough)
        for one in broken(problem, plan)
        if one.rule not in NOT_ASKED
    }
