"""What monitors are told, who may ask, and what leaves for Sentry."""

import json
import logging
from uuid import uuid4

import pytest
import sentry_sdk
from django.conf import settings
from django.utils import timezone
from pythonjsonlogger.json import JsonFormatter
from sentry_sdk.transport import Transport

from core.models import JobRun
from core.schedule import jobs
from shop.errors import tell_sentry
from shop.monitoring import parts

TOKEN = "t" * 40
pytestmark = pytest.mark.django_db


@pytest.fixture
def monitor(client, settings):
    settings.MONITOR_TOKEN = TOKEN
    return lambda path: client.get(path, headers={"Authorization": f"Bearer {TOKEN}"})


def all_jobs_ran() -> None:
    JobRun.objects.bulk_create(
        JobRun(command=job.command, started_at=timezone.now(), worked=True) for job in jobs()
    )


@pytest.mark.parametrize("path", ["/health/deep/", "/metrics/"])
def test_strangers_find_nothing(client, settings, path):
    assert client.get(path).status_code == 404  # no token is set
    settings.MONITOR_TOKEN = TOKEN
    assert client.get(path).status_code == 404
    wrong = client.get(path, headers={"Authorization": "Bearer " + "x" * 40})
    assert wrong.status_code == 404
    assert client.post(path).status_code == 405


def test_all_is_well(monitor):
    all_jobs_ran()
    answer = monitor("/health/deep/")
    assert answer.json() == {"status": "ok", "parts": dict.fromkeys(parts.PARTS, "ok")}
    assert answer.status_code == 200


def test_a_part_that_breaks_is_named_without_its_secrets(monitor, monkeypatch):
    all_jobs_ran()

    def broken() -> str:
        raise OSError("password=hunter2")

    monkeypatch.setitem(parts.PARTS, "files", broken)
    answer = monitor("/health/deep/")
    assert answer.status_code == 503
    assert answer.json()["parts"]["files"] == "It does not answer: OSError."
    assert answer.json()["parts"]["database"] == "ok"


def test_work_that_nobody_does_is_seen(monitor):
    all_jobs_ran()
    JobRun.objects.filter(command="audit").update(worked=False)
    assert "audit" in monitor("/health/deep/").json()["parts"]["schedule"]


def test_metrics_count_what_waits(monitor, django_assert_num_queries):
    all_jobs_ran()
    with django_assert_num_queries(8):
        text = monitor("/metrics/").content.decode()
    assert "bazarche_orders 0.0" in text
    assert "bazarche_jobs_in_trouble 0.0" in text
    assert 'bazarche_job_age_seconds{command="audit"}' in text


def test_every_answer_carries_the_number_of_its_request(client):
    own = "6c1a9d4fbb0e4d4fa3ad2a7c1f6b8e21"
    assert client.get("/health/", headers={"X-Request-ID": own})["X-Request-ID"] == own
    forged = client.get("/health/", headers={"X-Request-ID": "a; forged line"})["X-Request-ID"]
    assert len(forged) == 32
    assert forged != own


def test_json_lines_can_be_read_by_machines():
    made = settings.LOGGING["formatters"]["json"]
    more = {key: value for key, value in made.items() if key not in ("()", "format")}
    record = logging.LogRecord("shop", logging.INFO, "", 0, "سفارش %s", ("۱۲",), None)
    record.correlation_id = "abc"
    record.request = "GET /payments/status/secret-key/"  # as Django does
    line = json.loads(JsonFormatter(made["format"], **more).format(record))
    assert (line["message"], line["level"], line["request_id"]) == ("سفارش ۱۲", "INFO", "abc")
    assert "secret-key" not in str(line)


SECRET = uuid4().hex


def word(name: str) -> str:
    return f"{SECRET}-{name}"


class Kept(Transport):
    """Keeps what would have been sent."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list = []

    def capture_envelope(self, envelope) -> None:
        self.sent.append(envelope.get_event())


def test_sentry_is_told_the_error_and_nothing_of_the_person(client, settings, monkeypatch):
    settings.SENTRY_DSN = "http://key@127.0.0.1:9/1"
    kept = Kept()
    tell_sentry(transport=kept)
    try:
        monkeypatch.setattr(parts, "database", lambda: (_ for _ in ()).throw(OSError("gone")))
        client.raise_request_exception = False
        client.cookies["sessionid"] = word("session")
        answer = client.get(f"/health/?token={word('token')}", headers={"X-Thing": word("head")})
    finally:
        sentry_sdk.init()
    assert answer.status_code == 500
    event = next(event for event in kept.sent if event and "exception" in event)
    assert event["exception"]["values"][-1]["type"] == "OSError"
    assert SECRET not in json.dumps(kept.sent, default=str)
