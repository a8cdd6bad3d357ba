from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money import (
    MoneyError,
    Rials,
    from_decimal,
    split_by_largest_fraction,
    to_decimal,
    toman_text,
)

AMOUNTS = st.integers(-(10**14), 10**14).map(Rials)
WEIGHTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=12).filter(any)


@given(AMOUNTS)
def test_decimal_round_trip(rials):
    assert from_decimal(to_decimal(rials)) == rials


def test_whole_decimals_with_places_pass():
    assert from_decimal(Decimal("4800000.00")) == 4_800_000


@pytest.mark.parametrize("amount", ["0.01", "4800000.50", "NaN", "Infinity"])
def test_fractions_are_refused(amount):
    with pytest.raises(MoneyError):
        from_decimal(Decimal(amount))


@pytest.mark.parametrize(
    ("rials", "language", "unit", "shown"),
    [
        (4_800_000, "fa", True, "۴۸۰٬۰۰۰ تومان"),
        (4_800_000, "en", True, "480,000 toman"),
        (4_800_000, "en-gb", False, "480,000"),
        (4_800_005, "fa", True, "۴۸۰٬۰۰۰٫۵ تومان"),
        (4_800_005, "en", True, "480,000.5 toman"),
        (0, "fa", False, "۰"),
        (-125_000, "en", True, "−12,500 toman"),
        (-125_000, "fa-ir", True, "\u200e−۱۲٬۵۰۰ تومان"),
        (-5, "en", False, "−0.5"),
    ],
)
def test_toman_text(rials, language, unit, shown):
    assert toman_text(Rials(rials), language, unit=unit) == shown


def test_split_gives_the_last_rials_to_the_largest_remainders():
    assert split_by_largest_fraction(Rials(100), [1, 1, 1]) == [34, 33, 33]
    assert split_by_largest_fraction(Rials(10), [1, 5, 1]) == [2, 7, 1]
    assert split_by_largest_fraction(Rials(5), [0, 3]) == [0, 5]


@given(AMOUNTS, WEIGHTS)
def test_split_is_exact_near_and_mirrored(total, weights):
    parts = split_by_largest_fraction(total, weights)

    assert sum(parts) == total
    whole = sum(weights)
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * whole - total * weight) < whole
    assert split_by_largest_fraction(Rials(-total), weights) == [-part for part in parts]


@pytest.mark.parametrize("weights", [[], [0, 0], [3, -1]])
def test_split_refuses_useless_weights(weights):
    with pytest.raises(MoneyError):
        split_by_largest_fraction(Rials(100), weights)
