"""Plans of a fair with what is taken, as booking, organisers and visitors look at them."""

from typing import Any

from exhibitions.models import BookedStall, Fair, Plan, StallFee
from exhibitions.public.queries import plans_of


def plans_to_book(fair: Fair) -> list[Plan]:
    """Return the plans of a fair; each stall has ``is_taken``, ``fee`` and ``aisles`` group them.

    Five queries, however many stalls.
    """
    plans = plans_of(fair)
    taken = set(BookedStall.objects.filter(fair=fair).values_list("stall", flat=True))
    by_kind = dict(StallFee.objects.filter(fair=fair).values_list("kind", "fee"))
    for plan in plans:
        for stall in plan.stalls.all():
            marked: Any = stall
            marked.is_taken = stall.pk in taken
            marked.fee = by_kind.get(stall.kind_id, fair.stall_fee)
            marked.mark = "taken" if marked.is_taken else "free"
            marked.target = f"#stall-{stall.pk}"
        marked_plan: Any = plan
        marked_plan.aisles = aisles_of(plan)
    return plans


def aisles_of(plan: Plan) -> list[tuple[str, list[Any], int]]:
    """Return the stalls of a plan by aisle, each with how many of it are free. No query."""
    aisles: dict[str, list[Any]] = {}
    for stall in plan.stalls.all():
        aisles.setdefault(stall.aisle, []).append(stall)
    return [(aisle, rows, sum(not s.is_taken for s in rows)) for aisle, rows in aisles.items()]
