"""Charts drawn on the server as SVG; readable without script, a table stands beside them."""

from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, LABEL, AMOUNT, ROW, BAR = 640, 180, 130, 40, 18
LETTERS = 14  # as many as stand beside the bars; the table has the whole label


def bars(rows: list[dict[str, Any]], label: str, *, right_to_left: bool) -> SafeString:
    """Return horizontal bars; the longest stands out. Mirrored for readers from right to left."""
    most = max((row["value"] for row in rows), default=0) or 1
    room = WIDTH - LABEL - AMOUNT

    def at(x: float, width: float = 0) -> float:
        return round(WIDTH - x - width if right_to_left else x, 1)

    drawn = []
    for i, row in enumerate(rows):
        length = round(max(room * row["value"] / most, 2), 1)
        middle = i * ROW + ROW / 2
        top = " bar-top" if row["value"] == most else ""
        end = at(LABEL + room + 12)
        drawn.append(
            (
                *(at(0), middle + 5, _short(str(row["label"]))),
                *(at(LABEL, room), middle - BAR / 2, room, BAR),
                *(f"bar{top}", at(LABEL, length), middle - BAR / 2, length, BAR),
                *(end, middle + 5, row["text"]),
            )
        )
    body = format_html_join(
        "",
        '<text x="{}" y="{}">{}</text>'
        '<rect class="rail" x="{}" y="{}" width="{}" height="{}" rx="4"></rect>'
        '<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="4"></rect>'
        '<text x="{}" y="{}">{}</text>',
        drawn,
    )
    return format_html(
        '<svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>',
        WIDTH,
        len(rows) * ROW,
        label,
        body,
    )


def _short(label: str) -> str:
    return label if len(label) <= LETTERS else f"{label[: LETTERS - 1].rstrip()}…"
