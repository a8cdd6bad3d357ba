"""The queue of outgoing messages: once, not at night, tried again, and no code left behind."""

from datetime import timedelta
from io import StringIO
from threading import Barrier, Thread
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from core import sms
from core.models import IncomingSms, OutgoingSms
from core.texting import sending, wishes
from core.texting.rules import MOST_TRIES, Kind
from core.texting.sending import attempt, queue_sms, sweep

NUMBER = "+989161234567"


@pytest.fixture(autouse=True)
def _no_messages(monkeypatch):
    monkeypatch.setattr(sms, "outbox", [])


@pytest.fixture
def provider_down(monkeypatch):
    def refuse(self, message):
        raise sms.SmsError("down")

    monkeypatch.setattr(sms.LocmemSms, "send", refuse)


def row():
    return OutgoingSms.objects.get()


@pytest.mark.django_db
def test_nothing_leaves_before_the_commit(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        queue_sms(NUMBER, "سلام")
        assert sms.outbox == []

    assert sms.outbox == [sms.Sms(NUMBER, "سلام", f"sms-{row().pk}")]
    assert (row().state, row().tries) == ("sent", 1)


@pytest.mark.django_db
def test_a_code_goes_at_night_and_leaves_no_text(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        queue_sms(NUMBER, "کد شما: 123456", kind=Kind.CODE)

    assert "123456" in sms.outbox[0].text
    assert (row().state, row().text) == ("sent", "")


@pytest.mark.django_db
def test_the_database_refuses_to_keep_a_code(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        queue_sms(NUMBER, "123456", kind=Kind.CODE)

    with pytest.raises(IntegrityError), transaction.atomic():
        OutgoingSms.objects.update(text="123456")
    assert row().text == ""


@pytest.mark.django_db
def test_an_old_code_is_not_sent(django_capture_on_commit_callbacks, provider_down, monkeypatch):
    with django_capture_on_commit_callbacks(execute=True):
        queue_sms(NUMBER, "123456", kind=Kind.CODE)
    assert (row().state, row().fault) == ("waiting", "down")
    monkeypatch.undo()
    OutgoingSms.objects.update(
        written_at=timezone.now() - timedelta(minutes=6), not_before=timezone.now()
    )

    sweep(timezone.now())

    assert (row().state, row().text, row().fault) == ("failed", "", "too late")


@pytest.mark.django_db
def test_the_same_key_is_one_message(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        first = queue_sms(NUMBER, "الف", key="parcel:1")
        again = queue_sms(NUMBER, "ب", key="parcel:1")
        queue_sms(NUMBER, "پ", key="parcel:2")

    assert first.pk == again.pk
    assert [message.text for message in sms.outbox] == ["الف", "پ"]


@pytest.mark.django_db
def test_a_failing_provider_is_tried_again_and_given_up(
    django_capture_on_commit_callbacks, provider_down
):
    with django_capture_on_commit_callbacks(execute=True):
        queue_sms(NUMBER, "سلام")

    for _try in range(MOST_TRIES[Kind.NECESSARY] - 1):
        assert row().state == "waiting"
        assert row().not_before > timezone.now()
        assert sweep(timezone.now()).later == 0  # not yet due
        OutgoingSms.objects.update(not_before=timezone.now())
        sweep(timezone.now())

    assert (row().state, row().tries) == ("failed", MOST_TRIES[Kind.NECESSARY])
    assert row().text == "سلام"


@pytest.mark.django_db
def test_optional_words_wait_for_the_morning(django_capture_on_commit_callbacks, monkeypatch):
    night = timezone.localtime().replace(hour=22, minute=0)
    monkeypatch.setattr(timezone, "now", lambda: night)
    with django_capture_on_commit_callbacks(execute=True):
        queue_sms(NUMBER, "نظرتان چیست؟", kind=Kind.OPTIONAL)
    assert sms.outbox == []

    morning = night + timedelta(hours=10)
    monkeypatch.setattr(timezone, "now", lambda: morning)
    sweep(morning)

    assert sms.outbox[0].text.startswith("نظرتان چیست؟\n")
    assert "/sms/" in sms.outbox[0].text


@pytest.mark.django_db
def test_stopped_numbers_hear_only_the_necessary(django_capture_on_commit_callbacks):
    wishes.stop(NUMBER)
    with django_capture_on_commit_callbacks(execute=True):
        queue_sms(NUMBER, "شاید", kind=Kind.OPTIONAL)
        queue_sms(NUMBER, "باید")
        queue_sms("+989169999999", "دیگری", kind=Kind.OPTIONAL)

    assert [message.text.splitlines()[0] for message in sms.outbox] == ["باید", "دیگری"]
    assert OutgoingSms.objects.get(text__startswith="شاید").state == "stopped"


@pytest.mark.django_db
def test_what_a_dead_process_took_is_sent_again():
    now = timezone.now()
    mine = queue_sms(NUMBER, "سلام")
    OutgoingSms.objects.update(state="sending", taken_at=now - timedelta(minutes=4), tries=1)
    assert sweep(now).taken_back == 0
    OutgoingSms.objects.update(taken_at=now - timedelta(minutes=6))

    done = sweep(now)

    assert (done.taken_back, done.sent) == (1, 1)
    assert sms.outbox[0].key == f"sms-{mine.pk}"


@pytest.mark.django_db
def test_old_messages_are_forgotten_and_waiting_ones_stay():
    long_ago = timezone.now() - timedelta(days=91)
    old, waiting = queue_sms(NUMBER, "کهنه"), queue_sms(NUMBER, "مانده")
    attempt(old.pk)
    OutgoingSms.objects.update(written_at=long_ago)
    OutgoingSms.objects.filter(pk=waiting.pk).update(not_before=timezone.now() + timedelta(hours=1))

    assert sweep(timezone.now()).forgotten == 1
    assert row().pk == waiting.pk


@pytest.mark.django_db
def test_messages_that_arrived_are_forgotten_as_promised():
    """Three months, says the page of what we hold of people."""
    for name, days in (("old", 91), ("new", 89)):
        one = IncomingSms.objects.create(message_id=name, text="موجودی ۵", outcome="done")
        IncomingSms.objects.filter(pk=one.pk).update(at=timezone.now() - timedelta(days=days))

    assert sweep(timezone.now()).forgotten == 1
    assert [one.message_id for one in IncomingSms.objects.all()] == ["new"]


@pytest.mark.django_db
def test_command_says_what_it_did():
    queue_sms(NUMBER, "سلام")
    out = StringIO()
    call_command("send_sms", stdout=out)
    call_command("send_sms", stdout=out)

    assert out.getvalue() == "text messages: sent 1\ntext messages: nothing to do\n"
    assert len(sms.outbox) == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_workers_send_a_message_once(monkeypatch):
    monkeypatch.setattr(sending, "deliver", SimpleNamespace(enqueue=lambda pk: None))
    message = queue_sms(NUMBER, "سلام")
    start = Barrier(4)

    def work():
        start.wait()
        try:
            attempt(message.pk)
        finally:
            connection.close()

    workers = [Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert len(sms.outbox) == 1
    assert (row().state, row().tries) == ("sent", 1)
