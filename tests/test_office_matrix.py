"""Who finds which page of the office: every address times every kind of person."""

import pytest

from sellers.models import Role
from sellers.office.rules import rights_of
from tests import factories as make
from tests.access.office import OF_A_SHOP, OF_ITS_SENDER, SHARED
from tests.access.pages import Page
from tests.test_access_matrix import DOOR, FOUND, GONE, NO_FORMS, PAGES, address, ask, by_name

pytestmark = [pytest.mark.django_db, pytest.mark.once]

OFFICE = [page for page in PAGES if page.route.startswith("office/")]
KINDS = [
    "clerk", "head", "clerk of the province", "head of the province", "clerk of another county",
    "head of another county", "owner", "stranger", "superuser", "anonymous",
]  # fmt: skip


def person_of(kind: str, mine):
    elsewhere = make.county("BRJ", "بروجرد", "Borujerd")
    places = {
        "clerk": lambda: make.officer(mine.county),
        "head": lambda: make.officer(mine.county, "head"),
        "clerk of the province": make.officer,
        "head of the province": lambda: make.officer(duty="head"),
        "clerk of another county": lambda: make.officer(elsewhere),
        "head of another county": lambda: make.officer(elsewhere, "head"),
        "owner": lambda: make.member(mine, Role.OWNER).user,
        "stranger": make.user,
        "superuser": lambda: make.user(is_staff=True, is_superuser=True),
    }
    return places[kind]()


def expected(page: Page, kind: str) -> str:
    if kind == "anonymous":
        return DOOR
    if page.name in OF_ITS_SENDER:
        return GONE
    duty, _, where = kind.partition(" of ")
    if page.office not in rights_of(duty):
        return GONE
    foreign = where == "another county" and page.name in OF_A_SHOP.keys() - SHARED.keys()
    return GONE if foreign else FOUND


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("page", OFFICE, ids=by_name)
def test_office(client, page, kind):
    mine = make.seller()
    path, awaited = address(page, mine), expected(page, kind)
    if kind != "anonymous":
        client.force_login(person_of(kind, mine))
    opened = NO_FORMS if page.form_only else ask(client, page, path, form=False)
    if opened == NO_FORMS:
        assert ask(client, page, path, form=True) == awaited
        return
    assert opened == awaited
    if awaited in (GONE, DOOR):
        assert ask(client, page, path, form=True) in (awaited, NO_FORMS)
