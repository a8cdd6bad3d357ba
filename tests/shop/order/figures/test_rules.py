"""What figures say: pure."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from shop.order.figures import rules
from shop.order.figures.rules import Sale, Week

SATURDAY = date(2026, 11, 28)
DAY = timedelta(days=1)


def test_weeks_begin_on_saturday_and_empty_ones_are_told():
    sales = [Sale(SATURDAY, 2, 500), Sale(SATURDAY - DAY, 1, 300), Sale(SATURDAY - 30 * DAY, 9, 9)]

    assert rules.by_week(sales, SATURDAY + 2 * DAY, weeks=3) == [
        Week(SATURDAY - 14 * DAY, 0, 0),
        Week(SATURDAY - 7 * DAY, 1, 300),
        Week(SATURDAY, 2, 500),
    ]


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_every_day_lies_in_the_week_of_its_saturday(day):
    first = rules.week_of(day)

    assert first.weekday() == 5
    assert 0 <= (day - first).days < 7


def test_a_week_that_has_only_begun_is_compared_with_as_many_days():
    sunday = SATURDAY + DAY
    sales = [
        Sale(sunday, 1, 1),
        Sale(sunday - 7 * DAY, 2, 1),
        Sale(sunday - 6 * DAY, 40, 1),  # last Monday: this week has no Monday yet
        Sale(sunday + DAY, 9, 1),  # and what is to come does not count
    ]

    assert rules.so_far(sales, sunday) == (1, 2)


def test_the_middle_one():
    assert rules.median([5]) == 5
    assert rules.median([9, 1, 5]) == 5
    assert rules.median([9, 1, 4, 5]) == 4


def test_four_others_would_give_somebody_away():
    assert rules.compare(10, [1, 2, 3, 4]) is None
    assert rules.compare(10, [5, 1, 2, 3, 4]) == 3
