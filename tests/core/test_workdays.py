from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.workdays import FRIDAY, add_workdays, is_workday, next_workday

DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 26), True),  # a plain Thursday
        (date(2026, 11, 27), False),  # Friday
        (date(2026, 11, 28), True),  # Saturday
        (date(2027, 3, 21), False),  # Nowruz
        (date(2026, 3, 25), True),  # after the four days of Nowruz
        (date(2026, 4, 2), False),  # Nature's Day, a Thursday
        (date(2026, 6, 25), False),  # Ashura
    ],
)
def test_is_workday(day, works):
    assert is_workday(day) is works


def test_counting_leaves_out_the_start_fridays_and_holidays():
    assert add_workdays(date(2026, 11, 26), 1) == date(2026, 11, 28)
    # 21 to 24 March are Nowruz: from Thursday 19 March the next working day is the 25th.
    assert next_workday(date(2026, 3, 19)) == date(2026, 3, 25)
    assert add_workdays(date(2026, 3, 25), -1) == date(2026, 3, 19)
    assert add_workdays(date(2026, 11, 27), 0) == date(2026, 11, 27)


@given(DAYS, st.integers(1, 40))
def test_the_nth_workday_has_n_workdays_on_the_way(day, n):
    end = add_workdays(day, n)
    way = [day + i * DAY for i in range(1, (end - day).days + 1)]

    assert is_workday(end)
    assert sum(map(is_workday, way)) == n
    assert end.weekday() != FRIDAY


@given(DAYS.filter(is_workday), st.integers(-40, 40))
def test_counting_there_and_back_returns(day, n):
    assert add_workdays(add_workdays(day, n), -n) == day
