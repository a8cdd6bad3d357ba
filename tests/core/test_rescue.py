"""A mail server that was away loses no mail, and a worker that was killed no task."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult

from core.rescue import MOST_TRIES, rescue
from core.tasks import deliver_mail
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}


def work() -> None:
    call_command("db_worker", "--batch", "--no-startup-delay", "--interval", "0", verbosity=0)


@pytest.mark.django_db(transaction=True)  # a worker opens its own connection
def test_a_mail_that_failed_is_sent_later_and_once(queue, settings):
    settings.EMAIL_BACKEND = "tests.core.test_rescue.NoServer"
    deliver_mail.enqueue("a@example.com", "سلام", "متن", "<p>متن</p>")
    work()
    row = DBTaskResult.objects.get()
    assert (row.status, len(row.worker_ids)) == ("FAILED", 1)
    assert rescue(row.finished_at + timedelta(minutes=1)).failed == 0  # it waits two minutes

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert rescue(row.finished_at + timedelta(minutes=2)).failed == 1
    work()
    assert [message.to for message in mail.outbox] == [["a@example.com"]]
    assert rescue(NOW + timedelta(days=1)) == (0, 0)


class NoServer:
    """A mail server that is away."""

    def __init__(self, **_options) -> None: ...

    def send_messages(self, messages) -> int:
        raise ConnectionRefusedError


def left(status: str, ago: timedelta, tries: int = 1) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status=status, started_at=NOW - ago, finished_at=NOW - ago if status == "FAILED" else None,
        args_kwargs={"args": [], "kwargs": {}}, task_path="core.tasks.deliver_mail",
        backend_name="default", run_after=NOW, exception_class_path="", traceback="",
        worker_ids=["w"] * tries,
    )  # fmt: skip


def test_tasks_of_a_killed_worker_are_taken_up():
    gone, busy = left("RUNNING", timedelta(minutes=31)), left("RUNNING", timedelta(minutes=29))

    assert rescue(NOW) == (1, 0)
    gone.refresh_from_db()
    busy.refresh_from_db()
    assert (gone.status, busy.status) == ("READY", "RUNNING")


def test_what_never_works_is_given_up():
    left("FAILED", timedelta(hours=20), MOST_TRIES)
    left("FAILED", timedelta(days=3))
    assert rescue(NOW) == (0, 0)


def test_staff_read_of_jobs_in_their_language(client):
    client.force_login(make.user(is_staff=True, is_superuser=True))

    with translation.override("fa"):
        page = client.get(reverse("admin:django_tasks_database_dbtaskresult_changelist"))

    assert "کارهای پس‌زمینه" in page.content.decode()
    assert "Task" not in page.context["title"]
