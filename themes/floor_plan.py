"""A hall's plan as SVG, drawn to scale: a unit is a centimetre, so a stall of 3 m is 300 wide."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

ROUND = 12
LINE = 70


def draw(
    plan: Any,
    label: str,
    code: Callable[[object], str],
    holders: Mapping[int, str] | None = None,
) -> SafeString:
    """Return the plan of a hall (``hall``, ``stalls``, ``features``, all fetched) as an image.

    What it shows stands in words in a table beside it, so it is one image to a screen reader.
    With ``holders``, a short word by stall, who stands there is written below the stall's number,
    and free stalls are pale.
    """
    hall = plan.hall
    zones = {stall.zone_id: n % 4 + 1 for n, stall in enumerate(_first_of_zones(plan))}
    stalls = (
        (_stall(stall, zones.get(stall.zone_id, 1), code, holders),) for stall in plan.stalls.all()
    )
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
        format_html_join("", "{}", stalls),
    )


def _stall(
    stall: Any, zone: int, code: Callable[[object], str], holders: Mapping[int, str] | None
) -> SafeString:
    """Return one stall with its number, and below it who stands there."""
    middle = stall.x_cm + stall.width_cm // 2, stall.y_cm + stall.depth_cm // 2
    held = holders is not None and stall.pk in holders
    return format_html(
        '<rect class="plan-stall cell-{}" x="{}" y="{}" width="{}" height="{}" rx="{}" '
        'data-stall="{}"></rect><text x="{}" y="{}">{}</text>{}',
        zone if holders is None or held else "free",
        stall.x_cm,
        stall.y_cm,
        stall.width_cm,
        stall.depth_cm,
        ROUND,
        stall.pk,
        middle[0],
        middle[1] - (LINE // 2 if held else 0),
        code(stall.code),
        format_html(
            '<text class="plan-holder" x="{}" y="{}">{}</text>',
            middle[0],
            middle[1] + LINE,
            holders[stall.pk],
        )
        if holders is not None and held
        else "",
    )


def draw_marked(plan: Any, label: str, code: Callable[[object], str]) -> SafeString:
    """Return a plan whose stalls are links, each of them with ``mark`` and ``target``.

    ``mark`` is a class such as "free" or "taken", ``target`` where a tap leads. The list beside it
    holds the same for keyboards and screen readers, so the drawing is hidden from both.
    """
    hall = plan.hall
    stalls = (
        (
            stall.x_cm, stall.y_cm, stall.width_cm, stall.depth_cm, ROUND,
            stall.mark, stall.x_cm + stall.width_cm // 2, stall.y_cm + stall.depth_cm // 2,
            code(stall.code), _href(stall.target), stall.pk,
        )
        for stall in plan.stalls.all()
    )  # fmt: skip
    features = ((f.x_cm, f.y_cm, f.width_cm, f.depth_cm, f.kind) for f in plan.features.all())
    return format_html(
        '<svg class="plan" viewBox="0 0 {0} {1}" aria-hidden="true" data-plan-drawing="{2}">'
        '<rect class="plan-hall" x="0" y="0" width="{0}" height="{1}"></rect>{3}{4}</svg>',
        hall.width_cm,
        hall.depth_cm,
        label,
        format_html_join(
            "", '<rect class="plan-{4}" x="{0}" y="{1}" width="{2}" height="{3}"></rect>', features
        ),
        format_html_join(
            "",
            '<a class="plan-link plan-{5}"{9} data-stall="{10}">'
            '<rect class="plan-stall" x="{0}" y="{1}" width="{2}" height="{3}" rx="{4}"></rect>'
            '<text x="{6}" y="{7}">{8}</text></a>',
            stalls,
        ),
    )


def _href(target: str) -> SafeString:
    """Return where a stall leads, nothing for one that leads nowhere."""
    return format_html(' href="{}" tabindex="-1"', target) if target else SafeString("")


def _first_of_zones(plan: Any) -> list[Any]:
    """Return one stall of each zone, in the order of the plan."""
    return list({stall.zone_id: stall for stall in reversed(plan.stalls.all())}.values())[::-1]
