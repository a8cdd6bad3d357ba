"""The desk's menu. ``{% load desk %}``."""

from typing import Any, NamedTuple

from django import template
from django.urls import reverse

from sellers.desk.registry import menu_of

register = template.Library()

THUMBS = 4  # beside «more», a phone's bar holds as many


class Entry(NamedTuple):
    """One line of the menu, ready to be shown."""

    label: str
    short: str
    sign: str
    url: str
    thumb: bool
    exact: bool
    waiting: int


class Menu(NamedTuple):
    """All entries, and those of the phone's bar."""

    entries: list[Entry]
    thumbs: list[Entry]


@register.simple_tag(takes_context=True)
def desk_menu(context: Any) -> Menu:
    """Return what the person at this desk may open; counted once for a page."""
    request = context["request"]
    if not hasattr(request, "desk_menu"):
        request.desk_menu = _menu(request)
    menu: Menu = request.desk_menu
    return menu


def _menu(request: Any) -> Menu:
    entries = [
        Entry(
            label=str(entry.label),
            short=str(entry.short or entry.label),
            sign=entry.sign,
            url=reverse(entry.url_name),
            thumb=entry.thumb,
            exact=entry.url_name == "desk:home",
            waiting=entry.count(request.seller) if entry.count else 0,
        )
        for entry in menu_of(request.membership)
    ]
    return Menu(entries, [entry for entry in entries if entry.thumb][:THUMBS])
