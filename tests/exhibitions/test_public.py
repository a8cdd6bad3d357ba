"""What everybody sees of fairs."""

from datetime import UTC, datetime

import icalendar
import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from core.jalali import to_jalali
from exhibitions.models import FairKind
from exhibitions.public.feed import runs
from exhibitions.public.queries import Wanted, ahead, month
from exhibitions.schedule.actions import move_fair
from exhibitions.states import FairState
from tests import factories as make
from tests.exhibitions import makers
from tests.factories import DAY, TODAY

pytestmark = pytest.mark.django_db


def page(client: Client, name: str, *args, **query) -> str:
    return client.get(reverse(f"fairs:{name}", args=args), query).content.decode()


def test_the_list_shows_what_is_ahead_the_next_open_day_first():
    later = makers.fair(TODAY + 3 * DAY)
    weekly = makers.fair(TODAY - DAY, TODAY + 6 * DAY, kind=FairKind.WEEKLY, state="running")
    makers.fair(TODAY - 2 * DAY, state=FairState.CLOSED)
    makers.fair(TODAY + DAY, state=FairState.DRAFT)

    found = list(ahead(TODAY))

    assert [(fair, fair.next_day) for fair in found] == [
        (later, TODAY + 3 * DAY),
        (weekly, TODAY + 6 * DAY),
    ]


def test_the_list_narrows_by_county_and_kind_and_ignores_nonsense(client):
    here = makers.fair(name_fa="جشنواره عسل", kind=FairKind.FESTIVAL)
    brj = make.county("BRJ", "بروجرد", "Borujerd")
    makers.fair(name_fa="بازار بروجرد", venue=makers.venue(county=brj))

    assert list(ahead(TODAY, Wanted(county="KHR"))) == [here]
    assert list(ahead(TODAY, Wanted(kind="festival"))) == [here]
    assert Wanted.of({"kind": "<script>", "county": "KHR'--"}) == Wanted("KHR")
    text = page(client, "index", county="BRJ")
    assert "بازار بروجرد" in text
    assert "جشنواره عسل" not in text


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_pages_speak_both_languages(client, prefix):
    fair = makers.fair(
        TODAY, TODAY + DAY, at=makers.plan(), name_fa="جشنوارهٔ یلدا", name_en="Yalda"
    )
    paths = [reverse("fairs:index"), reverse("fairs:month"), fair.get_absolute_url()]

    for path in paths:
        answer = client.get(prefix + path)
        assert answer.status_code == 200
        assert ("Yalda" if prefix else "جشنوارهٔ یلدا") in answer.content.decode()


def test_a_draft_is_seen_by_nobody(client):
    fair = makers.fair(state=FairState.DRAFT)

    assert client.get(fair.get_absolute_url()).status_code == 404
    assert client.get(reverse("fairs:calendar_of", args=[fair.slug])).status_code == 404
    assert fair.name_fa not in page(client, "index") + page(client, "month")


def test_the_month_shows_each_day_and_leaves_permanent_bazaars_to_the_list():
    fair = makers.fair(TODAY)
    makers.fair(TODAY, kind=FairKind.PERMANENT)
    today = to_jalali(TODAY)

    cells = [c for week in month(today.year, today.month, TODAY, Wanted()) for c in week if c]

    assert [(cell.day, cell.fairs) for cell in cells if cell.fairs] == [(TODAY, [fair])]
    assert [cell.day for cell in cells if cell.is_today] == [TODAY]


@pytest.mark.parametrize("bad", ["month/1405/13/", "month/1405/0/", "month/99999/1/"])
def test_a_month_that_is_none_is_not_found(client, bad):
    assert client.get(f"/fairs/{bad}").status_code == 404


def test_a_fair_called_off_says_so_at_once(client, django_capture_on_commit_callbacks):
    fair = makers.fair(TODAY + DAY)
    for _ in range(3):
        assert "برگزار نمی‌شود" not in client.get(fair.get_absolute_url()).content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        move_fair(fair.pk, FairState.CANCELLED)

    assert "برگزار نمی‌شود" in client.get(fair.get_absolute_url()).content.decode()


def test_the_plan_is_told_in_a_table_too(client):
    fair = makers.fair(at=makers.plan(4))

    text = client.get("/en" + fair.get_absolute_url()).content.decode()

    assert text.count("plan-stall") == 4
    assert text.count("<bdi>3 × 2</bdi>") == 4


@pytest.mark.parametrize("many", [1, 3])
def test_pages_ask_as_much_for_many_fairs(client, many, django_assert_max_num_queries):
    plans = [makers.plan(4 * many) for _ in range(many)]
    fairs = [makers.fair(TODAY, TODAY + DAY, at=plan) for plan in plans]
    counts = {}
    for path in ("/fairs/", "/fairs/month/", fairs[0].get_absolute_url()):
        cache.clear()
        with django_assert_max_num_queries(8) as asked:
            client.get(path)
        counts[path] = len(asked)
    assert list(counts.values()) == [5, 3, 8]


# --- The feed ------------------------------------------------------------------------------------
def test_days_in_a_row_are_one_event():
    days = [TODAY, TODAY + DAY, TODAY + 3 * DAY, TODAY + 4 * DAY, TODAY + 5 * DAY]

    assert list(runs(days)) == [(TODAY, 2), (TODAY + 3 * DAY, 3)]
    assert list(runs([])) == []


def test_the_feed_can_be_read_by_calendars(client):
    fair = makers.fair(
        TODAY, TODAY + DAY, name_fa="نمایشگاه سراسری صنایع‌دستی و سوغات لرستان در خرم‌آباد"
    )
    makers.fair(TODAY, venue=makers.venue(county=make.county("BRJ", "بروجرد", "Borujerd")))

    answer = client.get("/fairs/calendar.ics?county=KHR")
    feed = icalendar.Calendar.from_ical(answer.content)

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert max(map(len, answer.content.split(b"\r\n"))) <= 75
    assert len(list(feed.walk("VTIMEZONE"))) == 1
    (event,) = feed.walk("VEVENT")
    assert str(event["SUMMARY"]) == fair.name_fa
    assert event["RRULE"]["COUNT"] == [2]
    assert event["DTSTART"].dt.astimezone(UTC) == datetime(
        TODAY.year, TODAY.month, TODAY.day, 6, 30, tzinfo=UTC
    )
    assert event["DTSTART"].params["TZID"] == "Asia/Tehran"


def test_a_fair_called_off_stays_in_the_feed_as_cancelled(client):
    fair = makers.fair(state=FairState.CANCELLED)

    feed = icalendar.Calendar.from_ical(client.get("/fairs/calendar.ics").content)

    (event,) = feed.walk("VEVENT")
    assert (event["STATUS"], str(event["URL"]).endswith(fair.get_absolute_url())) == (
        "CANCELLED",
        True,
    )
