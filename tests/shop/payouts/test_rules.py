"""When money is due, when it is paid, and what the tables allow."""

from datetime import date, timedelta

import pytest

from core.workdays import is_workday
from shop.payouts.matching import Difference, Known, Reported, match
from shop.payouts.months import Month
from shop.payouts.rules import Wish, due_on, payout_day, plan
from shop.payouts.states import BATCH_MOVES, PAYOUT_MOVES

SATURDAY = date(2026, 11, 28)
DAY = timedelta(days=1)


def test_tables_are_sound():
    assert BATCH_MOVES.problems() == PAYOUT_MOVES.problems() == []


def test_seven_working_days_pass_before_money_is_due():
    # Sunday 29 is the first, Friday 4 December rests, Sunday 6 is the seventh.
    assert due_on(SATURDAY, ["7_working_days"]) == date(2026, 12, 7)


@pytest.mark.parametrize(
    ("rules", "due"),
    [
        (["review_food"], date(2026, 12, 1)),
        (["excluded_perishable", "excluded_if_personalised"], date(2026, 12, 1)),
        (["service_until_started"], date(2026, 11, 29)),
        (["review_food", "7_working_days"], date(2026, 12, 7)),  # the longest of a parcel
        (["what is new"], date(2026, 12, 7)),
        ([], date(2026, 12, 7)),
    ],
)
def test_exceptions_by_goods(rules, due):
    assert due_on(SATURDAY, rules) == due


def test_the_day_of_payouts_is_the_next_saturday():
    assert payout_day(SATURDAY, 5) == date(2026, 12, 5)
    assert payout_day(SATURDAY - DAY, 5) == SATURDAY


def test_a_holiday_moves_it_to_the_working_day_after():
    # Saturday 20 March 2027 is the last day of 1405; Nowruz follows.
    for after in (date(2027, 3, 13) + DAY * n for n in range(40)):
        found = payout_day(after, 5)
        assert found > after
        assert is_workday(found)
        assert found - after <= timedelta(days=14)


def test_a_plan_pays_all_that_is_due_to_who_has_an_account():
    wishes = [Wish(2, 500, "IR"), Wish(1, 100, "IR"), Wish(3, 99, "IR"), Wish(4, 700), Wish(5, -9)]

    planned = plan(wishes, least=100)

    assert [w.seller for w in planned.payouts] == [1, 2]
    assert [w.seller for w in planned.without_account] == [4]


def test_months():
    azar = Month.of(SATURDAY)

    assert (azar.code, azar.name("fa"), azar.name("en")) == ("1405-09", "آذر ۱۴۰۵", "Azar 1405")
    assert (azar.first, azar.last) == (date(2026, 11, 22), date(2026, 12, 21))
    assert (azar.before.code, Month(1405, 12).following.code) == ("1405-08", "1406-01")


@pytest.mark.parametrize(
    "text", ["", "x", "1405-13", "1406-01", "1-1", "۱۴۰۵-۰۱", "99999-01", "-5-1"]
)
def test_an_odd_month_is_this_one(text):
    assert Month.read(text, SATURDAY) == Month.of(SATURDAY)
    assert Month.read("1404-01", SATURDAY) == Month(1404, 1)


def known(reference, rials):
    return Known(reference, rials, "payment", 1, "N")


def test_a_report_beside_our_books():
    report = [Reported("A", 5), Reported("B", 6), Reported("X", 9), Reported("T", 1),
              Reported("T", 1)]  # fmt: skip
    ours = [known("A", 5), known("B", 7), known("M", 3), known("T", 1)]

    found = match(report, ours)

    assert (found.agreed, found.total) == (1, 5)
    assert [(d.kind, d.reference) for d in found.differences] == [
        (Difference.AMOUNT, "B"), (Difference.UNKNOWN, "X"), (Difference.TWICE, "T"),
        (Difference.MISSING, "M"),
    ]  # fmt: skip
