"""Every page that buyers see, in both languages, on a phone and on a wide screen."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from catalog.models import Card
from tests.journeys import buying
from tests.journeys.browser import new_visitor
from tests.journeys.conftest import Visit
from tests.journeys.tour import PAGES, Past, Tour
from tests.journeys.visitor import PHONE_EN, PHONE_FA, WIDE_EN, WIDE_FA, View
from tests.journeys.watch import weigh

VIEWS = [(view, False) for view in (PHONE_FA, WIDE_FA, PHONE_EN, WIDE_EN)] + [(PHONE_FA, True)]
KB = 1024
SHIFTS = """
() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((shift) => { sum += shift.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})
"""


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


@pytest.mark.parametrize("view", [PHONE_FA, PHONE_EN], ids=str)
def test_product_page_is_light_and_does_not_jump(visit: Visit, view: View):
    visitor = visit(view)
    card = Card.objects.get(title=buying.JAJIM.title)

    visitor.go("catalogue:detail", card.slug, card.pk)
    visitor.page.wait_for_load_state("networkidle")

    weight = weigh(visitor.watch.answers)
    print(f"product page on a phone, {view.language}: {weight}")
    assert weight.total <= 400 * KB
    assert weight.script <= 40 * KB
    assert weight.requests <= 25
    assert visitor.page.evaluate(SHIFTS) < 0.02
