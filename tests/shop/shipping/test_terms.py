"""A seller's own terms: her prices where she names some, the platform's everywhere else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.shipping import rules
from shop.shipping.parcels import HEAVY, NOTHING
from shop.shipping.rules import Obstacle, obstacle, quotes
from shop.shipping.terms import PLATFORM, OwnZone, Terms, TermsError, check, from_json, to_json
from shop.shipping.ways import courier, freight
from tests.shop.shipping.test_rules import (
    BORUJERD,
    HAMADAN,
    KHORRAMABAD,
    SPEC,
    TEHRAN,
    codes,
    price,
)

NEAR = OwnZone("لرستان", frozenset({"15"}), ((1000, 100_000), (5000, 300_000)))
TEHRANIS = OwnZone("تهران", frozenset({"23"}), ((2000, 900_000),))
OWN = Terms(zones=(NEAR, TEHRANIS))


def by(terms: Terms, **more):
    return replace(SPEC, terms=terms, **more)


def test_her_price_counts_in_her_zone_and_the_tariff_elsewhere():
    assert price(by(OWN, weight_g=900), BORUJERD) == 100_000
    assert price(by(OWN, weight_g=1001), KHORRAMABAD) == 300_000
    assert price(by(OWN, weight_g=900), TEHRAN) == 900_000
    assert price(by(OWN), HAMADAN) == price(SPEC, HAMADAN)


def test_heavier_than_she_named_goes_by_the_tariff_and_never_for_less():
    heavy = {"weight_g": 20_000, "heaviest_g": 20_000}
    dear = Terms(zones=(replace(NEAR, steps=((1000, 99_000_000),)),))
    assert price(by(OWN, **heavy), BORUJERD) == price(replace(SPEC, **heavy), BORUJERD)
    assert price(by(dear, **heavy), BORUJERD) == 99_000_000


@given(weight=st.integers(0, 29_000), more=st.integers(0, 60_000))
def test_a_heavier_parcel_never_costs_less(weight, more):
    light, heavy = by(OWN, weight_g=weight), by(OWN, weight_g=weight + more)
    assert price(heavy, BORUJERD) >= price(light, BORUJERD)


def test_free_from_a_sum_on_by_post_and_courier_never_by_freight():
    free = Terms(free_above=5_000_000)
    at, below = by(free, items=5_000_000), by(free, items=4_999_999)
    assert price(at, BORUJERD) == 0
    assert price(below, BORUJERD) == price(SPEC, BORUJERD)
    rug = by(free, items=5_000_000, shipping_classes=frozenset({HEAVY}))
    assert price(rug, BORUJERD, freight.CODE) > 0


def test_blocked_places_get_nothing_but_may_fetch():
    blocked = by(Terms(blocked=frozenset({"23", "BRJ"})))
    assert quotes(blocked, TEHRAN) == quotes(blocked, BORUJERD) == []
    assert obstacle(blocked, TEHRAN) == Obstacle.BLOCKED
    assert codes(blocked, KHORRAMABAD) == codes(SPEC, KHORRAMABAD)
    fetched = replace(blocked, offers_pickup=True, pickup="بازارچه")
    assert codes(fetched, TEHRAN) == {rules.PICKUP}


def test_her_courier_has_her_price():
    spec = by(Terms(courier=70_000), offers_courier=True)
    assert price(spec, KHORRAMABAD, courier.CODE) == 70_000
    assert courier.CODE not in codes(spec, BORUJERD)


def test_services_are_not_sent_whatever_she_says():
    spec = by(Terms(blocked=frozenset({"23"})), shipping_classes=frozenset({NOTHING}))
    assert codes(spec, TEHRAN) == {rules.DIGITAL}


def test_terms_are_stored_and_read_again():
    terms = Terms((NEAR, TEHRANIS), 5_000_000, 70_000, frozenset({"00"}))
    assert from_json(to_json(terms)) == terms
    assert to_json(PLATFORM) == {}
    assert from_json({}) == PLATFORM


@pytest.mark.parametrize(
    "zones",
    [
        (replace(NEAR, steps=()),),
        (replace(NEAR, steps=((1000, 5), (2000, 4))),),
        (replace(NEAR, steps=((1000, -5),)),),
        (replace(NEAR, steps=((1000, 5), (1000, 6))),),
        (NEAR, replace(TEHRANIS, places=frozenset({"23", "15"}))),
    ],
)
def test_terms_that_contradict_themselves_are_refused(zones):
    with pytest.raises(TermsError):
        check(Terms(zones=zones))
