"""Working days of Iran: promised dates, withdrawal windows and bank days are counted in them.

Source: the ``holidays`` package (country IR), which follows the official calendar of time.ir.
Fridays and public holidays are not working days; Thursdays are. Days of the lunar calendar that
are not announced yet are its estimates and may shift by a day: renew the package each year.
Pure: the day is an argument.
"""

from datetime import date, timedelta
from functools import lru_cache

from holidays import country_holidays

FRIDAY = 4
DAY = timedelta(days=1)


@lru_cache(maxsize=64)
def holidays_of(year: int) -> frozenset[date]:
    """Return the public holidays of a Gregorian year; about 12 ms the first time, then free."""
    return frozenset(country_holidays("IR", years=year, expand=False))


def is_workday(day: date) -> bool:
    """Return whether ``day`` is neither a Friday nor a public holiday."""
    return day.weekday() != FRIDAY and day not in holidays_of(day.year)


def add_workdays(day: date, n: int) -> date:
    """Return the ``n``-th working day after ``day`` (before it when ``n`` is negative).

    ``day`` itself is not counted and may be a holiday; ``n`` 0 returns ``day`` unchanged.
    """
    step = DAY if n > 0 else -DAY
    left = abs(n)
    while left:
        day += step
        left -= is_workday(day)
    return day


def next_workday(day: date) -> date:
    """Return the first working day after ``day``."""
    return add_workdays(day, 1)
