"""The organisers' own pages: what fairs need next, and what hangs into a fair."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from exhibitions.organising import tabs
from exhibitions.organising.rules import Course, Step, next_step
from exhibitions.states import FairState
from tests import factories as make
from tests.exhibitions import makers

NOW = datetime(2026, 11, 20, 12, tzinfo=timezone.get_default_timezone())
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("state", "giving", "opens", "closes", "step"),
    [
        ("draft", "draw", None, None, Step.FINISH),
        ("announced", "none", None, None, Step.WAIT),
        ("announced", "draw", None, None, Step.OPEN),
        ("announced", "draw", NOW + HOUR, None, Step.WAIT),
        ("announced", "draw", NOW, None, Step.OPEN),
        ("applications", "draw", None, NOW + HOUR, Step.LOOK),
        ("applications", "draw", None, NOW, Step.ALLOT),
        ("applications", "booking", None, NOW, Step.WAIT),
        ("cancelled", "draw", None, None, Step.CANCELLED),
    ],
)
def test_a_fair_says_what_it_needs_next(state, giving, opens, closes, step):
    assert next_step(Course(state, giving, opens, closes, NOW.date()), NOW) == step


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_fairs_costs_the_same_at_any_number(client, number, django_assert_num_queries):
    for state in (FairState.DRAFT, FairState.RUNNING, FairState.CLOSED):
        for _ in range(number):
            makers.fair(state=state)
    client.force_login(makers.organiser())
    client.get(reverse("organiser:home"))

    counting = sum(tab.waiting is not None for tab in tabs._tabs.values())
    with django_assert_num_queries(5 + counting):
        page = client.get(reverse("organiser:home"))

    assert [len(group) for _, group in page.context["needed"]] == [number]
    assert [len(group) for _, group in page.context["under_way"]] == [number]
    assert len(page.context["over_lines"]) == number


@pytest.mark.django_db
def test_what_waits_at_a_fair_is_counted_for_that_fair(client, monkeypatch):
    mine, other = makers.fair(), makers.fair()
    tab = tabs.Tab("x", "X", "people", "organiser:fair", 90, waiting=lambda _fairs: {mine.pk: 7})
    monkeypatch.setitem(tabs._tabs, "x", tab)

    assert [card.number for card in tabs.cards_of(mine) if card.tab == tab] == [7]
    assert [card.number for card in tabs.cards_of(other) if card.tab == tab] == [0]
    assert tabs.waiting_at([mine, other]) == {mine.pk: [(tab, 7)], other.pk: []}


@pytest.mark.django_db
def test_who_organises_finds_the_way_from_every_page(client):
    client.force_login(makers.organiser(makers.fair()))
    assert reverse("organiser:home") in client.get(reverse("basket:summary")).content.decode()

    client.force_login(make.user())
    assert reverse("organiser:home") not in client.get(reverse("basket:summary")).content.decode()
