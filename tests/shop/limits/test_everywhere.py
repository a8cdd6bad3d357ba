"""No form is without a limit, whoever writes it next: every address that takes one is tried."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver, reverse

from shop.limits import middleware, rules
from tests import factories as make
from tests.access import everywhere as table
from tests.access.pages import walk

pytestmark = [pytest.mark.django_db, pytest.mark.once]
PAGES = [page for page in walk(get_resolver(), "", ()) if page.name]
NAMES = {page.name for page in PAGES}
SENT = "/account/mobile/"


def test_the_tables_speak_of_addresses_that_exist():
    assert {*rules.FORMS, *rules.READS, *rules.UNLIMITED} - NAMES == set()


def test_every_form_has_a_limit_for_people_and_for_strangers(rf):
    """Fields, such as an e-mail, may be left out by an attacker: another limit must hold then."""
    for name in NAMES - rules.UNLIMITED.keys():
        whom = {limit.of for limit in rules.of_form(name)}
        page = next(page for page in PAGES if page.name == name)
        strangers_come = name in {*table.ALL, *table.KEY, *table.MACHINES}
        inner = page.right or page.office or page.organiser or page.open_to == "signed_in"
        assert whom & {rules.PERSON, rules.ADDRESS}, name
        if strangers_come and not inner:
            assert whom & {rules.STRANGER, rules.ADDRESS} or name in table.SIGNED_IN, name


@pytest.mark.parametrize("kind", ["stranger", "person"])
def test_the_fence_stands_before_every_form(client, monkeypatch, kind):
    """With room for nothing, every address that can be sampled answers 429 to a form."""
    one = rules.Limit(0, 600, rules.ADDRESS)
    monkeypatch.setattr(rules, "of_form", lambda name: () if name in rules.UNLIMITED else (one,))
    if kind == "person":
        client.force_login(make.user())
    paths = [
        path
        for page in PAGES
        if (path := table.sample(page.route))
        and not page.route.startswith(table.STAFF_AREAS)
        and page.name not in {*rules.UNLIMITED, *table.THIRD_DOORS}
    ]
    assert len(paths) > 200
    assert [path for path in paths if client.post(path).status_code != 429] == []


def test_machines_that_sign_come_as_often_as_they_need(client):
    assert rules.UNLIMITED.keys() == {"payments:webhook", "sms-in"}
    assert set(rules.UNLIMITED) <= set(table.MACHINES)


def test_the_fence_stands_behind_the_check_of_form_tokens():
    """Else another site could use up a visitor's tries."""
    order = settings.MIDDLEWARE
    mine = f"{middleware.__name__}.LimitMiddleware"

    assert order.index("django.middleware.csrf.CsrfViewMiddleware") < order.index(mine)
    assert order.index("shop.security.ContentSecurityMiddleware") < order.index(mine)


def full(monkeypatch, name, *limits):
    monkeypatch.setitem(rules.FORMS, name, limits)


def test_the_page_says_how_long_and_keeps_what_was_typed(client, monkeypatch):
    full(monkeypatch, "account_signup", rules.Limit(0, 600, rules.ADDRESS))

    page = client.post(
        "/en/sign-in/new/", {"email": 'a"><b>@x.ir', "password1": "secret-word", "next": "/a/"}
    )

    text = page.content.decode()
    assert page.status_code == 429
    assert 1 <= int(page["Retry-After"]) <= 600
    assert page["Cache-Control"] == "no-store"
    assert "minute" in page.context["wait"]
    assert page.context["typed"] == [("email", 'a"><b>@x.ir'), ("next", "/a/")]
    assert 'value="a&quot;&gt;&lt;b&gt;@x.ir"' in text
    assert "secret-word" not in text
    assert "unsafe" not in page["Content-Security-Policy"]


def test_it_speaks_persian(client, monkeypatch):
    full(monkeypatch, "account_signup", rules.Limit(0, 600, rules.ADDRESS))

    page = client.post("/sign-in/new/", {"email": "a@x.ir"})

    assert "دقیقه" in page.context["wait"]
    assert not set("0123456789") & set(page.context["wait"])


def test_what_is_sent_by_htmx_is_told_in_a_note(client, monkeypatch):
    full(monkeypatch, "basket:add", rules.Limit(0, 600, rules.STRANGER))

    page = client.post("/en/basket/add/", headers={"HX-Request": "true"})

    assert page.status_code == 429
    assert "minute" in page["HX-Trigger"]


def test_nothing_long_is_carried_along(client, monkeypatch):
    full(monkeypatch, "account_signup", rules.Limit(0, 600, rules.ADDRESS))

    page = client.post("/sign-in/new/", {"email": "a" * 30_000})

    assert page.context["typed"] == []


@pytest.mark.parametrize(
    ("name", "path", "field"),
    [
        ("sign_in_by_password", "/sign-in/password/", "login"),
        ("account_reset_password", "/sign-in/password/reset/", "email"),
        ("account_signup", "/sign-in/new/", "email"),
    ],
)
def test_what_is_guessed_or_flooded_is_counted_wherever_it_comes_from(client, name, path, field):
    most = next(limit.times for limit in rules.FORMS[name] if limit.of == field)
    for n in range(most):
        answer = client.post(path, {field: "Zahra@example.com "}, REMOTE_ADDR=f"10.0.0.{n}")
        assert answer.status_code != 429

    last = {field: "zahra@EXAMPLE.com"}
    assert client.post(path, last, REMOTE_ADDR="10.9.9.9").status_code == 429
    assert client.post(path, {field: "mina@example.com"}).status_code != 429


def test_people_behind_one_address_do_not_use_up_each_others_tries(monkeypatch):
    monkeypatch.setattr(rules, "FORM", (rules.Limit(1, 600, rules.PERSON),))
    for n in range(2):
        client = Client()
        client.force_login(make.user(f"+98916123000{n}"))
        assert client.post("/account/profile/").status_code != 429
    assert client.post("/account/profile/").status_code == 429


def test_papers_are_counted_though_they_are_only_opened(client, monkeypatch):
    monkeypatch.setattr(rules, "PAPER", (rules.Limit(1, 600, rules.PERSON),))
    seller = make.seller()
    client.force_login(make.member(seller).user)
    page = reverse("bulk:template")

    assert [client.get(page).status_code for _ in range(2)] == [200, 429]
    assert client.get(reverse("bulk:home")).status_code == 200


def test_guessers_of_codes_are_counted_by_their_address(client, monkeypatch):
    (limit,) = rules.FORMS["account_confirm_login_code"]
    full(monkeypatch, "account_confirm_login_code", limit._replace(times=2))
    for _ in range(2):
        client.post("/sign-in/code/", {"code": "000000"})

    assert client.post("/sign-in/code/", {"code": "000000"}).status_code == 429
