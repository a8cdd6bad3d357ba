"""Messages that arrive: signed, once, from people we know, in order."""

import json
import time
from threading import Barrier, Thread

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils.translation import gettext_lazy as _

from core import sms
from core.models import IncomingSms, OutgoingSms
from core.texting import commands, wishes
from core.texting.commands import Command, Reply
from core.texting.receiving import HELPS_AN_HOUR, take
from core.texting.sending import queue_sms
from core.texting.signature import is_signed, sign
from tests import factories as make

SECRET = "a-secret-of-at-least-32-characters!!"
NUMBER = "+989161234567"


@pytest.fixture(autouse=True)
def done(monkeypatch):
    """One command that everyone has but those named "guest", and what it did."""
    monkeypatch.setattr(sms, "outbox", [])
    monkeypatch.setattr(commands, "_commands", {})
    acts = []

    def greet(asked):
        acts.append((asked.user.mobile, asked.words, asked.last_about))
        return Reply(f"سلام {' '.join(asked.words)}", done=bool(asked.words), about="x:1")

    commands.register(
        Command("greet", ("سلام", "hi"), greet, lambda u: u.first_name != "guest", _("Choose"))
    )
    return acts


@pytest.fixture
def person(db):
    return make.user(mobile=NUMBER)


def post(client, body, *, secret=SECRET, stamp=None, signature=None):
    stamp = str(int(time.time())) if stamp is None else stamp
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    signed = sign(secret, stamp, raw) if signature is None else signature
    headers = {"X-Timestamp": stamp, "X-Signature": signed}
    return client.post("/sms/in/", raw, content_type="application/json", headers=headers)


MESSAGE = {"id": "m1", "from": "09161234567", "text": "سلام زهرا"}


@pytest.fixture
def door(settings):
    settings.SMS_INBOUND_SECRET = SECRET


def test_a_signed_message_is_done_and_answered_once(
    client, door, person, done, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        assert post(client, MESSAGE).json() == {"status": "done"}
    with django_capture_on_commit_callbacks(execute=True):
        assert post(client, MESSAGE).json() == {"status": "replay"}
        assert post(client, {**MESSAGE, "text": "سلام مریم"}).json() == {"status": "replay"}

    assert done == [(NUMBER, ("زهرا",), "")]
    assert [m.text for m in sms.outbox] == ["سلام زهرا"]
    kept = IncomingSms.objects.get()
    assert (kept.user, kept.command, kept.replays) == (person, "greet", 2)
    assert (kept.text, kept.answer) == ("سلام زهرا", "سلام زهرا")


@pytest.mark.parametrize(
    "forged",
    [
        {"signature": ""},
        {"signature": "0" * 64},
        {"signature": "é"},
        {"secret": SECRET[:-1]},
        {"age": 301},
        {"age": -400},
        {"stamp": "soon"},
        {"stamp": ""},
    ],
)
def test_forged_and_old_signatures_do_nothing(client, door, person, done, forged):
    if "age" in forged:  # counted from now: the tests before this one may have taken minutes
        forged = {"stamp": str(int(time.time()) - forged["age"])}
    assert post(client, MESSAGE, **forged).status_code == 403
    assert done == []
    assert not IncomingSms.objects.exists()


def test_a_signature_is_for_one_body_and_one_time(client, door, person, done):
    stamp = str(int(time.time()))
    other = json.dumps({**MESSAGE, "text": "سلام"}).encode()
    assert (
        post(client, MESSAGE, stamp=stamp, signature=sign(SECRET, stamp, other)).status_code == 403
    )
    later = str(int(stamp) + 1)
    body = json.dumps(MESSAGE).encode()
    assert (
        post(client, MESSAGE, stamp=later, signature=sign(SECRET, stamp, body)).status_code == 403
    )
    assert done == []


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{}", b"[]", b"null", b"\xff", b"[" * 5000,
        {**MESSAGE, "id": ""}, {**MESSAGE, "id": 7}, {**MESSAGE, "id": "x" * 101},
        {**MESSAGE, "text": None}, {**MESSAGE, "text": "a\0b"},
    ],
)  # fmt: skip
def test_what_is_no_message_is_refused(client, door, person, done, body):
    assert post(client, body).status_code == 400
    assert done == []


def test_a_huge_body_is_not_read(client, door):
    assert post(client, {**MESSAGE, "text": "س" * 20_000}).status_code == 413


def test_without_a_secret_there_is_no_door(client, settings, person):
    settings.SMS_INBOUND_SECRET = ""
    assert post(client, MESSAGE, secret="").status_code == 404
    assert not is_signed("", "0", b"", sign("", "0", b""), now=0)


@pytest.mark.parametrize("sender", ["09169999999", "+44 20 7946 0000", "Bazarche", ""])
def test_strangers_are_counted_and_nothing_else(person, done, sender):
    assert take("m1", sender, "سلام") == ("ignored", "")
    assert take("m1", sender, "سلام") == ("replay", "")

    kept = IncomingSms.objects.get()
    assert (kept.user, kept.text, kept.replays) == (None, "", 1)
    assert done == []
    assert not OutgoingSms.objects.exists()


def test_a_number_that_nobody_has_proven_is_a_stranger(person, done):
    type(person).objects.update(mobile_verified=False)
    assert take("m1", NUMBER, "سلام زهرا").outcome == "ignored"
    type(person).objects.update(mobile_verified=True, is_active=False)
    assert take("m2", NUMBER, "سلام زهرا").outcome == "ignored"
    assert done == []


def test_unknown_text_gets_help_but_not_for_ever(person):
    outcomes = [take(f"m{n}", NUMBER, "چطورید").outcome for n in range(HELPS_AN_HOUR + 2)]

    assert outcomes == ["helped"] * HELPS_AN_HOUR + ["hushed"] * 2
    assert OutgoingSms.objects.count() == HELPS_AN_HOUR
    assert "انتخاب کنید" in OutgoingSms.objects.first().text


def test_help_lists_what_this_person_can_do(db):
    make.user(mobile=NUMBER, first_name="guest")
    answer = take("m1", NUMBER, "راهنما").answer
    assert "انتخاب کنید" not in answer
    assert "لغو" in answer
    assert take("m2", NUMBER, "سلام زهرا").outcome == "helped"


def test_a_person_is_answered_in_their_language(db):
    make.user(mobile=NUMBER, language="en")
    assert take("m1", NUMBER, "help").answer.startswith("You can write:")


def test_a_command_knows_what_the_last_one_was_about(person, done):
    take("m1", NUMBER, "سلام زهرا")
    take("m2", NUMBER, "سلام مریم")
    assert [last for *_rest, last in done] == ["", "x:1"]


def test_stop_and_start_by_sms(person):
    take("m1", NUMBER, "لغو")
    assert wishes.has_stopped(NUMBER)
    take("m2", NUMBER, "وصل")
    assert not wishes.has_stopped(NUMBER)


def test_a_guest_we_wrote_to_can_stop_us_and_others_cannot(db):
    queue_sms("+989160000001", "سفارش شما رسید")
    take("m1", "09160000001", "لغو")
    take("m2", "09160000002", "لغو")

    assert wishes.has_stopped("+989160000001")
    assert not wishes.has_stopped("+989160000002")


def test_names_and_keywords_are_taken_once():
    with pytest.raises(ValueError, match="hi"):
        commands.register(Command("other", ("hi",), lambda a: Reply(""), lambda u: True, _("x")))


def test_command_prints_the_answer(person, capsys):
    call_command("sms_in", "۰۹۱۶۱۲۳۴۵۶۷", "سلام", "زهرا")
    assert capsys.readouterr().out == "[done]\nسلام زهرا\n"


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_the_same_message_at_once_is_done_once(done):
    make.user(mobile=NUMBER)
    start, outcomes = Barrier(4), []

    def work():
        start.wait()
        try:
            outcomes.append(take("m1", NUMBER, "سلام زهرا").outcome)
        finally:
            connection.close()

    workers = [Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(outcomes) == ["done", "replay", "replay", "replay"]
    assert len(done) == 1
    assert len(sms.outbox) == 1
    assert IncomingSms.objects.get().replays == 3


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_messages_of_one_person_are_done_one_after_the_other(monkeypatch):
    make.user(mobile=NUMBER)
    inside, most = [], []

    def slow(asked):
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.2)
        inside.pop()
        return Reply("خوب")

    monkeypatch.setattr(commands, "_commands", {})
    commands.register(Command("slow", ("برو",), slow, lambda u: True, _("Choose")))
    start = Barrier(3)

    def work(n):
        start.wait()
        try:
            take(f"m{n}", NUMBER, "برو")
        finally:
            connection.close()

    workers = [Thread(target=work, args=(n,)) for n in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert most == [1, 1, 1]
