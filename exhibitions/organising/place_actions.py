"""The only writers of venues, halls and types of stalls at the organisers' desk."""

from uuid import uuid4

from django.db import transaction
from django.db.models import F, Max

from exhibitions.models import Hall, PlanFeature, PlanStall, StallType, Venue
from exhibitions.organising.access import Organiser
from sellers.facts import LORESTAN
from sellers.models import Province


class TooSmall(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """What stands on a plan of the hall would lie outside; ``width_cm`` by ``depth_cm`` is used."""

    def __init__(self, width_cm: int, depth_cm: int) -> None:
        """Keep what is used."""
        super().__init__(f"{width_cm} × {depth_cm}")
        self.width_cm, self.depth_cm = width_cm, depth_cm


def save_venue(venue: Venue) -> Venue:
    """Store a place; a new one gets a code, and the province of its county."""
    venue.code = venue.code or f"v-{uuid4().hex[:12]}"
    if venue.county:
        venue.province = venue.county.province
    elif not venue.province_id:
        venue.province = Province.objects.get(pk=LORESTAN)
    venue.save()
    return venue


@transaction.atomic
def save_hall(hall: Hall) -> Hall:
    """Store a hall; raise ``TooSmall`` when something on a plan would lie outside."""
    if hall.pk:
        Hall.objects.select_for_update().get(pk=hall.pk)
        width, depth = _used(hall)
        if hall.width_cm < width or hall.depth_cm < depth:
            raise TooSmall(width, depth)
    hall.save()
    return hall


def _used(hall: Hall) -> tuple[int, int]:
    """Return how far plans of the hall reach, in centimetres. Two queries."""
    reach = [
        model.objects.filter(plan__hall=hall).aggregate(
            width=Max(F("x_cm") + F("width_cm")), depth=Max(F("y_cm") + F("depth_cm"))
        )
        for model in (PlanStall, PlanFeature)
    ]
    return max(r["width"] or 0 for r in reach), max(r["depth"] or 0 for r in reach)


def may_change(organiser: Organiser, kind: StallType) -> bool:
    """Whether nobody else's plans use this type of stall. One query."""
    others = PlanStall.objects.filter(kind=kind)
    if organiser.everywhere:
        return True
    return not others.exclude(plan__hall__venue__county__in=organiser.counties).exists()


def save_type(kind: StallType) -> StallType:
    """Store a type of stall; stalls that stand on plans keep their size."""
    kind.code = kind.code or f"s-{uuid4().hex[:12]}"
    kind.save()
    return kind
