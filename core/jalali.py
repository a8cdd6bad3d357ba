"""Dates in the Iranian (Jalali) calendar, by persiantools; stored dates stay Gregorian.

Pure: the language is an argument, so no page's locale leaks in.
"""

import re
from datetime import date, timedelta
from typing import Literal, NamedTuple

from persiantools.jdatetime import JalaliDate

from core.persian import clean, to_latin_digits, to_persian_digits

Style = Literal["long", "short", "day_month", "weekday"]

_FA = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
_LATIN = "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand"
_EN = "January February March April May June July August September October November December"
MONTHS_FA = tuple(_FA.split())
MONTHS_LATIN = tuple(_LATIN.split())
GREGORIAN_MONTHS = tuple(_EN.split())
# The week begins on Saturday.
WEEKDAYS_FA = ("شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه")
WEEKDAYS_EN = ("Sat", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri")

WRITTEN = re.compile(r"(\d{4})\s*[-/.٫، ]\s*(\d{1,2})\s*[-/.٫، ]\s*(\d{1,2})")
# The years that people mean today; others are Gregorian years or slips of the keyboard.
FIRST_YEAR, LAST_YEAR = 1200, 1599


class JalaliError(ValueError):
    """The text is no Jalali date; ``code`` is ``format``, ``year`` or ``no_such_day``."""

    def __init__(self, code: str, message: str) -> None:
        """Keep the stable code beside the English message."""
        super().__init__(message)
        self.code = code


class JalaliDay(NamedTuple):
    """A day of the Jalali calendar; sorts in time."""

    year: int
    month: int
    day: int


def to_jalali(day: date) -> JalaliDay:
    """Return the Jalali day of a Gregorian date."""
    jalali = JalaliDate(day)
    return JalaliDay(jalali.year, jalali.month, jalali.day)


def from_jalali(year: int, month: int, day: int) -> date:
    """Return the Gregorian date; raise ``JalaliError`` when the calendar has no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise JalaliError("year", f"{year} is not a Jalali year from {FIRST_YEAR} to {LAST_YEAR}")
    try:
        return JalaliDate(year, month, day).to_gregorian()
    except ValueError as error:
        message = f"the Jalali calendar has no day {year}/{month}/{day}"
        raise JalaliError("no_such_day", message) from error


def parse_jalali(text: str) -> date:
    """Return the date of «۱۴۰۵/۹/۲», «۱۴۰۵٫۹٫۲» or "1405-09-02", in any digits.

    Raise ``JalaliError`` (a ``ValueError`` with a code) that says what is wrong.
    """
    match = WRITTEN.fullmatch(to_latin_digits(clean(text)))
    if match is None:
        raise JalaliError("format", "write year, month and day, such as 1405/09/02")
    year, month, day = map(int, match.groups())
    return from_jalali(year, month, day)


def weekday_index(day: date) -> int:
    """Return 0 for Saturday to 6 for Friday."""
    return (day.weekday() + 2) % 7


def date_text(day: date, language: str, style: Style = "long") -> str:
    """Return the date as people read it: Jalali with Persian digits in ``fa``, else Gregorian.

    long «۲ آذر ۱۴۰۵», "23 November 2026"; short «۱۴۰۵/۰۹/۰۲», "23 Nov 2026"; day_month «۲ آذر»,
    "23 Nov"; weekday «دوشنبه ۲ آذر ۱۴۰۵», "Mon 23 Nov 2026".
    """
    if language.startswith("fa"):
        return to_persian_digits(_persian(day, style))
    return _english(day, style)


def _persian(day: date, style: Style) -> str:
    jalali = to_jalali(day)
    if style == "short":
        return f"{jalali.year}/{jalali.month:02}/{jalali.day:02}"
    day_month = f"{jalali.day} {MONTHS_FA[jalali.month - 1]}"
    if style == "day_month":
        return day_month
    written = f"{day_month} {jalali.year}"
    return f"{WEEKDAYS_FA[weekday_index(day)]} {written}" if style == "weekday" else written


def _english(day: date, style: Style) -> str:
    month = GREGORIAN_MONTHS[day.month - 1]
    if style == "long":
        return f"{day.day} {month} {day.year}"
    day_month = f"{day.day} {month[:3]}"
    if style == "day_month":
        return day_month
    written = f"{day_month} {day.year}"
    return f"{WEEKDAYS_EN[weekday_index(day)]} {written}" if style == "weekday" else written


def month_name(month: int, language: str) -> str:
    """Return the name of a Jalali month (1 to 12): «آذر», "Azar"."""
    return (MONTHS_FA if language.startswith("fa") else MONTHS_LATIN)[month - 1]


def month_grid(year: int, month: int) -> list[list[date | None]]:
    """Return the weeks of a Jalali month, Saturday first, ``None`` outside the month."""
    first = from_jalali(year, month, 1)
    days: list[date | None] = [None] * weekday_index(first)
    day = first
    while to_jalali(day).month == month:
        days.append(day)
        day += timedelta(days=1)
    days += [None] * (-len(days) % 7)
    return [days[i : i + 7] for i in range(0, len(days), 7)]
