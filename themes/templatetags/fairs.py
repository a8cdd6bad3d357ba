"""Tags for pages of fairs. ``{% load fairs %}``."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from django import template
from django.utils.safestring import SafeString

from core.language import spoken
from themes import floor_plan

register = template.Library()


@register.simple_tag
def fair_plan(plan: Any, label: str, holders: Mapping[int, str] | None = None) -> SafeString:
    """Draw the plan of a hall to scale; with ``holders``, a word by stall, who stands where."""
    return floor_plan.draw(plan, label, spoken, holders)


@register.simple_tag
def marked_plan(plan: Any, label: str) -> SafeString:
    """Draw the plan of a hall whose stalls are marked, each a link."""
    return floor_plan.draw_marked(plan, label, spoken)


@register.filter
def hour(value: time | None) -> str:
    """Return a time of day: «۱۰:۰۰»."""
    return spoken(f"{value:%H:%M}") if value else ""


@register.filter
def metres(cm: int) -> str:
    """Return a length in metres from centimetres: «۳», «۲٫۵»."""
    whole, rest = divmod(cm, 100)
    point = "٫" if spoken(0) == "۰" else "."
    return spoken(f"{whole}{point}{rest:02}".rstrip("0") if rest else str(whole))
