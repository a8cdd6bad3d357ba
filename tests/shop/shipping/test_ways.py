"""What holds of every way to send, a new one too: it is complete, and asks as the shop expects."""

from dataclasses import replace

import pytest
from django.utils import translation
from hypothesis import given

from shop.order.models import Parcel
from shop.shipping import words
from shop.shipping.carriers import carriers, carriers_for
from shop.shipping.parcels import LOCAL
from shop.shipping.rules import DIGITAL, PICKUP, quotes
from shop.shipping.tariff import limits, tariff
from shop.shipping.terms import Terms
from shop.shipping.ways import WAYS
from tests.shop.shipping.test_rules import PLACES, SPEC, codes, specs

CODES = [*(way.code for way in WAYS), PICKUP, DIGITAL]
by_code = pytest.mark.parametrize("way", WAYS, ids=lambda way: way.code)


def test_codes_are_unique_and_fit_the_column():
    assert len(set(CODES)) == len(CODES)
    assert max(map(len, CODES)) <= Parcel._meta.get_field("shipping_code").max_length


@pytest.mark.parametrize("code", CODES)
def test_each_has_a_carrier_and_a_name_in_both_languages(code):
    names = set()
    for language in ("fa", "en"):
        with translation.override(language):
            names.add(words.label(code))

    assert len(names - {"", code}) == 2
    assert carriers_for(code)


def test_tables_speak_of_ways_we_have_alone():
    named = {code for code, _zone in (*tariff().steps, *tariff().days)}
    named |= {limit.service for limit in limits()}
    named |= {service for carrier in carriers().values() for service in carrier.services}

    assert named <= set(CODES)
    assert {way.code for way in WAYS} <= named


@by_code
@given(spec=specs)
def test_it_quotes_under_its_own_code_whole_boxes_and_days(way, spec):
    for found in (way.quote(spec, to) for to in PLACES):
        if found is not None:
            assert found.code == way.code
            assert found.boxes >= 1
            assert 0 <= found.days[0] <= found.days[1]


@by_code
@given(spec=specs)
def test_it_leaves_alone_what_does_not_travel(way, spec):
    bound = replace(spec, shipping_classes=spec.shipping_classes | {LOCAL})

    assert [way.quote(bound, to) for to in PLACES] == [None] * len(PLACES)


@by_code
def test_some_parcel_goes_by_it(way):
    kinds = [
        replace(SPEC, offers_courier=True, shipping_classes=frozenset({kind}))
        for kind in ("post", "post_fragile", "cold_or_express", "freight")
    ]

    assert any(way.code in codes(spec, to) for spec in kinds for to in PLACES)


@given(spec=specs)
def test_free_sending_means_each_way_that_may_be_free(spec):
    free, dear = replace(spec, terms=Terms(free_above=1), items=1), replace(spec, items=1)
    may = {way.code: way.may_be_free for way in WAYS}
    for to in PLACES:
        paid = {q.code: q.price for q in quotes(dear, to)}
        for quote in quotes(free, to):
            assert quote.price == (0 if may.get(quote.code) else paid[quote.code])
