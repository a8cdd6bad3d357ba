"""A map of Lorestan as a weaver would make it: every county is a field of square stitches.

Each stitch goes to the county whose centre is nearest, inside a rough outline of the province.
It shows who lies beside whom; it is not a survey.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from itertools import product
from typing import Any, NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

Point = tuple[float, float]
Cell = tuple[int, int]


class Field(NamedTuple):
    """A county on the map: its outline, its dye (1 to 4, none like its neighbour), its middle."""

    path: str
    dye: int
    x: int
    y: int


# A rough outline, (longitude, latitude), clockwise from the north-west.
OUTLINE: tuple[Point, ...] = (
    (47.35, 34.15), (47.75, 34.36), (48.25, 34.25), (48.55, 34.12), (48.95, 34.12), (49.1, 33.8),
    (49.55, 33.72), (49.95, 33.55), (50.02, 33.2), (49.75, 32.85), (49.3, 32.78), (48.9, 33.05),
    (48.45, 32.95), (48.15, 32.72), (47.75, 32.78), (47.45, 32.98), (47.15, 33.12), (46.92, 33.38),
    (47.05, 33.75), (47.3, 33.88),
)  # fmt: skip
WEST, NORTH, STEP = 46.85, 34.42, 0.062
STRETCH = 1.2  # a degree of latitude is longer than one of longitude here
CELL = 14
COLUMNS, ROWS = 52, 34
DYES = 4


def inside(x: float, y: float) -> bool:
    """Tell whether a point lies within the outline (even-odd rule)."""
    odd = False
    for (x1, y1), (x2, y2) in zip(OUTLINE, OUTLINE[1:] + OUTLINE[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def to_cell(lon: float, lat: float) -> Point:
    """Return column and row of a place."""
    return (lon - WEST) / STEP, (NORTH - lat) / STEP * STRETCH


@lru_cache(maxsize=8)
def weave(centres: tuple[tuple[str, float, float], ...]) -> dict[str, Field]:
    """Return every county's field by code, from (code, latitude, longitude)."""
    spots = [(code, *to_cell(lon, lat)) for code, lat, lon in centres]
    fields: dict[str, set[Cell]] = {code: set() for code, _, _ in centres}
    for column, row in product(range(COLUMNS), range(ROWS)):
        x, y = column + 0.5, row + 0.5
        if inside(WEST + x * STEP, NORTH - y * STEP / STRETCH):
            owner = min(spots, key=lambda spot: (spot[1] - x) ** 2 + (spot[2] - y) ** 2)[0]
            fields[owner].add((column, row))
    dyes: dict[str, int] = {}
    for code, cells in fields.items():
        taken = {dyes[other] for other in dyes if touch(cells, fields[other])}
        dyes[code] = next((dye for dye in range(1, DYES + 1) if dye not in taken), 1)
    return {code: Field(edge(cells), dyes[code], *middle(cells)) for code, cells in fields.items()}


def touch(cells: set[Cell], others: set[Cell]) -> bool:
    """Tell whether two fields share a side."""
    sides = ((1, 0), (-1, 0), (0, 1), (0, -1))
    return any((c + x, r + y) in others for c, r in cells for x, y in sides)


def middle(cells: set[Cell]) -> Cell:
    """Return the middle of a field in the drawing's units."""
    count = max(len(cells), 1)
    x, y = (sum(cell[axis] for cell in cells) / count + 0.5 for axis in (0, 1))
    return round(x * CELL), round(y * CELL)


def edge(cells: set[Cell]) -> str:
    """Return the outline of a field as an SVG path: only the sides that face another field."""
    steps: dict[Cell, list[Cell]] = {}
    for c, r in sorted(cells):
        for beside, start, end in (
            ((c, r - 1), (c, r), (c + 1, r)),
            ((c + 1, r), (c + 1, r), (c + 1, r + 1)),
            ((c, r + 1), (c + 1, r + 1), (c, r + 1)),
            ((c - 1, r), (c, r + 1), (c, r)),
        ):
            if beside not in cells:
                steps.setdefault(start, []).append(end)
    path = ""
    while steps:
        first = point = next(iter(steps))
        path += f"M{first[0] * CELL} {first[1] * CELL}"
        while point in steps:
            ahead = steps[point].pop()
            if not steps[point]:
                del steps[point]
            across = ahead[1] == point[1]
            path += f"H{ahead[0] * CELL}" if across else f"V{ahead[1] * CELL}"
            point = ahead
        path += "z"
    return re.sub(r"(?:H\d+)+(H\d+)|(?:V\d+)+(V\d+)", r"\1\2", path)


def draw(
    counties: Iterable[Any], label: str, name: Callable[[object], str], here: str = ""
) -> SafeString:
    """Return the map; a county with a ``url`` is a link that bears its name.

    With ``here``, the code of a county, only that one is dyed and named, and nothing is a link.
    Without counties nothing is drawn.
    """
    counties = list(counties)
    if not counties:
        return mark_safe("")
    fields = weave(tuple((c.code, float(c.latitude), float(c.longitude)) for c in counties))
    draw_one = partial(_shape, here=here, name=name)
    shapes = [(draw_one(county, fields[county.code]),) for county in counties]
    words = [
        (fields[c.code].x, fields[c.code].y + 7, name(c))
        for c in counties
        if not here or c.code == here
    ]
    return format_html(
        '<svg viewBox="0 0 {} {}" role="{}" aria-label="{}">{}<g aria-hidden="true">{}</g></svg>',
        COLUMNS * CELL,
        ROWS * CELL,
        "img" if here else "group",
        label,
        format_html_join("", "{}", shapes),
        format_html_join("", '<text x="{}" y="{}">{}</text>', words),
    )


def _shape(county: Any, field: Field, *, here: str, name: Callable[[object], str]) -> SafeString:
    """Return one county's field, a link where the map leads somewhere."""
    kind = str(field.dye) if not here else "here" if county.code == here else "rest"
    shape = format_html('<path class="cell-{}" d="{}"></path>', kind, field.path)
    url = getattr(county, "url", "")
    if here or not url:
        return shape
    return format_html('<a href="{}" aria-label="{}">{}</a>', url, name(county), shape)
