"""Fairs as an iCalendar feed (RFC 5545) that Outlook, Google and Apple read.

Days in a row are one event that repeats daily, so a month-long bazaar is one entry and not thirty.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vGeo

from core.language import either
from core.structured import absolute
from exhibitions.models import Fair, FairDay
from exhibitions.states import FairState

TEHRAN = ZoneInfo("Asia/Tehran")
DAY = timedelta(days=1)
MOST_DAYS = 400


def feed(days: Iterable[FairDay], *, name: str, now: datetime) -> bytes:
    """Return the feed of fair days, which come by fair and day; at most ``MOST_DAYS`` of a fair."""
    calendar = Calendar()
    calendar.add("prodid", "-//Bazarche//Fairs//FA")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Asia/Tehran")
    calendar.add("refresh-interval", timedelta(hours=12), parameters={"value": "DURATION"})
    for _fair, its in groupby(days, key=lambda row: row.fair_id):
        rows = list(its)[:MOST_DAYS]
        for first, count in runs([row.day for row in rows]):
            calendar.add_component(_event(rows[0].fair, first, count, now))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def runs(days: list[date]) -> Iterator[tuple[date, int]]:
    """Return runs of days in a row, each as its first day and its length; ``days`` are sorted."""
    start, count = None, 0
    for day in days:
        if start is not None and day == start + DAY * count:
            count += 1
        else:
            if start is not None:
                yield start, count
            start, count = day, 1
    if start is not None:
        yield start, count


def _event(fair: Fair, first: date, count: int, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"fair-{fair.pk}-{first:%Y%m%d}@bazarche")
    event.add("dtstamp", now)
    event.add("dtstart", datetime.combine(first, fair.opens_at, TEHRAN))
    event.add("dtend", datetime.combine(first, fair.closes_at, TEHRAN))
    if count > 1:
        event.add("rrule", {"freq": "daily", "count": count})
    event.add("summary", either(fair.name_fa, fair.name_en))
    event.add("location", _place(fair))
    event.add("description", either(fair.about, fair.about_en))
    event.add("url", absolute(fair.get_absolute_url()))
    if fair.venue.latitude is not None and fair.venue.longitude is not None:
        event["geo"] = vGeo((fair.venue.latitude, fair.venue.longitude))
    event.add("status", "CANCELLED" if fair.state == FairState.CANCELLED else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event


def _place(fair: Fair) -> str:
    venue = fair.venue
    parts = [either(venue.name_fa, venue.name_en)]
    if venue.county:
        parts.append(either(venue.county.name_fa, venue.county.name_en))
    return _(", ").join(part for part in parts if part)
