"""A hall's plan as SVG, drawn to scale: a unit is a centimetre, so a stall of 3 m is 300 wide."""

from collections.abc import Callable
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

ROUND = 12


def draw(plan: Any, label: str, code: Callable[[object], str]) -> SafeString:
    """Return the plan of a hall (``hall``, ``stalls``, ``features``, all fetched) as an image.

    What it shows stands in words in a table beside it, so it is one image to a screen reader.
    """
    hall = plan.hall
    zones = {stall.zone_id: n % 4 + 1 for n, stall in enumerate(_first_of_zones(plan))}
    stalls = (
        (
            stall.x_cm, stall.y_cm, stall.width_cm, stall.depth_cm, ROUND,
            zones.get(stall.zone_id, 1), stall.pk,
            stall.x_cm + stall.width_cm // 2, stall.y_cm + stall.depth_cm // 2, code(stall.code),
        )
        for stall in plan.stalls.all()
    )  # fmt: skip
    features = ((f.x_cm, f.y_cm, f.width_cm, f.depth_cm, f.kind) for f in plan.features.all())
    return format_html(
        '<svg class="plan" viewBox="0 0 {0} {1}" role="img" aria-label="{2}">'
        '<rect class="plan-hall" x="0" y="0" width="{0}" height="{1}"></rect>{3}{4}</svg>',
        hall.width_cm,
        hall.depth_cm,
        label,
        format_html_join(
            "", '<rect class="plan-{4}" x="{0}" y="{1}" width="{2}" height="{3}"></rect>', features
        ),
        format_html_join(
            "",
            '<rect class="plan-stall cell-{5}" x="{0}" y="{1}" width="{2}" height="{3}" rx="{4}" '
            'data-stall="{6}"></rect><text x="{7}" y="{8}">{9}</text>',
            stalls,
        ),
    )


def _first_of_zones(plan: Any) -> list[Any]:
    """Return one stall of each zone, in the order of the plan."""
    return list({stall.zone_id: stall for stall in reversed(plan.stalls.all())}.values())[::-1]
