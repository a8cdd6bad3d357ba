"""Long selects drawn by hand: as templates, sixty places were a sixth of the basket's page."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.forms import Select
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


class LongSelect(Select):
    """Django's select, to the letter, without a template for each choice."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the markup of the select."""
        widget = self.get_context(name, value, attrs)["widget"]
        groups = "".join(_group(label, options) for label, options, _ in widget["optgroups"])
        head = f'<select name="{escape(widget["name"])}"{_attributes(widget["attrs"])}>'
        return mark_safe(f"{head}{groups}\n</select>")  # noqa: S308 -- texts are escaped


def _group(label: Any, options: Iterable[Mapping[str, Any]]) -> str:
    drawn = "".join(f"\n  {_option(option)}\n" for option in options)
    return f'\n  <optgroup label="{escape(label)}">{drawn}\n  </optgroup>' if label else drawn


def _option(option: Mapping[str, Any]) -> str:
    value, label = escape(option["value"]), escape(option["label"])
    return f'<option value="{value}"{_attributes(option["attrs"])}>{label}</option>'


def _attributes(attrs: Mapping[str, Any]) -> str:
    told = ((escape(name), value) for name, value in attrs.items() if value is not False)
    return "".join(f" {n}" if v is True else f' {n}="{escape(v)}"' for n, v in told)
