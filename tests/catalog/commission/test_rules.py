"""Which rule wins, and what it costs."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.commission.rules import NONE, Commission, Rule, Scope, Shelf, Terms, choose

DAY = date(2026, 11, 28)
ONE = timedelta(days=1)
JAM = Terms(
    seller=7,
    trade="FOD-031",
    sector="FOD",
    products=frozenset({3}),
    shelves=frozenset({"00020001"}),
)


def rule(pk, scope=Scope.PLATFORM, *, starts=DAY, **more):
    return Rule(Commission(permille=pk, rule=pk, version=1), scope, starts, **more)


PLATFORM = rule(1)
ROOT = rule(2, Scope.SHELF, shelf=Shelf("0002"))
BELOW = rule(3, Scope.SHELF, shelf=Shelf("00020001"))
TRADE = rule(4, Scope.TRADE, trade="FOD-031")
SELLER = rule(5, Scope.SELLER, seller=7)
PRODUCT = rule(6, Scope.PRODUCT, product=3)
CAMPAIGN = rule(7, campaign=True, ends=DAY + 9 * ONE)
LADDER = [PLATFORM, ROOT, BELOW, TRADE, SELLER, PRODUCT, CAMPAIGN]


@pytest.mark.parametrize("top", range(1, len(LADDER) + 1))
@pytest.mark.parametrize("turn", [1, -1])
def test_the_most_specific_wins_in_any_order(top, turn):
    rules = LADDER[:top][::turn]

    assert choose(rules, JAM, DAY).rule == LADDER[top - 1].commission.rule


@pytest.mark.parametrize(
    "stranger",
    [
        rule(9, Scope.PRODUCT, product=4),
        rule(9, Scope.SELLER, seller=8),
        rule(9, Scope.TRADE, trade="FOD-032"),
        rule(9, Scope.SHELF, shelf=Shelf("00020002")),
        rule(9, Scope.SHELF, shelf=Shelf("0009", sector="HND")),
        rule(9, campaign=True, starts=DAY + ONE, ends=DAY + 2 * ONE),
        rule(9, campaign=True, starts=DAY - 2 * ONE, ends=DAY - ONE),
    ],
)
def test_a_rule_for_others_does_not_hold(stranger):
    assert choose([PLATFORM, stranger], JAM, DAY).rule == 1


def test_the_shelf_of_a_sector_or_trade_holds_a_draft_that_stands_nowhere_yet():
    draft = Terms(trade="FOD-031", sector="FOD")

    assert choose([PLATFORM, rule(2, Scope.SHELF, shelf=Shelf("1", "FOD"))], draft, DAY).rule == 2
    assert choose([rule(2, Scope.SHELF, shelf=Shelf("1", "", "FOD-031"))], draft, DAY).rule == 2
    assert choose([rule(2, Scope.SHELF, shelf=Shelf("1"))], draft, DAY) == NONE


def test_a_seller_not_known_yet_meets_no_seller_s_rule():
    assert choose([PLATFORM, SELLER, PRODUCT], Terms(), DAY).rule == 1


def test_both_ends_count():
    short = rule(5, campaign=True, starts=DAY, ends=DAY)

    assert choose([PLATFORM, short], JAM, DAY).rule == 5
    assert choose([PLATFORM, short], JAM, DAY + ONE).rule == 1


def test_of_equals_the_later_then_the_newer_wins():
    older, newer = rule(8, starts=DAY - ONE), rule(9, starts=DAY - ONE)

    assert choose([newer, PLATFORM, older], JAM, DAY).rule == 1
    assert choose([newer, older], JAM, DAY).rule == choose([older, newer], JAM, DAY).rule == 9


@pytest.mark.parametrize(
    ("terms", "paid", "fee"),
    [
        (Commission(75), 1_999, 149),  # 149.925 falls to the seller
        (Commission(75, minimum=500), 1_999, 500),
        (Commission(75, minimum=5_000), 1_999, 1_999),  # never more than was paid
        (Commission(75, maximum=100), 1_999, 100),
        (Commission(1000), 1_999, 1_999),
        (Commission(0), 1_999, 0),
        (NONE, 1_999, 0),
    ],
)
def test_the_fee(terms, paid, fee):
    assert terms.fee(paid) == fee
    assert terms.received(paid) == paid - fee


@given(
    st.integers(0, 10**10), st.integers(0, 1000), st.integers(0, 10**9),
    st.none() | st.integers(0, 10**9),
)  # fmt: skip
def test_the_fee_is_a_part_and_the_rounding_is_the_seller_s(paid, permille, minimum, above):
    maximum = None if above is None else minimum + above
    fee = Commission(permille, minimum, maximum).fee(paid)

    assert 0 <= fee <= paid
    assert fee * 1000 <= max(paid * permille, minimum * 1000)
    assert maximum is None or fee <= maximum
