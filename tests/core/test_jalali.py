import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.jalali import (
    WEEKDAYS_FA,
    JalaliError,
    date_text,
    from_jalali,
    month_grid,
    month_name,
    parse_jalali,
    to_jalali,
    weekday_index,
)
from core.persian import to_persian_digits

VECTORS = Path(__file__).parent / "data" / "jalali_vectors.csv"
DAYS = st.dates(date(1850, 1, 1), date(2200, 1, 1))
NOVEMBER = date(2026, 11, 23)


def vectors():
    with VECTORS.open(encoding="utf-8", newline="") as lines:
        return [tuple(row.values()) for row in csv.DictReader(lines)]


@pytest.mark.parametrize(("gregorian", "jalali", "weekday"), vectors())
def test_vectors(gregorian, jalali, weekday):
    day = date.fromisoformat(gregorian)

    assert parse_jalali(jalali) == day
    assert "{}-{:02}-{:02}".format(*to_jalali(day)) == jalali
    assert WEEKDAYS_FA[weekday_index(day)] == weekday


@given(DAYS)
def test_round_trip(day):
    jalali = to_jalali(day)

    assert from_jalali(*jalali) == day
    assert parse_jalali(date_text(day, "fa", "short")) == day
    assert to_jalali(day + timedelta(days=1)) > jalali


@pytest.mark.parametrize(
    ("style", "persian", "english"),
    [
        ("long", "۲ آذر ۱۴۰۵", "23 November 2026"),
        ("short", "۱۴۰۵/۰۹/۰۲", "23 Nov 2026"),
        ("day_month", "۲ آذر", "23 Nov"),
        ("weekday", "دوشنبه ۲ آذر ۱۴۰۵", "Mon 23 Nov 2026"),
    ],
)
def test_date_text(style, persian, english):
    assert date_text(NOVEMBER, "fa", style) == persian
    assert date_text(NOVEMBER, "en-gb", style) == english


@pytest.mark.parametrize(
    "text", ["۱۴۰۵/۹/۲", "1405-09-02", " ١٤٠٥ / ٩ / ٢ ", "1405.9.2", "۱۴۰۵٫۹٫۲"]
)
def test_parse(text):
    assert parse_jalali(text) == NOVEMBER


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "format"),
        ("05/9/2", "format"),
        ("1405/9", "format"),
        ("۱۴۰۵/۹/۲ x", "format"),
        ("2026-11-23", "year"),
        ("1405/13/01", "no_such_day"),
        ("1405/12/30", "no_such_day"),
        ("1405/0/10", "no_such_day"),
    ],
)
def test_parse_refuses(text, code):
    with pytest.raises(JalaliError) as refused:
        parse_jalali(text)
    assert refused.value.code == code


def test_month_names():
    assert (month_name(9, "fa"), month_name(9, "en"), month_name(12, "fa-ir")) == (
        "آذر",
        "Azar",
        "اسفند",
    )


@given(st.integers(1300, 1500), st.integers(1, 12))
def test_month_grid_holds_each_day_once_from_saturday(year, month):
    grid = month_grid(year, month)
    days = [day for week in grid for day in week if day]

    assert [to_jalali(day) for day in days] == [(year, month, n + 1) for n in range(len(days))]
    assert to_jalali(days[-1] + timedelta(days=1)).day == 1
    assert all(len(week) == 7 for week in grid)
    assert all(
        weekday_index(day) == place for week in grid for place, day in enumerate(week) if day
    )


def test_leap_year_month_has_thirty_days():
    days = [day for week in month_grid(1403, 12) for day in week if day]
    assert len(days) == 30
    assert to_persian_digits(to_jalali(days[-1]).day) == "۳۰"
