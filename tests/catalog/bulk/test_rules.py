"""What a change of many goods makes of a number; pure."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.bulk import rules, states
from catalog.bulk.rules import CountChange, PriceChange, Rounding, Way, count_after, price_after
from catalog.bulk.states import Verdict

PRICE = 1_234_500  # rials: 123,450 toman


@pytest.mark.parametrize(
    ("change", "toman"),
    [
        (PriceChange(Way.PERCENT, 100), 135_795),
        (PriceChange(Way.PERCENT, 100, 1_000), 136_000),
        (PriceChange(Way.PERCENT, 100, 1_000, Rounding.DOWN), 135_000),
        (PriceChange(Way.PERCENT, -125, 5_000, Rounding.UP), 110_000),
        (PriceChange(Way.AMOUNT, 50_000, 100), 128_500),
        (PriceChange(Way.AMOUNT, -50_000), 118_450),
        (PriceChange(Way.SET, 990_000, 1_000), 99_000),
    ],
)
def test_a_price_changes_and_is_rounded_as_asked(change, toman):
    assert price_after(PRICE, change) == toman * 10


@pytest.mark.parametrize(
    "change",
    [
        PriceChange(Way.AMOUNT, -PRICE),
        PriceChange(Way.PERCENT, -1000),
        PriceChange(Way.PERCENT, -999, 10_000),
        PriceChange(Way.AMOUNT, rules.DEAREST),
    ],
)
def test_what_leaves_no_price_is_no_price(change):
    assert price_after(PRICE, change) is None


@given(
    price=st.integers(1, rules.DEAREST),
    way=st.sampled_from(Way),
    value=st.integers(-(10**7), 10**9),
    step=st.sampled_from(rules.STEPS),
    rounding=st.sampled_from(Rounding),
)
def test_a_price_is_always_whole_steps_and_less_than_a_step_away(price, way, value, step, rounding):
    new = price_after(price, PriceChange(way, value, step, rounding))
    if new is None:
        return
    exact = {
        Way.PERCENT: price * (1000 + value) / 1000,
        Way.AMOUNT: price + value,
        Way.SET: value,
    }[way]
    unit = step * 10

    assert new % unit == 0
    assert abs(new - exact) < unit + exact * 1e-12
    if rounding is Rounding.NEAREST:
        assert abs(new - exact) <= unit / 2 + exact * 1e-12


def test_counts_stay_between_what_is_held_and_what_can_be():
    assert count_after(5, CountChange(Way.AMOUNT, -3), least=2, most=9) == 2
    assert count_after(5, CountChange(Way.AMOUNT, -4), least=2, most=9) is None
    assert count_after(5, CountChange(Way.SET, 9), least=2, most=9) == 9
    assert count_after(5, CountChange(Way.SET, 10), least=2, most=9) is None


def test_an_empty_cell_leaves_things_as_they_are():
    current = {"title": "مربا", "price": 100, "made_to_order": True}

    changes = rules.differences(current, {"title": "", "price": 120, "made_to_order": False})

    assert changes == {"price": (100, 120), "made_to_order": (True, False)}


def test_verdicts():
    assert rules.verdict_of(known=False, changes={}, faulty=False) == Verdict.NEW
    assert rules.verdict_of(known=True, changes={"a": 1}, faulty=False) == Verdict.CHANGED
    assert rules.verdict_of(known=True, changes={}, faulty=False) == Verdict.UNCHANGED
    assert rules.verdict_of(known=False, changes={"a": 1}, faulty=True) == Verdict.FAULTY


def test_a_change_can_be_taken_back_for_a_day():
    at = datetime(2026, 11, 28, 12, tzinfo=UTC)

    assert rules.can_be_undone(at, at + timedelta(hours=23, minutes=59))
    assert not rules.can_be_undone(at, at + timedelta(hours=24))


@pytest.mark.parametrize("moves", [states.IMPORT_MOVES, states.CHANGE_MOVES])
def test_the_tables_of_moves_are_sound(moves):
    assert moves.problems() == []
