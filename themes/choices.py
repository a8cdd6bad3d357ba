"""The places of a product's page, drawn by hand: as templates they were a tenth of it."""

from collections.abc import Iterable
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


def place_options(groups: Iterable[Any], chosen: str) -> SafeString:
    """Return the options of groups with ``label`` and ``places``; ``chosen`` is a code or ''."""
    return mark_safe("".join(_group(group, chosen) for group in groups))  # noqa: S308 -- escaped


def _group(group: Any, chosen: str) -> str:
    options = "".join(_option(code, name, code == chosen) for code, name in group.places)
    return f'<optgroup label="{escape(group.label)}">{options}</optgroup>'


def _option(code: str, name: str, is_chosen: bool) -> str:
    marked = " selected" if is_chosen else ""
    return f'<option value="{escape(code)}"{marked}>{escape(name)}</option>'
