"""Entries sum to zero, and refunds mirror what was split."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.ledger.rules import (
    Kind,
    Side,
    Unsound,
    What,
    account,
    checked,
    kind_of,
    seller_of,
    take_back,
)  # fmt: skip


def test_accounts_have_one_name():
    assert account(Kind.FEES) == "fees"
    assert account(Kind.SELLER, 7) == "seller:7"
    assert kind_of("gateway:zibal") == Kind.GATEWAY
    assert (seller_of("seller:7"), seller_of("fees")) == (7, None)


@pytest.mark.parametrize("code", ["", "nobody", "fees:7", "seller", "seller:"])
def test_what_is_no_account(code):
    with pytest.raises(Unsound):
        kind_of(code)


@pytest.mark.parametrize(
    ("kind", "of"), [(Kind.FEES, 7), (Kind.SELLER, ""), (Kind.GATEWAY, "x" * 40)]
)
def test_accounts_that_cannot_be(kind, of):
    with pytest.raises(Unsound):
        account(kind, of)


def test_an_entry_moves_something_and_sums_to_zero():
    sides = [Side("bank", 5), Side("fees", -5, What.COMMISSION), Side("post", 0)]

    assert checked(sides) == sides[:2]


@pytest.mark.parametrize(
    "sides",
    [
        [],
        [Side("bank", 0), Side("fees", 0)],
        [Side("bank", 5), Side("fees", -4)],
        [Side("bank", 5), Side("nobody", -5)],
    ],
)
def test_what_is_no_entry(sides):
    with pytest.raises(Unsound):
        checked(sides)


SHARES = st.lists(st.integers(0, 10**10), min_size=1, max_size=5).filter(any)


@given(SHARES, st.lists(st.integers(1, 99), max_size=6))
def test_refunds_in_any_parts_give_back_each_share_to_the_rial(shares, percents):
    left = list(shares)
    for percent in [*percents, 100]:
        amount = sum(left) * percent // 100
        back = take_back(amount, left)
        assert sum(back) == amount
        assert all(0 <= part <= share for part, share in zip(back, left, strict=True))
        left = [share - part for part, share in zip(back, left, strict=True)]

    assert not any(left)
    with pytest.raises(Unsound):
        take_back(1, left)


@given(SHARES)
def test_a_refund_of_all_is_the_split_itself(shares):
    assert take_back(sum(shares), shares) == shares
    assert take_back(0, shares) == [0] * len(shares)
