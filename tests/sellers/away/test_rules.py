"""Days around a holiday. 28 November 2026 is a Saturday, 7 Azar 1405; Fridays are free."""

from datetime import date

import pytest

from sellers.away.rules import Away, ready_by


def nov(day: int) -> date:
    return date(2026, 11, day)


AWAY = Away(nov(21), nov(25))


@pytest.mark.parametrize(("day", "back"), [(20, None), (21, 26), (23, 26), (25, 26), (26, None)])
def test_back_on_the_day_after_for_days_of_the_holiday_only(day, back):
    assert AWAY.back_on(nov(day)) == (nov(back) if back else None)


def test_the_sale_stops_only_when_she_says_so_and_only_meanwhile():
    pause = Away(nov(21), nov(25), stops=True)
    assert [pause.stops_sale(nov(d)) for d in (20, 21, 25, 26)] == [False, True, True, False]
    assert not AWAY.stops_sale(nov(23))


@pytest.mark.parametrize(
    ("today", "lead", "ready"),
    [
        (22, 0, 26),  # nothing to make, but nobody there
        (22, 1, 26),
        (22, 3, 29),  # Thursday, (Friday), Saturday, Sunday
        (19, 1, 26),  # the next working day would be the first of the holiday; 20 is a Friday
        (18, 1, 19),  # ready before she goes
        (26, 1, 28),  # it is over
        (19, 0, 19),
    ],
)
def test_ready_by(today, lead, ready):
    assert ready_by(nov(today), lead, AWAY) == nov(ready)


def test_without_a_holiday_working_days_are_counted_as_ever():
    assert ready_by(nov(26), 1, None) == nov(28)
