"""Mobile and code: the way in for everyone with a telephone."""

import re

import pytest
from django.contrib.auth import get_user
from django.test import Client
from django.utils.translation import gettext

from core.models import User
from core.persian import to_persian_digits
from shop.customer import sign_in
from tests import factories as make

pytestmark = pytest.mark.django_db

DOOR, CODE, ACCOUNT = "/sign-in/", "/sign-in/code/", "/account/"
NUMBER = "+989161234567"


def ask(client, mobile="09161234567", **more):
    return client.post(more.pop("door", DOOR), {"mobile": mobile, **more})


def code_in(message) -> str:
    return re.search(r"#(\d{6})$", message.text)[1]


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def who(client) -> User | None:
    user = get_user(client)
    return user if user.is_authenticated else None


@pytest.fixture
def later(monkeypatch):
    """Let time pass for the process in the session."""
    clock = {"ahead": 0.0}
    import time as real  # noqa: PLC0415 -- the clock that is replaced

    now = real.time

    def pass_by(seconds: float) -> None:
        clock["ahead"] += seconds

    monkeypatch.setattr("time.time", lambda: now() + clock["ahead"])
    return pass_by


def test_one_field_is_asked(client):
    page = client.get(DOOR)

    assert list(page.context["form"].fields) == ["mobile"]


@pytest.mark.parametrize("typed", ["09161234567", "۰۹۱۶ ۱۲۳ ۴۵۶۷", "+98-916-1234567", "9161234567"])
def test_new_number_gets_an_account_when_its_code_is_right(client, messages, typed):
    answer = ask(client, typed)
    assert answer.url == CODE
    assert not User.objects.exists()

    answer = client.post(CODE, {"code": code_in(messages[0])})

    user = User.objects.get()
    assert (answer.url, who(client)) == (ACCOUNT, user)
    assert (user.mobile, user.mobile_verified) == (NUMBER, True)
    assert not user.has_usable_password()


def test_known_number_opens_its_own_account(client, messages):
    make.user("+989167654321")
    mine = make.user(NUMBER)
    ask(client)

    client.post(CODE, {"code": code_in(messages[0])})

    assert who(client) == mine
    assert User.objects.count() == 2


def test_code_is_read_with_persian_digits_and_spaces(client, messages):
    ask(client)
    code = to_persian_digits(code_in(messages[0]))

    client.post(CODE, {"code": f" {code[:3]} {code[3:]} "})

    assert who(client) is not None


def test_message_speaks_the_page_s_language_and_ends_for_webotp(client, messages):
    ask(client, door="/en/sign-in/")
    code = code_in(messages[0])

    assert messages[0].to == NUMBER
    assert messages[0].text.startswith(f"Your code for Bazarche: {code}\n")
    assert messages[0].text.endswith(f"\n\n@testserver #{code}")


def test_new_account_remembers_its_language(client, messages):
    ask(client, door="/en/sign-in/")
    client.post("/en/sign-in/code/", {"code": code_in(messages[0])})

    assert User.objects.get().language == "en"


def test_known_and_unknown_numbers_are_not_told_apart(client, messages, monkeypatch):
    make.user("+989160000001")
    monkeypatch.setattr(
        "django.contrib.auth.models.UserManager.get_queryset", lambda *_: pytest.fail("looked up")
    )
    pages = []
    for mobile in ("09160000001", "09160000002"):
        client.cookies.clear()
        answer = ask(client, mobile)
        assert answer.url == CODE
        page = client.get(CODE).content.decode().replace("۰۹۱۶ ۰۰۰ ۰۰۰۲", "۰۹۱۶ ۰۰۰ ۰۰۰۱")
        pages.append(re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page))

    assert pages[0] == pages[1]
    assert [len(m.text) for m in messages] == [len(messages[0].text)] * 2


def test_wrong_number_is_refused_with_an_example(client, messages):
    page = ask(client, "0916")

    assert page.status_code == 200
    assert "mobile" in page.context["form"].errors
    assert messages == []


def test_a_number_left_out_is_asked_for_with_an_example(client, messages):
    page = ask(client, "")

    said = gettext("Write a mobile number of 11 digits, such as 09161234567.")
    assert page.context["form"].errors["mobile"] == [said]
    assert messages == []


def test_wrong_code_says_so_and_the_right_one_still_works(client, messages):
    ask(client)
    code = code_in(messages[0])

    page = client.post(CODE, {"code": wrong(code)})
    assert "code" in page.context["form"].errors
    assert who(client) is None
    client.post(CODE, {"code": code})

    assert who(client) is not None


def test_fifth_wrong_try_ends_it(client, messages):
    ask(client)
    code = code_in(messages[0])
    for _ in range(4):
        assert client.post(CODE, {"code": wrong(code)}).status_code == 200

    assert client.post(CODE, {"code": wrong(code)}).url == DOOR
    assert client.post(CODE, {"code": code}).url == DOOR
    assert who(client) is None


def test_tries_are_counted_even_when_the_session_forgets_them(client, messages, monkeypatch):
    """Tries sent all at once each read a session that has counted none."""
    monkeypatch.setattr(sign_in.SignInProcess, "record_invalid_attempt", lambda self: True)
    ask(client)
    code = code_in(messages[0])
    for _ in range(5):
        client.post(CODE, {"code": wrong(code)})

    client.post(CODE, {"code": code})

    assert who(client) is None


def test_code_ends_after_five_minutes(client, messages, later):
    ask(client)
    later(301)

    assert client.post(CODE, {"code": code_in(messages[0])}).url == DOOR
    assert who(client) is None


def test_another_code_comes_after_a_minute_and_replaces_the_first(client, messages, later):
    ask(client)
    client.post(CODE, {"resend": "1"})
    assert len(messages) == 1

    later(61)
    client.post(CODE, {"resend": "1"})
    assert len(messages) == 2
    first, second = map(code_in, messages)
    if first != second:
        client.post(CODE, {"code": first})
        assert who(client) is None
    client.post(CODE, {"code": second})

    assert who(client) is not None


def test_at_most_three_more_codes(client, messages, later):
    ask(client)
    for _ in range(5):
        later(61)
        client.post(CODE, {"resend": "1"})

    assert len(messages) == 4


def test_a_number_gets_five_codes_in_ten_minutes_from_any_address(client, messages):
    for n in range(7):
        ask(client, REMOTE_ADDR=f"10.0.0.{n}")

    page = ask(client)

    assert len(messages) == 5
    assert "mobile" in page.context["form"].errors


def test_an_address_gets_sixty_codes_in_ten_minutes(client, messages):
    for n in range(62):
        ask(client, f"0916000{n:04}")

    assert len(messages) == 60


def test_pages_without_a_sign_in_lead_to_the_door(client):
    assert client.get(CODE).url == DOOR


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/basket/", "/basket/"),
        ("/en/basket/", "/en/basket/"),
        ("https://evil.example/", ACCOUNT),
        ("//evil.example/", ACCOUNT),
        ("/\\evil.example", ACCOUNT),
        ("javascript:alert(1)", ACCOUNT),
        ("https:evil.example", ACCOUNT),
    ],
)
def test_next_page_is_ours(client, messages, wanted, reached):
    answer = ask(client, next=wanted)
    query = {"next": wanted} if "next=" in answer.url else {}

    answer = client.post(CODE, {"code": code_in(messages[0]), **query})

    assert answer.url == reached


def test_next_page_survives_both_forms(client):
    page = client.get(DOOR, {"next": "/basket/"})
    assert 'name="next" value="/basket/"' in page.content.decode()

    answer = ask(client, next="/basket/")

    assert answer.url == f"{CODE}?next=%2Fbasket%2F"
    assert 'name="next" value="/basket/"' in client.get(answer.url).content.decode()


def test_closed_account_is_told_so_only_to_its_owner(client, messages):
    make.user(NUMBER, is_active=False)
    ask(client)

    answer = client.post(CODE, {"code": code_in(messages[0])})

    assert answer.url == "/sign-in/inactive/"
    assert who(client) is None


def test_basket_survives_signing_in(client, messages):
    jam = make.product()
    client.post(f"/basket/add/{jam.pk}/", {"quantity": 2})
    ask(client)

    client.post(CODE, {"code": code_in(messages[0])})
    client.get("/basket/")

    basket = User.objects.get().baskets.get(status="Open")
    assert [(line.product, line.quantity) for line in basket.lines.all()] == [(jam, 2)]


def test_signing_out_needs_a_post(client):
    client.force_login(make.user())

    assert client.get("/sign-in/out/").status_code == 200
    assert who(client) is not None
    client.post("/sign-in/out/")

    assert who(client) is None


def test_two_devices_that_prove_one_number_get_one_account(client, messages, settings):
    other = Client()
    ask(client)
    ask(other)

    client.post(CODE, {"code": code_in(messages[0])})
    other.post(CODE, {"code": code_in(messages[1])})

    assert who(client) == who(other) == User.objects.get()


def test_users_made_by_staff_keep_their_account(client, messages):
    theirs = make.user(NUMBER)
    User.objects.update(mobile_verified=False)
    ask(client)

    client.post(CODE, {"code": code_in(messages[0])})

    theirs.refresh_from_db()
    assert (who(client), theirs.mobile_verified) == (theirs, True)
