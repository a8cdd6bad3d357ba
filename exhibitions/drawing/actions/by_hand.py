"""What organisers set by hand: a stall before the draw, a place after it. Both say why."""

from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction

from core.models import User
from core.record import note
from exhibitions.allocation import Problem
from exhibitions.allocation.judge import broken
from exhibitions.allocation.reading import read
from exhibitions.allocation.trouble import Loosening
from exhibitions.drawing.actions.refusals import Refused, lock_draw, lock_fair, require_quiet
from exhibitions.drawing.input import stalls_by_code, taking_part
from exhibitions.drawing.states import DrawState
from exhibitions.models import Draw, DrawChange, DrawEntry, StallPin


@transaction.atomic
def pin(fair_id: int, application: int, stall: int, *, reason: str, by: User | None) -> StallPin:
    """Set an applicant's stall (the first of hers) before the draw.

    Raise ``Refused`` while a draw counts, for who takes no part, and for a stall that is not of
    the fair or is set for another.
    """
    fair = lock_fair(fair_id)
    require_quiet(fair)
    if application not in taking_part(fair) or stall not in stalls_by_code(fair).values():
        raise Refused("nobody_there")
    try:
        with transaction.atomic():
            row, _new = StallPin.objects.update_or_create(
                fair=fair, application_id=application,
                defaults={"stall_id": stall, "reason": reason, "by": by},
            )  # fmt: skip
    except IntegrityError as error:
        raise Refused("pinned") from error
    note(row, "", "set", by=by, reason=reason)
    return row


@transaction.atomic
def drop_pin(fair_id: int, pk: int, *, by: User | None) -> None:
    """Forget a stall set by hand; gone already, nothing happens."""
    fair = lock_fair(fair_id)
    require_quiet(fair)
    row = StallPin.objects.filter(fair=fair, pk=pk).first()
    if row is not None:
        note(row, "set", "dropped", by=by)
        row.delete()


@dataclass(frozen=True)
class Preview:
    """What a change by hand would do: whose places, from where to where, which rules it breaks."""

    entry: DrawEntry
    after: list[str]
    other: DrawEntry | None
    other_after: list[str]
    breaks: list[Loosening]


def preview(draw: Draw, code: str, stall: str) -> Preview:
    """Return what it would mean to put an applicant at a stall ('' takes her place away).

    Whoever stands there changes places with her. Raise ``Refused`` when that cannot be: an unknown
    code, no room side by side, two of different sizes, or nothing would change.
    """
    entries = {entry.code: entry for entry in draw.entries.all()}
    problem = read(draw.input)
    entry = entries.get(code)
    if entry is None or (stall and stall not in {one.code for one in problem.stalls}):
        raise Refused("nobody_there")
    after = _run_of(problem, code, stall)
    if after == entry.stands:
        raise Refused("same")
    others = [e for e in entries.values() if e.pk != entry.pk and set(e.stands) & set(after)]
    if len(others) > 1 or (others and len(others[0].stands) != len(after)):
        raise Refused("sizes", codes=", ".join(other.code for other in others))
    other = others[0] if others else None
    if other and set(other.stands) != set(after):
        raise Refused("sizes", codes=other.code)
    plan = {e.code: tuple(e.stands) for e in entries.values()}
    before = broken(problem, plan)
    plan[code] = tuple(after)
    if other:
        plan[other.code] = tuple(entry.stands)
    new = [one for one in broken(problem, plan) if one not in before]
    return Preview(entry, after, other, list(entry.stands) if other else [], new)


def _run_of(problem: Problem, code: str, stall: str) -> list[str]:
    """Return the stalls side by side from ``stall`` on that an applicant needs."""
    if not stall:
        return []
    size = next(who.size for who in problem.applicants if who.code == code)
    at = {(one.aisle, one.place): one for one in problem.stalls}
    first = next(one for one in problem.stalls if one.code == stall)
    run = [at.get((first.aisle, first.place + step)) for step in range(size)]
    found = [one.code for one in run if one is not None]
    if len(found) < size:
        raise Refused("no_room", n=size)
    return found


@transaction.atomic
def change(
    pk: int, code: str, stall: str, *, reason: str, breaks_accepted: bool, by: User | None
) -> DrawChange:
    """Change a place by hand after the run, for a reason that those concerned are told.

    Raise ``Refused`` when it cannot be, or when it breaks rules and that was not accepted.
    """
    draw = lock_draw(pk)
    if draw.state != DrawState.RUN:
        raise Refused("state")
    list(draw.entries.select_for_update().order_by("pk").values_list("pk"))
    wanted = preview(draw, code, stall)
    if wanted.breaks and not breaks_accepted:
        raise Refused("breaks")
    row = DrawChange.objects.create(
        draw=draw,
        entry=wanted.entry,
        other=wanted.other,
        before=wanted.entry.stands,
        after=wanted.after,
        breaks=[asdict(one) for one in wanted.breaks],
        reason=reason,
        by=by,
    )
    if wanted.other:
        wanted.other.stands = wanted.other_after
        wanted.other.save(update_fields=["stands"])
    wanted.entry.stands = wanted.after
    wanted.entry.save(update_fields=["stands"])
    return row
