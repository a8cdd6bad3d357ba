"""What a code takes off, to the rial."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money import Rials
from shop.coupons.rules import MOST_PERCENT, Terms, Why, spread, why_not

DAY = date(2026, 11, 28)


def terms(percent=0, amount=0, minimum=0, **more):
    more.setdefault("first", DAY)
    more.setdefault("last", DAY)
    return Terms(percent, Rials(amount), Rials(minimum), **more)


@pytest.mark.parametrize(
    ("said", "goods", "off"),
    [
        (terms(percent=15), 1_000_010, 150_001),
        (terms(percent=15, minimum=1_000_011), 1_000_010, 0),
        (terms(percent=15, minimum=1_000_010), 1_000_010, 150_001),
        (terms(amount=300_000), 1_000_000, 300_000),
        (terms(amount=900_000), 1_000_000, 800_000),
        (terms(amount=300_000), 0, 0),
    ],
)
def test_what_it_takes_off(said, goods, off):
    assert said.off(Rials(goods)) == off


@given(
    lines=st.lists(st.integers(1, 10**9), min_size=1, max_size=20),
    percent=st.integers(0, MOST_PERCENT),
    amount=st.integers(1, 10**10),
)
def test_lines_lose_what_is_taken_off_and_keep_a_price(lines, percent, amount):
    goods = sum(lines)
    off = terms(percent=percent, amount=0 if percent else amount).off(Rials(goods))
    parts = spread(off, [Rials(line) for line in lines])

    assert sum(parts) == off <= goods * MOST_PERCENT // 100
    assert all(0 <= part <= line for part, line in zip(parts, lines, strict=True))


@pytest.mark.parametrize(
    ("said", "changed", "why"),
    [
        (terms(percent=9), {}, None),
        (terms(percent=9), {"day": DAY + timedelta(days=1)}, Why.OVER),
        (terms(percent=9, stopped=True), {}, Why.OVER),
        (terms(percent=9), {"day": DAY - timedelta(days=1)}, Why.NOT_YET),
        (terms(percent=9, limit=2), {"used": 2}, Why.USED_UP),
        (terms(percent=9, limit=2), {"used": 1}, None),
        (terms(percent=9, once=True), {"signed_in": False}, Why.SIGN_IN),
        (terms(percent=9, once=True), {"used_before": True}, Why.USED_BY_YOU),
        (terms(percent=9), {"goods": 0}, Why.NONE_OF_HERS),
        (terms(percent=9, minimum=101), {"goods": 100}, Why.TOO_LITTLE),
    ],
)
def test_why_it_takes_nothing_off(said, changed, why):
    facts = {"used": 0, "signed_in": True, "used_before": False, "goods": 100, **changed}
    assert why_not(said, facts.pop("day", DAY), **facts) == why
