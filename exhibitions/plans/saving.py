"""The one writer of plans that were drawn: whole, checked, never under a fair that uses them."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from core import kept
from core.models import User
from core.record import note
from exhibitions.models import Fair, Hall, Plan, PlanFeature, PlanStall, StallType
from exhibitions.plans.rules import Draft, Finding, faults
from exhibitions.states import FairState


class Refused(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The plan is not sound; ``findings`` say why. Nothing was written."""

    def __init__(self, findings: list[Finding]) -> None:
        """Keep why."""
        super().__init__(", ".join(f"{f.fault}: {' '.join(f.names)}" for f in findings))
        self.findings = findings


class Outrun(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """Somebody saved this hall's plan meanwhile; ``plan`` is theirs. Nothing was written."""

    def __init__(self, plan: Plan) -> None:
        """Keep the plan that is there now."""
        super().__init__(str(plan))
        self.plan = plan


@dataclass(frozen=True)
class Seen:
    """Which plan somebody drew on: its id, 0 for none, and its edition."""

    plan: int = 0
    edition: int = 0


def latest(hall: Hall) -> Plan | None:
    """Return the newest version of a hall's plan. One query."""
    plan: Plan | None = hall.plans.order_by("-version").first()
    if plan:
        plan.hall = hall
    return plan


def is_fixed(plan: Plan) -> bool:
    """Whether a plan stays as it is: a fair that is no draft uses it, or somebody named a stall.

    Asks every table that refers to stalls, those of other parts too. A query for each.
    """
    if plan.uses.exclude(fair__state=FairState.DRAFT).exists():
        return True
    return any(
        model._base_manager.filter(**{f"{name}__plan": plan}).exists()
        for model, name in _relations()
    )


def _relations() -> list[tuple[Any, str]]:
    """Return what refers to stalls, by whatever part of the fair: a model and its field."""
    fields: Any = PlanStall._meta.get_fields(include_hidden=True)
    back = [field for field in fields if field.auto_created and not field.concrete]
    return [(field.related_model, field.field.name) for field in back]


@transaction.atomic
def save_plan(
    hall_pk: int, draft: Draft, *, seen: Seen, by: User, as_next: bool = False
) -> tuple[Plan, bool]:
    """Store a drawn plan; return it, and whether it is a new version.

    A plan that is in use stays: the drawing becomes the next version. Raise ``Refused`` for an
    unsound plan, ``Outrun`` when somebody saved meanwhile, unless ``as_next`` asks for a version
    of its own beside theirs.
    """
    hall = Hall.objects.select_for_update().get(pk=hall_pk)
    wrong = faults(draft, width=hall.width_cm, depth=hall.depth_cm)
    if wrong:
        raise Refused(wrong)
    current = latest(hall)
    if current and not as_next and Seen(current.pk, current.edition) != seen:
        raise Outrun(current)
    in_place = current is not None and not as_next and not is_fixed(current)
    plan = current if current is not None and in_place else _next(hall, current)
    if in_place:
        plan.stalls.all().delete()
        plan.features.all().delete()
        plan.edition += 1
    plan.saved_by, plan.saved_at = by, timezone.now()
    plan.save()
    _fill(plan, draft)
    if in_place:
        Fair.objects.filter(hall_uses__plan=plan).update(stalls_count=len(draft.stalls))
    note(plan, "", "saved" if in_place else "next version", by=by)
    kept.changed()
    return plan, not in_place


def _next(hall: Hall, current: Plan | None) -> Plan:
    version = (hall.plans.aggregate(last=Max("version"))["last"] or 0) + 1
    return Plan(hall=hall, version=version, made_from=current)


def _fill(plan: Plan, draft: Draft) -> None:
    kinds = {kind.code: kind for kind in StallType.objects.all()}
    PlanStall.objects.bulk_create(
        PlanStall(
            plan=plan, kind=kinds[one.kind], code=one.code, aisle=one.aisle, place=one.place,
            zone_id=one.zone or None, has_socket=one.socket, x_cm=one.box.x, y_cm=one.box.y,
            width_cm=one.box.width, depth_cm=one.box.depth,
        )
        for one in draft.stalls
    )  # fmt: skip
    PlanFeature.objects.bulk_create(
        PlanFeature(
            plan=plan, kind=one.kind, x_cm=one.box.x, y_cm=one.box.y,
            width_cm=one.box.width, depth_cm=one.box.depth,
        )
        for one in draft.features
    )  # fmt: skip
