"""The organisers' first page, and the first page of each fair."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from exhibitions.models import Fair
from exhibitions.organising import queries, words
from exhibitions.organising.access import OrganiserRequest, organiser
from exhibitions.organising.moving import offers
from exhibitions.organising.rules import NEEDS_ORGANISER, UNDER_WAY
from exhibitions.organising.tabs import acts_of, cards_of, tabs_of
from exhibitions.schedule.clashes import clashes_at
from exhibitions.states import FairState

PAGE_SIZE = 20
# Until its first day it can still be said who should not come.
BEFORE = (FairState.APPLICATIONS, FairState.ALLOCATION, FairState.PUBLISHED)


@organiser
def home(request: OrganiserRequest) -> HttpResponse:
    """List my fairs by what they need next. Four queries, and one for each tab that counts."""
    found = queries.lines(queries.ahead(request.organiser), timezone.now())
    over = Paginator(queries.over(request.organiser), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "needed": _named(queries.by_step(found, NEEDS_ORGANISER)),
        "under_way": _named(queries.by_step(found, UNDER_WAY)),
        "over": over,
        "over_lines": [(fair, words.STATES[fair.state]) for fair in over],
    }
    return render(request, "organiser/home.html", context)


def _named(groups: list[Any]) -> list[tuple[Any, list[Any]]]:
    """Return groups with their words, and each line with its badge."""
    return [
        (words.STEPS[step], [(line, words.STATES[line.fair.state]) for line in group])
        for step, group in groups
    ]


def frame(fair: Fair, here: str) -> dict[str, Any]:
    """Return what every page of a fair shows: its badge and its tabs. No query.

    ``here`` is the key of the tab on which the page stands.
    """
    return {
        "fair": fair,
        "badge": words.STATES[fair.state],
        "tabs": [(tab, url, tab.key == here) for tab, url in tabs_of(fair)],
    }


@organiser
def fair(request: OrganiserRequest, slug: str) -> HttpResponse:
    """Show one fair: what comes next, its parts, and what became of it."""
    found = request.organiser.fair(slug)
    clashing, clashes = clashes_at(found) if found.state in BEFORE else (0, [])
    context = {
        **frame(found, "fair"),
        "clashing": clashing,
        "clashes": clashes,
        "moves": _offered(found),
        "step": words.STEPS[queries.step_of(found, timezone.now())],
        "cards": [card for card in cards_of(found) if card.tab.key != "fair"],
        "acts": acts_of(found),
        "history": [(row, _became(row.to_state)) for row in queries.history(found)],
    }
    return render(request, "organiser/fair.html", context)


def _offered(fair: Fair) -> list[tuple[Any, Any, Any, list[Any]]]:
    """Return the moves of a fair: where to, the button, what happens, and what is missing."""
    return [
        (to, *words.MOVES[to], [words.LACKS[lack] for lack in missing])
        for to, missing in offers(fair)
    ]


def _became(state: str) -> Any:
    """Return the words for a row of the history."""
    return words.STATES[state].text if state in words.STATES else words.EDITS.get(state, state)
