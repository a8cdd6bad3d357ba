"""Every page that buyers see, in both languages, on a phone and on a wide screen."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from tests.journeys.browser import new_visitor
from tests.journeys.tour import PAGES, Past, Tour
from tests.journeys.visitor import PHONE_EN, PHONE_FA, WIDE_EN, WIDE_FA, View

VIEWS = [(view, False) for view in (PHONE_FA, WIDE_FA, PHONE_EN, WIDE_EN)] + [(PHONE_FA, True)]


def _named(case: tuple[View, bool]) -> str:
    return f"{case[0]}{'-dark' * case[1]}"


@pytest.fixture(scope="module")
def past_of(served, chromium) -> Callable[[View], Past]:
    """Return a function that gives each language one person's past; all views share it."""
    served.begin_anew()

    @cache
    def past(language: str) -> Past:
        visitor = new_visitor(chromium, served.url, View(language, 1280, 900))
        found = Past.of(visitor)
        visitor.page.context.close()
        return found

    return lambda view: past(view.language)


@pytest.fixture(scope="module", params=VIEWS, ids=_named)
def tour(request, served, chromium, past_of) -> Iterator[Tour]:
    """One person who walks past all pages, for each view."""
    view, dark = request.param
    past = past_of(view)
    visitor = new_visitor(chromium, served.url, view, dark=dark)
    visitor.page.context.add_cookies(past.cookies)
    yield Tour(visitor, past.order)
    visitor.page.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_shuts_anybody_out(tour: Tour, name: str):
    barriers = tour.look(name).barriers

    assert barriers == [], "\n".join(barriers)


@pytest.mark.parametrize("name", PAGES)
def test_page_is_sound(tour: Tour, name: str):
    look = tour.look(name)

    found = [*look.faults, *look.too_wide, *look.foreign, *look.digits]
    assert found == [], "\n".join(found)
    assert look.direction == ("rtl" if tour.visitor.view.language == "fa" else "ltr")
