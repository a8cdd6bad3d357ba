"""Doors of accounts, tried as an attacker would: where they lead, how often, what outlives them."""

import re
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user
from django.test import Client
from django.urls import reverse

from core.models import User
from shop.customer.actions import set_mobile
from tests import factories as make
from tests.shop.customer.test_sign_in import code_in

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-password"
EVIL = [
    "https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example",
    "https:evil.example", "http:///evil.example", "JaVaScRiPt:alert(1)", "data:text/html,x",
    "\thttps://evil.example", "/\t/evil.example", "https://testserver@evil.example/",
    "https://testserver.evil.example", "\x00//evil.example", "／／evil.example",
]  # fmt: skip


def is_ours(address: str) -> bool:
    """What a browser makes of a Location: it strips blanks, and reads \\ as /."""
    plain = re.sub(r"[\x00-\x20]", "", address).replace("\\", "/")
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", plain):
        return plain.startswith("http://testserver/")
    return not plain.startswith("//")


def person(**more) -> User:
    user = make.user(email="zahra@example.com", password=PASSWORD, **more)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def by_code(client, messages, wanted):
    client.post("/sign-in/", {"mobile": "09161234567", "next": wanted})
    return client.post("/sign-in/code/", {"code": code_in(messages[-1]), "next": wanted})


def by_password(client, _messages, wanted):
    person()
    form = {"login": "zahra@example.com", "password": PASSWORD, "next": wanted}
    return client.post("/sign-in/password/", form)


def out(client, _messages, wanted):
    client.force_login(make.user())
    return client.post("/sign-in/out/", {"next": wanted})


def already_in(client, _messages, wanted):
    client.force_login(make.user())
    return client.get("/sign-in/", {"next": wanted})


def once_more(client, _messages, wanted):
    person()
    client.post("/sign-in/password/", {"login": "zahra@example.com", "password": PASSWORD})
    return client.post("/account/confirm/", {"password": PASSWORD, "next": wanted})


def into_the_basket(client, _messages, wanted):
    return client.post(reverse("basket:add"), {"product": make.product().pk, "next": wanted})


def send_to(client, _messages, wanted):
    return client.post("/basket/send-to/", {"to": "", "next": wanted}, headers={"Referer": wanted})


def side_door(client, _messages, wanted):
    client.force_login(make.user(is_staff=True))
    return client.get("/admin/login/", {"next": wanted})


def code_typed_in(client, _messages, wanted):
    return client.post("/basket/vouchers/", {"code": "X", "next": wanted})


WAYS = [by_code, by_password, out, already_in, once_more, into_the_basket, send_to, side_door,
        code_typed_in]  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("wanted", EVIL)
def test_no_door_leads_to_another_site(client, messages, way, wanted):
    answer = way(client, messages, wanted)

    assert answer.status_code in (200, 302, 400)
    assert is_ours(answer.get("Location", "/"))


def test_the_judge_of_addresses_is_no_fool():
    assert is_ours("/account/")
    assert not any(map(is_ours, ["//evil", "/\\evil", "https://evil", "/\t/evil", "javascript:x"]))


def test_every_form_that_carries_an_address_onward_is_tried_here():
    """A new use of ``next`` in product code comes to be judged above."""
    code = [path for app in ("core", "sellers", "catalog", "shop", "exhibitions", "themes")
            for path in Path(app).rglob("*.py")]  # fmt: skip
    uses = {str(path) for path in code if re.search(r"""["']next["']\s*[,)\]]""", path.read_text())}
    assert uses == {"shop/security.py", "shop/basket/views.py"}


@pytest.mark.parametrize("way", [by_code, by_password])
def test_a_session_is_another_one_after_signing_in(client, messages, way):
    """Whoever slipped a session under a visitor does not find her signed in there."""
    client.get("/sign-in/")
    client.post("/sign-in/", {"mobile": "09161112233"})
    before = client.session.session_key
    way(client, messages, "/")
    slipped = Client()
    slipped.cookies["sessionid"] = before

    assert client.session.session_key != before
    assert get_user(client).is_authenticated
    assert not get_user(slipped).is_authenticated


def test_a_code_opens_once(messages):
    first, second = Client(), Client()
    first.post("/sign-in/", {"mobile": "09161234567"})
    second.cookies["sessionid"] = first.cookies["sessionid"].value
    code = code_in(messages[0])
    first.post("/sign-in/code/", {"code": code})

    for other in (second, Client()):
        other.post("/sign-in/code/", {"code": code})
        assert not get_user(other).is_authenticated


def test_a_code_opens_for_its_own_number_alone(client, messages):
    client.post("/sign-in/", {"mobile": "09161234567"})
    client.post("/sign-in/", {"mobile": "09169999999"})

    client.post("/sign-in/code/", {"code": code_in(messages[0])})

    assert not get_user(client).is_authenticated


def change_password(client):
    new = "گل-نیلوفر-و-ورشو"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    return client.post("/account/password/", form)


def leave_everywhere(client):
    return client.post("/account/sign-out-everywhere/")


@pytest.mark.parametrize("act", [change_password, leave_everywhere])
def test_other_devices_are_out_and_this_one_stays(act):
    user = person()
    here, lost, strangers = signed_in(user), signed_in(user), signed_in(make.user())

    assert act(here).status_code == 302

    assert lost.get("/account/").status_code == 302
    assert here.get("/account/").status_code == 200
    assert strangers.get("/account/").status_code == 200


def test_a_new_number_puts_other_devices_out(messages):
    """The number is the key to the account: who held the old one is not to stay."""
    user = make.user("+989161111111")
    here, lost = signed_in(user), signed_in(user)
    here.post("/account/mobile/", {"phone": "09162222222"})

    here.post("/account/mobile/code/", {"code": messages[-1].text[-6:]})

    user.refresh_from_db()
    assert user.mobile == "+989162222222"
    assert lost.get("/account/").status_code == 302
    assert here.get("/account/").status_code == 200


def test_sessions_of_before_hold_until_somebody_ends_them():
    """The same number again is no change."""
    user = make.user("+989161111111")
    here = signed_in(user)

    set_mobile(user, "+989161111111", verified=True)

    assert here.get("/account/").status_code == 200


def test_every_form_asks_for_its_token():
    """All but machines, which sign."""
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make.user())
    for path in (
        "/basket/add/", "/sign-in/", "/sign-in/out/", "/account/profile/", "/checkout/",
        "/account/sign-out-everywhere/", "/account/data/erase/", "/cms/", "/admin/",
    ):  # fmt: skip
        assert strict.post(path).status_code == 403, path


def test_machines_alone_are_without_a_token():
    from django.urls import get_resolver  # noqa: PLC0415 -- for this test alone

    def views(patterns, space=""):
        for entry in patterns:
            if hasattr(entry, "url_patterns"):
                inner = f"{space}{entry.namespace}:" if entry.namespace else space
                yield from views(entry.url_patterns, inner)
            else:
                yield f"{space}{entry.name}", entry.callback

    exempt = {n for n, v in views(get_resolver().url_patterns) if getattr(v, "csrf_exempt", False)}
    ours = {name for name in exempt if not name.startswith("wagtailadmin_api:")}  # it only reads
    assert ours == {"payments:webhook", "payments:return", "sms-in"}
