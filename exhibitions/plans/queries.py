"""Plans as values, to be checked, drawn on and sent to a browser."""

from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from exhibitions.models import Plan, PlanStall
from exhibitions.plans.rules import Box, Draft, Feature, Stall


def draft_of_plan(plan: Plan | None) -> Draft:
    """Return a stored plan as values, by aisle and place. Two queries; none without a plan.

    What is fetched stays with the plan: drawing it afterwards asks nothing.
    """
    if plan is None:
        return Draft(())
    stalls = Prefetch("stalls", PlanStall.objects.select_related("kind"))
    prefetch_related_objects([plan], stalls, "features")
    rows = sorted(plan.stalls.all(), key=lambda row: (row.aisle, row.place, row.pk))
    signs = sorted(plan.features.all(), key=lambda row: row.pk)
    return Draft(
        tuple(
            Stall(
                row.code, row.aisle, row.place, _box(row), row.kind.code, row.zone_id or "",
                row.has_socket,
            )
            for row in rows
        ),
        tuple(Feature(row.kind, _box(row)) for row in signs),
    )  # fmt: skip


def _box(row: Any) -> Box:
    return Box(row.x_cm, row.y_cm, row.width_cm, row.depth_cm)


def sent(draft: Draft) -> dict[str, list[list[Any]]]:
    """Return a draft as ``reading`` reads it."""
    return {
        "stalls": [
            [
                s.code, s.aisle, s.place, s.box.x, s.box.y, s.box.width, s.box.depth, s.kind,
                s.zone, int(s.socket),
            ]
            for s in draft.stalls
        ],
        "features": [[f.kind, f.box.x, f.box.y, f.box.width, f.box.depth] for f in draft.features],
    }  # fmt: skip
