"""The writers of plans."""

from collections.abc import Sequence
from typing import TypeVar

from django.db import transaction
from django.db.models import Max

from exhibitions.models import Hall, Plan, PlanFeature, PlanStall, StallType
from exhibitions.plans.layout import EDGE_CM, Layout

ROW = TypeVar("ROW", PlanStall, PlanFeature)
SOCKET_EVERY = 2  # in a plan that was laid out by rule, every second stall has a socket
DOOR_CM = 300


@transaction.atomic
def plan_from(hall: Hall, layout: Layout, kind: StallType, zones: Sequence[str] = ()) -> Plan:
    """Store a layout as the hall's next plan; rows are zoned by sectors' codes in turn."""
    plan = Plan.objects.create(hall=hall, version=_next_version(hall))
    aisles = list(dict.fromkeys(spot.aisle for spot in layout.spots))
    PlanStall.objects.bulk_create(
        PlanStall(
            plan=plan,
            kind=kind,
            code=spot.code,
            aisle=spot.aisle,
            place=spot.place,
            x_cm=spot.x_cm,
            y_cm=spot.y_cm,
            width_cm=kind.width_cm,
            depth_cm=kind.depth_cm,
            has_socket=spot.place % SOCKET_EVERY == 0,
            zone_id=zones[aisles.index(spot.aisle) % len(zones)] if zones else None,
        )
        for spot in layout.spots
    )
    middle = max(0, layout.width_cm // 2 - DOOR_CM // 2)
    PlanFeature.objects.create(
        plan=plan, kind=PlanFeature.Kind.DOOR,
        x_cm=middle, y_cm=layout.depth_cm - EDGE_CM // 4, width_cm=DOOR_CM, depth_cm=EDGE_CM // 4,
    )  # fmt: skip
    return plan


@transaction.atomic
def clone_plan(pk: int) -> Plan:
    """Return a copy of a plan as the hall's next version, to be changed without touching fairs."""
    old = Plan.objects.select_related("hall").get(pk=pk)
    Hall.objects.select_for_update().get(pk=old.hall_id)
    plan = Plan.objects.create(hall=old.hall, version=_next_version(old.hall), made_from=old)
    PlanStall.objects.bulk_create(_copy(row, plan) for row in old.stalls.all())
    PlanFeature.objects.bulk_create(_copy(row, plan) for row in old.features.all())
    return plan


def _copy(row: ROW, plan: Plan) -> ROW:
    row.pk, row.plan = None, plan
    return row


def _next_version(hall: Hall) -> int:
    return (hall.plans.aggregate(last=Max("version"))["last"] or 0) + 1
