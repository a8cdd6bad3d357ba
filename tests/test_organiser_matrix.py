"""Who finds which page of the organisers: every address times every kind of person."""

import pytest
from django.urls import reverse

from sellers.models import Role
from tests import factories as make
from tests.access.fairs import ALL, OF_A_FAIR, OF_A_VENUE
from tests.access.pages import Page
from tests.exhibitions import makers
from tests.test_access_matrix import DOOR, FOUND, GONE, NO_FORMS, PAGES, ask, by_name

pytestmark = pytest.mark.django_db

ORGANISERS = [page for page in PAGES if page.route.startswith("organiser/")]
MINE = {"fair", "county", "province"}  # whose fair it is
BEGINNERS = {"county", "province", "another county"}  # who may begin fairs, somewhere
PEOPLE = {*MINE, *BEGINNERS, "another fair"}
KINDS = sorted([*PEOPLE, "producer", "stranger", "superuser", "anonymous"])


def person_of(kind: str, fair):
    elsewhere = make.county("BRJ", "بروجرد", "Borujerd")
    places = {
        "fair": lambda: makers.organiser(fair),
        "county": lambda: makers.organiser(county=fair.venue.county),
        "province": makers.organiser,
        "another fair": lambda: makers.organiser(makers.fair()),
        "another county": lambda: makers.organiser(county=elsewhere),
        "producer": lambda: make.member(make.seller(), Role.OWNER).user,
        "stranger": make.user,
        "superuser": lambda: make.user(is_staff=True, is_superuser=True),
    }
    return places[kind]()


def address(page: Page, fair) -> str:
    more = ALL.get(page.name)
    arguments = more(fair) if more else {}
    if "slug" in page.arguments:
        arguments.setdefault("slug", fair.slug)
    return reverse(page.name, kwargs=arguments)


def expected(page: Page, kind: str) -> str:
    if kind == "anonymous":
        return DOOR
    allowed = BEGINNERS if page.organiser == "begins" else PEOPLE
    if page.name in OF_A_VENUE or page.name in OF_A_FAIR or "slug" in page.arguments:
        allowed = allowed & MINE
    return FOUND if kind in allowed else GONE


def test_the_matrix_is_about_something():
    assert {"organiser:home", "organiser:fair"} <= {page.name for page in ORGANISERS}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("page", ORGANISERS, ids=by_name)
def test_organisers(client, page, kind):
    fair = makers.fair(at=makers.plan())
    path, awaited = address(page, fair), expected(page, kind)
    if kind != "anonymous":
        client.force_login(person_of(kind, fair))
    opened = NO_FORMS if page.form_only else ask(client, page, path, form=False)
    if opened == NO_FORMS:
        assert ask(client, page, path, form=True) == awaited
        return
    assert opened == awaited
    if awaited in (GONE, DOOR):
        assert ask(client, page, path, form=True) in (awaited, NO_FORMS)
