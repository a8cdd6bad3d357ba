"""The choices of one facet, drawn by hand: a list of goods offers some fifty of them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from themes import signs


def choices(name: str, options: Iterable[Mapping[str, Any]], language: str) -> SafeString:
    """Return a tick for each option {value, label, count, selected}; one without goods is off."""
    facet = escape(name)
    drawn = "".join(_tick(facet, option, language) for option in options)
    return mark_safe(drawn)  # noqa: S308 -- every text is escaped


def _tick(facet: str, option: Mapping[str, Any], language: str) -> str:
    value, count = escape(option["value"]), option["count"]
    state = " checked" if option["selected"] else "" if count else " disabled"
    return (
        f'<label class="tick" for="f-{facet}-{value}"><input type="checkbox" id="f-{facet}-{value}"'
        f' name="{facet}" value="{value}"{state}>{escape(option["label"])}'
        f'<span class="soft">{signs.number(count, language)}</span></label>'
    )
