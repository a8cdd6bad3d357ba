"""Draws as pages ask for them."""

from collections.abc import Mapping, Sequence

from django.db.models import Count

from exhibitions.drawing.states import DrawState
from exhibitions.models import Application, Draw, DrawEntry, Fair
from exhibitions.states import ApplicationState, FairState


def current(fair: Fair) -> Draw | None:
    """Return the draw of a fair that counts, ``None`` when there is none. One query."""
    draw = Draw.objects.counting().filter(fair=fair).first()
    if draw is not None:
        draw.fair = fair
    return draw


def all_of(fair: Fair) -> list[Draw]:
    """Return every draw of a fair, the newest first; inputs are left out. One query."""
    return list(Draw.objects.filter(fair=fair).defer("input", "result").order_by("-number"))


def waiting_numbers(draw: Draw) -> dict[int, int]:
    """Return by entry its number among those who still wait, from 1. One query."""
    rows = draw.entries.filter(application__state=ApplicationState.WAIT_LISTED)
    line = rows.order_by("application__place_in_line").values_list("pk", flat=True)
    return {pk: n for n, pk in enumerate(line, 1)}


def entry_of(application: Application) -> DrawEntry | None:
    """Return an applicant's entry in the newest draw, its draw and fair beside it. One query."""
    entries = DrawEntry.objects.filter(application=application)
    return entries.select_related("draw__fair__venue").order_by("-draw__number").first()


def explained(draw: Draw) -> tuple[int, int]:
    """Return how many applicants' reasons are worked out, and of how many. One query."""
    found = draw.entries.aggregate(all=Count("pk"), done=Count("why"))
    return found["done"], found["all"]


def to_do(fairs: Sequence[Fair]) -> Mapping[int, int]:
    """Return by fair 1 where a draw waits for its organiser's next step. One query."""
    waiting_for = (DrawState.PUBLISHED, DrawState.RUN, DrawState.IMPOSSIBLE)
    rows = Draw.objects.filter(
        fair__in=[fair.pk for fair in fairs],
        fair__state=FairState.ALLOCATION,
        state__in=waiting_for,
    )
    return dict.fromkeys(rows.values_list("fair", flat=True), 1)
