"""Whose listings are on sale at once, and which are looked at afterwards."""

from dataclasses import replace

import pytest

from catalog.moderation.rules import Record, Terms, is_sampled, is_trusted
from catalog.moderation.states import LISTING_MOVES, ListingState

TERMS = Terms(accepted=3, days=14, clean_days=60, sample_every=10)
PROVEN = Record("independent", days_since_joining=14, accepted=3, days_since_revision=None)


def test_the_table_is_sound():
    assert LISTING_MOVES.problems() == []


def test_nothing_gets_into_the_shop_but_by_a_look_or_by_trust():
    into = {s for s in ListingState if LISTING_MOVES.allows(s, ListingState.PUBLISHED)}

    assert into == {ListingState.DRAFT, ListingState.WAITING, ListingState.HIDDEN}


@pytest.mark.parametrize(
    ("change", "trusted"),
    [
        ({}, True),
        ({"accepted": 2}, False),
        ({"days_since_joining": 13}, False),
        ({"days_since_joining": None}, False),
        ({"days_since_revision": 59}, False),
        ({"days_since_revision": 60}, True),
        ({"kind": "support_company", "days_since_joining": 0}, True),
        ({"kind": "cooperative", "days_since_joining": None}, True),
        ({"kind": "support_company", "accepted": 2}, False),
        ({"kind": "support_company", "days_since_revision": 1}, False),
        ({"kind": "supported_member", "days_since_joining": 0}, False),
    ],
)
def test_trust_is_earned(change, trusted):
    assert is_trusted(replace(PROVEN, **change), TERMS) is trusted


def test_one_in_ten_is_looked_at_afterwards():
    seen = [pk for pk in range(1, 10_001) if is_sampled(pk, TERMS)]

    assert 900 < len(seen) < 1100
    assert seen == [pk for pk in range(1, 10_001) if is_sampled(pk, TERMS)]
    assert not any(is_sampled(pk, replace(TERMS, sample_every=0)) for pk in range(1, 100))
    assert all(is_sampled(pk, replace(TERMS, sample_every=1)) for pk in range(1, 100))
