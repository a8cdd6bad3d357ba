"""Places: our counties first, the other provinces in the order of the reader's alphabet."""

import pytest
from django.test import RequestFactory
from django.utils import translation

from shop.shipping import queries
from shop.shipping.parcels import Destination
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    make.county()
    make.county("BRJ", "بروجرد", "Borujerd")
    for code, fa, en in [
        ("10", "اصفهان", "Isfahan"),
        ("30", "البرز", "Alborz"),
        ("13", "همدان", "Hamadan"),
    ]:
        make.province(code, fa, en)


def test_counties_come_first_then_provinces_by_alphabet(places):
    ours, rest = queries.destinations()

    assert {code for code, _ in ours.places} == {"KHR", "BRJ"}
    assert [name for _, name in rest.places] == ["اصفهان", "البرز", "همدان"]
    with translation.override("en"):
        assert [name for _, name in queries.destinations()[1].places] == [
            "Alborz",
            "Hamadan",
            "Isfahan",
        ]


def test_places_are_read_once_and_again_after_a_change(places, django_assert_num_queries):
    queries.forget_places()
    with django_assert_num_queries(1):
        assert queries.destination("10") == Destination(None, "10", 33.5, 48.4)
        assert queries.destination("BRJ").county_code == "BRJ"
        assert queries.destination("15") is None
        assert queries.destination("no such place") is None
    make.county("DRD", "دورود", "Dorud")
    assert queries.destination("DRD").code == "DRD"


def test_the_chosen_place_comes_from_a_plain_cookie(places):
    request = RequestFactory().get("/")
    assert queries.chosen(request) is None
    request.COOKIES[queries.CHOSEN_COOKIE] = "BRJ"
    assert queries.chosen(request).county_code == "BRJ"
    request.COOKIES[queries.CHOSEN_COOKIE] = "' or 1=1"
    assert queries.chosen(request) is None


def test_cheapest_prefers_what_comes_to_the_door():
    seller = make.seller(offers_pickup=True, pickup="بازارچه")
    spec = queries.spec_of(seller, [("post", 700, 2), ("none", 900, 1)])

    assert spec.weight_g == 1400
    assert spec.heaviest_g == 700
    assert queries.estimate(spec, None)[0].code == "pickup"
    assert queries.cheapest(spec, None).code == "post"
    local = queries.spec_of(seller, [("local_pickup", 700, 1)])
    assert queries.cheapest(local, None).code == "pickup"
