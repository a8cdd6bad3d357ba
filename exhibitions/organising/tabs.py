"""What the parts of a fair hang into its organiser's pages in ``ready()``.

    register(Tab("jury", _("Jury"), "people", "organiser:jury", 30, waiting=unscored))

Each tab is an address that takes the fair's slug. Tabs stand on every page of a fair, cards with
numbers on its first page and on the list of fairs.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.functional import Promise

from exhibitions.models import Fair

Text = str | Promise
Waiting = Callable[[Sequence[Fair]], Mapping[int, int]]


def _always(_fair: Fair) -> bool:
    return True


@dataclass(frozen=True)
class Tab:
    """One page of a fair. ``shown`` says for which fairs; it asks nothing of the database.

    ``waiting`` returns how many things wait for the organiser by the fair's id, for many fairs at
    once: one query. ``does`` says in a line what is done there.
    """

    key: str
    label: Text
    sign: str
    url_name: str
    order: int
    does: Text = ""
    shown: Callable[[Fair], bool] = _always
    waiting: Waiting | None = None


class Act(NamedTuple):
    """A way to what is done rarely and told to many, such as calling a fair off: a page of its own.

    Shown below the moves of a fair while it is in one of ``states``.
    """

    key: str
    label: Text
    url_name: str
    states: frozenset[str]
    is_bad: bool = False


class Card(NamedTuple):
    """A tab as one fair shows it; ``number`` waits there, 0 for nothing."""

    tab: Tab
    url: str
    number: int


_tabs: dict[str, Tab] = {}
_acts: dict[str, Act] = {}


def register(*tabs: Tab) -> None:
    """Add tabs; raise ``ValueError`` when a key is taken."""
    for tab in tabs:
        if tab.key in _tabs:
            raise ValueError(f"pages of a fair have a tab {tab.key!r} already")
        _tabs[tab.key] = tab


def register_act(act: Act) -> None:
    """Add a rare act; raise ``ValueError`` when its key is taken."""
    if act.key in _acts:
        raise ValueError(f"pages of a fair have an act {act.key!r} already")
    _acts[act.key] = act


def tabs_of(fair: Fair) -> list[tuple[Tab, str]]:
    """Return the tabs of a fair with their addresses, in order. No query."""
    seen = sorted((t for t in _tabs.values() if t.shown(fair)), key=lambda t: (t.order, t.key))
    return [(tab, reverse(tab.url_name, kwargs={"slug": fair.slug})) for tab in seen]


def acts_of(fair: Fair) -> list[tuple[Act, str]]:
    """Return the rare acts that a fair's state allows, with their addresses. No query."""
    return [
        (act, reverse(act.url_name, kwargs={"slug": fair.slug}))
        for act in _acts.values()
        if fair.state in act.states
    ]


def cards_of(fair: Fair) -> list[Card]:
    """Return the tabs of a fair with what waits behind each. A query for each that counts."""
    return [
        Card(tab, url, tab.waiting([fair]).get(fair.pk, 0) if tab.waiting else 0)
        for tab, url in tabs_of(fair)
    ]


def waiting_at(fairs: Sequence[Fair]) -> dict[int, list[tuple[Tab, int]]]:
    """Return what waits at each of many fairs, by id. A query for each tab that counts."""
    counted: list[tuple[Any, Mapping[int, int]]] = [
        (tab, tab.waiting(fairs)) for tab in _tabs.values() if tab.waiting
    ]
    return {
        fair.pk: [(tab, found[fair.pk]) for tab, found in counted if found.get(fair.pk)]
        for fair in fairs
    }
