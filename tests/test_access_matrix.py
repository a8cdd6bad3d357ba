"""Who finds which page of the desk: every address times every kind of person.

The list of pages is Django's own, so a new page is in the matrix before anybody thinks of it: one
whose view declares nothing, or whose address needs a thing nobody makes, fails here.
"""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from sellers.access import ANYONE
from sellers.helping.words import has_words
from sellers.models import Role
from sellers.team.rules import OWNERS_ALONE, rights_of
from tests import factories as make
from tests.access import fairs
from tests.access.objects import ASKED_FOR, KIND_NEEDED, OF_A_PERSON, OF_A_SHOP, OF_NOBODY
from tests.access.pages import Page, pages

pytestmark = [pytest.mark.django_db, pytest.mark.once]

PAGES = pages()
DESK = [page for page in PAGES if page.route.startswith("desk/")]
# A signed-in person without a shop is led from here to where shops are opened.
LEADS_TO_JOINING = {"desk:home"}
FOUND, GONE, DOOR, LED_ON, NO_FORMS = "found", "gone", "door", "led on", "no forms"
TEAM = list(Role.values)
OTHERS = ["owner of another shop", "stranger", "anonymous"]


def by_name(page: Page) -> str:
    return page.name


def address(page: Page, seller) -> str:
    make_one = {**OF_A_SHOP, **OF_A_PERSON}.get(page.name)
    of_nobody = OF_NOBODY.get(page.name)
    if callable(of_nobody):  # what everybody finds is made first
        of_nobody = of_nobody()
    path = reverse(page.name, kwargs=make_one(seller) if make_one else of_nobody)
    asked = ASKED_FOR[page.name](seller) if page.name in ASKED_FOR else {}
    return f"{path}?{urlencode(asked)}" if asked else path


def expected(page: Page, person: str) -> str:
    if page.name in OF_A_PERSON:
        return DOOR if person == "anonymous" else GONE
    if page.open_to == "everyone":
        return FOUND
    if person == "anonymous":
        return DOOR
    return FOUND if page.open_to == "signed_in" else _within_a_shop(page, person)


def _within_a_shop(page: Page, person: str) -> str:
    if person == "stranger":
        return LED_ON if page.name in LEADS_TO_JOINING else GONE
    if person == "owner of another shop":
        return GONE if page.name in {*OF_A_SHOP, *ASKED_FOR} else FOUND
    return FOUND if page.right == ANYONE or page.right in rights_of(person) else GONE


def met(answer, page: Page) -> str:
    if answer.status_code in (403, 404):
        return GONE
    if answer.status_code == 302 and answer.url.startswith("/sign-in/"):
        return DOOR
    if answer.status_code == 302 and answer.url == "/desk/join/" and page.name in LEADS_TO_JOINING:
        return LED_ON
    if answer.status_code == 405:
        return NO_FORMS
    return FOUND if answer.status_code < 500 else f"broken: {answer.status_code}"


def person_of(kind: str, mine, page: Page):
    if kind == "owner of another shop":
        return make.member(make.seller(**shop_for(page))).user
    return make.user() if kind == "stranger" else make.member(mine, kind).user


def shop_for(page: Page) -> dict[str, str]:
    return {"kind": KIND_NEEDED[page.name]} if page.name in KIND_NEEDED else {}


def ask(client, page: Page, path: str, *, form: bool) -> str:
    return met(client.post(path) if form else client.get(path), page)


def test_the_matrix_is_about_something():
    assert {"desk:home", "desk:menu", "desk:switch"} <= {page.name for page in DESK}


@pytest.mark.parametrize("page", PAGES, ids=by_name)
def test_every_page_says_who_may_see_it(page):
    assert page.right or page.office or page.organiser or page.open_to, (
        f"{page.route} says nothing: put sellers.access.desk(…) around its view"
    )
    made = {
        *OF_A_SHOP,
        *OF_A_PERSON,
        *OF_NOBODY,
        *fairs.OF_A_FAIR,
        *fairs.OF_A_VENUE,
        *fairs.SHARED,
    }
    needed = page.arguments - ({"slug"} if page.organiser else set())
    assert not needed or page.name in made, (
        f"{page.route} needs {set(needed)}: say in tests/access/ how to make it"
    )


@pytest.mark.parametrize("page", [page for page in DESK if page.form_only], ids=by_name)
def test_what_a_helper_sends_is_told_in_words(page):
    if page.right and page.right not in {ANYONE, *OWNERS_ALONE}:
        assert has_words(page.name), f"say what it means: sellers.helping.words.Deed({page.name!r})"


@pytest.mark.parametrize("kind", TEAM + OTHERS)
@pytest.mark.parametrize("page", DESK, ids=by_name)
def test_desk(client, page, kind):
    """Opened, and for those who may not see it sent a form too: what is not found takes none.

    A page that takes no forms at all says so to everyone (405).
    """
    mine = make.seller(**shop_for(page))
    path, awaited = address(page, mine), expected(page, kind)
    if kind != "anonymous":
        client.force_login(person_of(kind, mine, page))
    opened = NO_FORMS if page.form_only else ask(client, page, path, form=False)
    if opened == NO_FORMS:  # takes forms alone
        assert ask(client, page, path, form=True) == awaited
        return
    assert opened == awaited
    if awaited in (GONE, DOOR):
        assert ask(client, page, path, form=True) in (awaited, NO_FORMS)
