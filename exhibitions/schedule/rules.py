"""Which days a fair is open on, and how far it has come by the calendar. Pure: no Django."""

from collections.abc import Collection
from datetime import date, timedelta

DAY = timedelta(days=1)


def days_between(first: date, last: date, weekdays: Collection[int] = ()) -> list[date]:
    """Return the days from ``first`` through ``last``; only some weekdays if any are named.

    Weekdays count from Saturday, 0, to Friday, 6, as the week does in Iran.
    """
    count = (last - first).days + 1
    days = [first + DAY * n for n in range(count)]
    return [day for day in days if not weekdays or (day.weekday() + 2) % 7 in weekdays]
