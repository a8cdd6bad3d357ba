"""What is due when, and that it is done once."""

import threading
from datetime import datetime, timedelta
from io import StringIO
from threading import Barrier, Thread
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command, get_commands
from django.db import OperationalError, connection
from django.utils import timezone

from core import sms
from core.management.commands import demo, schedule
from core.models import JobRun, OutgoingSms
from core.schedule import Daily, Every, Job, jobs
from core.schedule.rules import is_late
from core.schedule.running import claim, run, run_due, troubles

TEHRAN = ZoneInfo("Asia/Tehran")
NIGHT = Daily(0, 10)
WEEKLY = Daily(4, 0, weekday=4)  # Friday


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026; the 27th is a Friday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=TEHRAN)


@pytest.mark.parametrize(
    ("when", "last", "now", "due"),
    [
        (Every(1), None, at(1, 0), True),
        (Every(1), at(1, 0), at(1, 0) + timedelta(seconds=59), False),
        (Every(1), at(1, 0), at(1, 0, 1), True),
        (NIGHT, at(1, 0, 10), at(1, 23, 59), False),
        (NIGHT, at(1, 0, 10), at(2, 0, 9), False),
        (NIGHT, at(1, 0, 10), at(2, 0, 10), True),
        (NIGHT, at(1, 0, 10), at(4, 12), True),  # the machine was off for three nights
        (WEEKLY, at(20, 4), at(27, 3, 59), False),
        (WEEKLY, at(20, 4), at(27, 4), True),
        (WEEKLY, at(27, 4), at(30, 12), False),
    ],
)
def test_due(when, last, now, due):
    assert when.is_due(last, now) is due


def test_late_after_three_periods():
    assert is_late(NIGHT, None, at(1, 0))
    assert not is_late(NIGHT, at(1, 0), at(4, 0))
    assert is_late(NIGHT, at(1, 0), at(4, 0, 1))


def test_everything_scheduled_is_a_command():
    scheduled = {job.command for job in jobs()}
    assert scheduled <= get_commands().keys()
    assert {"sweep_payments", "audit", "mind_licences", "settle_parcels"} <= scheduled


@pytest.mark.django_db
def test_a_job_runs_once_for_each_time_it_is_due():
    job = Job("count_reliability", NIGHT)
    noon = timezone.localtime().replace(hour=12, minute=0)

    assert run_due([job], noon) == ["count_reliability"]
    assert run_due([job], noon + timedelta(minutes=1)) == []
    row = JobRun.objects.get()
    assert (row.worked, row.started_at) == (True, noon)
    assert row.said
    assert run_due([job], noon + timedelta(days=1)) == ["count_reliability"]


@pytest.mark.django_db
def test_a_job_that_breaks_is_written_down_and_stops_nothing(caplog):
    broken, good = Job("sms_in", Every(1)), Job("count_reliability", NIGHT)  # it needs a number
    now = timezone.localtime()

    assert run_due([broken, good], now) == ["sms_in", "count_reliability"]
    assert JobRun.objects.get(command="sms_in").worked is False
    assert JobRun.objects.get(command="count_reliability").worked is True
    assert "sms_in" in caplog.text


@pytest.mark.django_db
def test_troubles_are_what_failed_or_was_never_done():
    now = timezone.localtime()
    everything = {job.command for job in jobs()}
    assert set(troubles(now)) == everything

    for command in everything:
        JobRun.objects.create(command=command, started_at=now, worked=True)
    assert troubles(now) == []
    JobRun.objects.filter(command="audit").update(worked=False)
    assert troubles(now) == ["audit"]
    minutely = {job.command for job in jobs() if job.when == Every(1)}
    assert set(troubles(now + timedelta(minutes=4))) == {"audit"} | minutely


@pytest.mark.django_db
def test_the_command_does_what_is_due():
    out = StringIO()
    for job in jobs():
        JobRun.objects.create(command=job.command, started_at=timezone.now(), worked=True)
    JobRun.objects.filter(command="turn_fairs").update(started_at=at(1, 0))

    call_command("schedule", "--once", stdout=out)

    assert out.getvalue().strip() == "turn_fairs"


def lanes(monkeypatch, quick, slow) -> schedule.Command:
    """The command with jobs of our own, a round every hundredth of a second."""
    monkeypatch.setattr(schedule, "PAUSE_SECONDS", 0.01)
    todo = [Job("sweep_payments", Every(1)), Job("audit", NIGHT)]
    monkeypatch.setattr(schedule, "jobs", lambda: todo)
    monkeypatch.setattr(schedule.signal, "signal", lambda *_args: None)
    monkeypatch.setattr(
        schedule, "run_due", lambda given, _now: quick() if given == todo[:1] else slow()
    )
    monkeypatch.setattr(schedule, "close_old_connections", lambda: None)
    return schedule.Command()


def test_the_schedule_outlives_a_database_that_is_away(monkeypatch):
    rounds = []

    def quick():
        rounds.append(1)
        if len(rounds) < 4:
            raise OperationalError("the server closed the connection")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        lanes(monkeypatch, quick, lambda: None).handle(once=False)

    assert len(rounds) == 4


def test_a_lane_that_breaks_ends_the_other_too(monkeypatch):
    """Else the process would live on, and the work of the night would never be done again."""

    def broken():
        raise ValueError("a fault of ours")

    with pytest.raises(ValueError, match="a fault of ours"):
        lanes(monkeypatch, broken, lambda: None).handle(once=False)
    monkeypatch.setattr(threading, "excepthook", lambda _args: None)
    lanes(monkeypatch, lambda: None, broken).handle(once=False)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_schedulers_at_once_do_it_once():
    job, now = Job("count_reliability", NIGHT), timezone.localtime()
    start, won = Barrier(4), []

    def one() -> None:
        start.wait()
        try:
            if claim(job, now):
                won.append(run(job))
        finally:
            connection.close()

    threads = [Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert won == [True]


@pytest.mark.django_db
def test_the_demo_has_told_its_people_before_the_schedule_begins():
    OutgoingSms.objects.create(
        to="+989121112233", text="دیروز", kind="optional", state="waiting",
        written_at=timezone.now(), not_before=timezone.now() + timedelta(hours=9),
    )  # fmt: skip

    sms.outbox.clear()  # other tests write there

    with demo._unheard():
        demo._catch_up()

    assert sms.outbox == []
    assert OutgoingSms.objects.get().state == "sent"
    assert run_due(jobs(), timezone.localtime()) == []
