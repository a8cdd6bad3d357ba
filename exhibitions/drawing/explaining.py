"""Everyone's reasons, worked out after a run: in pieces, for each takes a search of its own."""

import time
from dataclasses import replace
from typing import Any, Final

from exhibitions.allocation import Plan, Problem, allocate
from exhibitions.allocation.explain import Reasons, reasons
from exhibitions.allocation.reading import read
from exhibitions.allocation.solver import GaveUp
from exhibitions.drawing.states import DrawState
from exhibitions.models import Draw, DrawEntry

WITH_PLAN: Final = (DrawState.RUN, DrawState.ACCEPTED)


def explain(pk: int, problem: Problem, plan: Plan, *, until: float) -> int:
    """Write the reasons of a draw that are missing, until a monotonic time; return how many.

    Each is written by itself, so that what was worked out stays when a machine stops. Two at once
    find the same.
    """
    done = 0
    waiting = DrawEntry.objects.filter(draw=pk, why__isnull=True).order_by("place", "pk")
    for entry in waiting.only("code"):
        if time.monotonic() >= until:
            break
        DrawEntry.objects.filter(pk=entry.pk).update(why=_why(problem, plan, entry.code))
        done += 1
    return done


def explain_the_rest(seconds: float) -> int:
    """Go on with draws whose reasons are missing, the accepted ones first; return how many."""
    until = time.monotonic() + seconds
    draws = Draw.objects.filter(
        state__in=WITH_PLAN, entries__isnull=False, entries__why__isnull=True
    )
    done = 0
    for draw in draws.distinct().order_by("-accepted_at", "pk"):
        if time.monotonic() >= until:
            break
        problem = replace(read(draw.input), seed=draw.seed)
        done += explain(draw.pk, problem, allocate(problem), until=until)
    return done


def _why(problem: Problem, plan: Plan, code: str) -> dict[str, Any]:
    try:
        return data_of(reasons(problem, plan, code))
    except GaveUp:
        return {"wishes": [], "more": 0, "rank": None, "unknown": True}


def data_of(found: Reasons) -> dict[str, Any]:
    """Return reasons as they are stored."""
    return {
        "rank": found.rank,
        "more": found.more_needed,
        "wishes": [
            {
                "stall": one.wish.stall,
                "zone": one.wish.zone,
                "state": one.state,
                "points": one.points,
                "holders": list(one.holders),
            }
            for one in found.wishes
        ],
    }
