"""Nothing that opens a door or tells of a person is written down, in logs or to Sentry."""

import json
import logging

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import get_resolver, reverse
from django.utils.module_loading import import_string

from core import sms
from core.discreet import discreet
from core.secret import Secret
from shop.errors import without_people
from tests import factories as make
from tests.access.everywhere import KEY
from tests.access.pages import walk

pytestmark = pytest.mark.once
IBAN, CARD, MOBILE = "IR350220000000000000123456", "6037991234567890", "+989161234567"
TOLD = [
    MOBILE, "09161234567", "0916 123 4567", "۰۹۱۶۱۲۳۴۵۶۷", IBAN, "IR35 0220 0000 0000 0000 1234 56",
    CARD, "6037-9912-3456-7890", "zahra@example.com",
]  # fmt: skip
HARMLESS = [
    "order 1234567890 placed", "payment 17: confirmed by practice", "took 1500.5 ms",
    "/catalogue/مربای-انجیر_12/", "2026-11-28 15:12:42,870 INFO", "took 0.4111222233334444 s",
    "6c1a9d4fbb0e4d4fa3ad2a7c1f6b8e21",
    "POST /sms/in/ 200", "a posting of 2,500,000 rials", "SMS of 70 letters for +98916***4567",
    "Unauthorized: /orders/1234567890/", "parcel 1234567890-1", "/payments/webhook/zibal/",
]  # fmt: skip
# What stands in these addresses is no key: a person signs in for them, or gives a password there.
OPEN = {
    "guest_talk:thread", "guest_talk:fresh", "guest_talk:block", "guest_talk:report",
    "guest_talk:photo", "wagtaildocs_authenticate_with_password",
    "wagtailcore_authenticate_with_password",
}  # fmt: skip
WORD = "Zq7xKey"


@pytest.mark.parametrize("told", TOLD)
def test_people_accounts_and_cards_are_struck_out(told):
    line = discreet(f"Key (mobile)=({told}) already exists; also {told}, and {told}.")

    assert told not in line
    assert line == "Key (mobile)=(…) already exists; also …, and …."


@pytest.mark.parametrize("line", HARMLESS)
def test_the_rest_stays_as_it_is(line):
    assert discreet(line) == line


def keys() -> list[str]:
    """One address for each page that a key opens, the key standing where it stands."""
    found = []
    for page in walk(get_resolver(), "", ()):
        if page.name in set(KEY) - OPEN:
            values = dict.fromkeys(page.arguments, WORD) | {"number": "1234567890", "uidb36": "3"}
            found.append(reverse(page.name, kwargs={name: values[name] for name in page.arguments}))
    return found


def test_every_key_in_an_address_is_struck_out():
    assert len(keys()) > 8
    for path in keys():
        line = f'"GET /en{path}?x=1 HTTP/1.1" 200; next=/sign-in/?next={path.replace("/", "%2F")}'
        assert WORD in line
        assert WORD not in discreet(line), path


@pytest.mark.parametrize("kind", ["plain", "json"])
def test_lines_are_made_discreet_last(kind):
    """Also what a database says in an error, which no filter of messages sees."""
    made = dict(settings.LOGGING["formatters"][kind])
    form, text = import_string(made.pop("()")), made.pop("format")
    formatter = form(text, **made)
    try:
        raise ValueError(f"DETAIL: Key (mobile)=({MOBILE}) already exists.")
    except ValueError as error:
        record = logging.LogRecord(
            "x", logging.ERROR, "", 1, "card %s of %s", (CARD, Secret(IBAN)),
            (type(error), error, error.__traceback__),
        )  # fmt: skip
    record.correlation_id = "abc"
    line = formatter.format(record)

    assert "ValueError" in line
    assert not [word for word in (MOBILE, CARD, IBAN) if word in line]


def test_the_log_writes_by_these_formatters_alone():
    assert {h["formatter"] for h in settings.LOGGING["handlers"].values()} <= {"plain", "json"}


def test_sentry_hears_none_of_it():
    event = {
        "exception": {"values": [{"type": "IntegrityError", "value": f"({MOBILE}) {IBAN}"}]},
        "logentry": {"message": "sent to %s", "params": [MOBILE], "formatted": f"sent to {MOBILE}"},
        "breadcrumbs": {"values": [{"message": f"card {CARD}", "data": {"x": MOBILE}}]},
        "request": {"url": f"https://x.ir{keys()[0]}", "query_string": f"key={WORD}", "data": "x"},
        "extra": {"who": ["zahra@example.com"]},
        "user": {"id": 1},
    }
    said = json.dumps(without_people(event, {}))

    assert not [word for word in (*TOLD, WORD) if word in said]
    assert "IntegrityError" in said


@pytest.mark.django_db
def test_signing_in_writes_no_number_and_no_code(client, caplog, mailoutbox, monkeypatch):
    monkeypatch.setattr(transaction, "on_commit", lambda do, using=None, robust=False: do())
    caplog.set_level(logging.DEBUG)
    sms.outbox.clear()
    make.user("+989161234500", email="zahra@example.com")
    client.post("/sign-in/", {"mobile": "09161234500"})
    code = sms.outbox[0].text[-6:]
    client.post("/sign-in/code/", {"code": code})
    client.post("/sign-in/password/reset/", {"email": "zahra@example.com"})
    client.post("/sign-in/password/", {"login": "zahra@example.com", "password": "a-long-word"})

    told = [record.getMessage() for record in caplog.records if record.name != "django.db.backends"]
    for word in ("9161234500", code, "zahra@", "a-long-word"):
        assert not [line for line in told if word in line]
