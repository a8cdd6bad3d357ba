"""What the pages of the office and the desk say of papers. ``{% load office %}``."""

from typing import Any

from django import template

from sellers.licensing.words import STATES

register = template.Library()


@register.filter
def paper_state(state: str) -> str:
    """Return what a state of a paper is called."""
    return str(STATES.get(state, state))


@register.filter
def by_sector(field: Any) -> list[tuple[str, list[dict[str, Any]], bool]]:
    """Return the trades of a bound field by sector: its name, its trades, whether one is chosen."""
    chosen = {str(value) for value in field.value() or ()}
    groups = []
    for name, choices in field.field.choices:
        options = [
            {"value": str(value), "label": label, "checked": str(value) in chosen}
            for value, label in choices
        ]
        groups.append((name, options, any(option["checked"] for option in options)))
    return groups
