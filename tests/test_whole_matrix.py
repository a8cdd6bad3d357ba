"""Who finds any page at all: every address that Django knows is written down with whom it is for.

The desk, the office and the organisers have matrices of their own (``test_access_matrix.py``).
"""

import pytest
from django.urls import get_resolver, reverse

from shop.security import SIDE_DOORS
from tests import factories as make
from tests.access import everywhere as table
from tests.access.pages import AREAS, Page, walk
from tests.test_access_matrix import DOOR, GONE, by_name, met

pytestmark = [pytest.mark.django_db, pytest.mark.once]

REST = [page for page in walk(get_resolver(), "", ()) if not page.route.startswith(AREAS)]
STAFF = [
    page
    for page in REST
    if page.route.startswith(table.STAFF_AREAS) and page.name not in SIDE_DOORS
]
PUBLIC = [
    page
    for page in REST
    if not page.route.startswith(table.STAFF_AREAS)
    and page.name
    and not page.route.startswith(table.FAIRS)
]
KNOWN = {
    *table.ALL, *table.SIGNED_IN, *table.KEY, *table.MACHINES, *table.MINE, *table.ELSEWHERE,
    *table.THIRD_DOORS,
}  # fmt: skip


def of(names) -> list[Page]:
    return [page for page in PUBLIC if page.name in names]


def both(client, page: Page, path: str) -> set[str]:
    """What a page says when it is opened, and when it is sent an empty form."""
    opened = client.get(path)
    if opened.status_code == 302 and met(opened, page) != DOOR:  # takes forms alone, and leads on
        opened = client.get(opened.url)
    return {met(opened, page), met(client.post(path), page)} - {"no forms"}


def test_every_address_says_whom_it_is_for():
    assert [page.route for page in PUBLIC if page.name not in KNOWN] == []
    assert sorted(KNOWN - {page.name for page in PUBLIC}) == []


@pytest.mark.parametrize("page", of(table.SIGNED_IN), ids=by_name)
def test_what_needs_a_sign_in_leads_to_it(client, page):
    assert both(client, page, reverse(page.name)) == {DOOR}


@pytest.mark.parametrize("kind", ["stranger", "anonymous"])
@pytest.mark.parametrize("page", of(table.MINE), ids=by_name)
def test_what_is_somebodys_is_not_there_for_others(client, page, kind):
    path = reverse(page.name, kwargs=table.MINE[page.name](make.user()))
    if kind == "stranger":
        client.force_login(make.user())
    assert both(client, page, path) <= ({GONE} if kind == "stranger" else {GONE, DOOR})


@pytest.mark.parametrize("page", of(table.MINE), ids=by_name)
def test_it_is_there_for_whose_it_is(client, page):
    me = make.user()
    path = reverse(page.name, kwargs=table.MINE[page.name](me))
    client.force_login(me)
    assert not both(client, page, path) & {GONE, DOOR}


def test_staff_pages_are_for_staff(client, subtests):
    """Hundreds of them, of four packages and ours: none answers a stranger, whatever it needs."""
    stranger = make.user()
    paths = {page.route: table.sample(page.route) for page in STAFF}
    assert len([path for path in paths.values() if path]) > 400
    for kind, awaited in (("anonymous", {DOOR, GONE}), ("stranger", {GONE})):
        if kind == "stranger":
            client.force_login(stranger)
        for page in STAFF:
            if path := paths[page.route]:
                with subtests.test(page.route, kind=kind):
                    assert both(client, page, path) <= awaited


@pytest.mark.parametrize("name", table.MACHINES)
def test_machines_show_who_they_are(client, name):
    path = reverse(name, kwargs={"code": "zarinpal"} if name == "payments:webhook" else None)
    for answer in (client.get(path), client.post(path, {"from": "09121112233", "text": "1"})):
        assert answer.status_code in (400, 403, 404, 405)


@pytest.mark.parametrize("name", ["pay:transfer", "pay:parts", "pay:status", "payments:return"])
def test_a_guessed_key_opens_nothing(client, name):
    path = reverse(name, kwargs={"token": "a" * 22})
    page = next(page for page in PUBLIC if page.name == name)
    assert both(client, page, path) <= {GONE}
