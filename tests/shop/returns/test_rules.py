"""The law's days, exceptions and sums: no database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.workdays import add_workdays
from shop.payouts.rules import due_on as money_due_on
from shop.returns import rules, sums
from shop.returns.rules import Bar, Bought
from shop.returns.states import RETURN_MOVES, ReturnState

CAME = date(2026, 3, 14)  # the days of Nowruz follow
DAY = rules.timedelta(days=1)


def test_the_table_is_sound():
    assert RETURN_MOVES.problems() == []


def test_seven_working_days_are_counted_around_nowruz():
    last = rules.withdraw_until(CAME)
    line = Bought(1, "7_working_days", 2)

    assert last > CAME + 10 * DAY
    assert rules.bar_of(line, CAME, last) is None
    assert rules.bar_of(line, CAME, last + DAY) == Bar.TOO_LATE
    assert money_due_on(CAME, ["7_working_days"]) == last + DAY  # held exactly as long


@pytest.mark.parametrize("rule", sorted(rules.LEFT_OUT))
def test_what_the_law_leaves_out_can_still_be_faulty(rule):
    lines = [Bought(1, rule, 1), Bought(2, "7_working_days", 1), Bought(3, "7_working_days", 0)]

    assert rules.may_withdraw(lines, CAME, CAME) == [2]
    assert rules.may_report(lines, CAME, CAME) == [1, 2]
    assert rules.may_report(lines, CAME, CAME + 30 * DAY) == [1, 2]
    assert rules.may_report(lines, CAME, CAME + 31 * DAY) == []


def test_silence_never_wins():
    after = rules.after_silence

    assert after("opened", "withdrawal") == ReturnState.ACCEPTED
    assert after("opened", "problem") == ReturnState.DISPUTED
    assert after("offered", "withdrawal") == ReturnState.ACCEPTED
    assert after("offered", "withdrawal", is_received=True) == ReturnState.DISPUTED
    assert after("accepted", "withdrawal", knows_address=False) == ReturnState.DISPUTED
    assert after("accepted", "withdrawal") == ReturnState.CLOSED
    assert after("sent_back", "withdrawal") == ReturnState.DISPUTED
    assert after("refused", "problem") == ReturnState.CLOSED
    assert after("disputed", "problem") is None


def test_who_pays_the_way_back():
    assert (rules.seller_pays_post("problem"), rules.seller_pays_post("withdrawal")) == (
        True,
        False,
    )


def test_days_hang_on_working_days():
    assert rules.due_on("opened", CAME) == add_workdays(CAME, 3)
    assert rules.due_on("accepted", CAME, knows_address=False) == add_workdays(CAME, 3)
    assert rules.due_on("disputed", CAME) is None


@given(
    paid=st.integers(1, 10**9), quantity=st.integers(1, 9), data=st.data(),
)  # fmt: skip
def test_pieces_in_any_portions_are_the_line(paid, quantity, data):
    gone = refunded = 0
    while gone < quantity:
        n = data.draw(st.integers(1, quantity - gone))
        back = sums.Pieces(1, n, quantity, gone, paid, refunded).worth
        gone, refunded = gone + n, refunded + back
        assert 0 <= refunded <= paid
    assert refunded == paid


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=4), st.integers(0, 10**7), st.data())
def test_a_part_is_shared_as_the_whole_and_sums_to_the_rial(lines, shipping, data):
    whole = sums.Share(dict(enumerate(lines)), shipping)
    if not whole.total:
        return
    amount = data.draw(st.integers(1, whole.total))
    part = sums.part(whole, amount)

    assert part.total == amount
    assert all(part.lines[n] <= whole.lines[n] for n in whole.lines)
    assert part.shipping <= shipping


@pytest.mark.parametrize("amount", [0, -1, 101])
def test_more_than_all_is_no_part(amount):
    with pytest.raises(sums.TooMuch):
        sums.part(sums.Share({1: 90}, 10), amount)
