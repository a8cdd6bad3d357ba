"""How a producer says how she sends: sound defaults, clear answers, one rule everywhere."""

import pytest
from django.urls import reverse

from core.models import MoveRecord
from sellers.models import Role
from shop.basket.queries import contents
from shop.order.plan import plan_of
from shop.shipping.queries import CHOSEN_COOKIE, destination, forget_places
from shop.shipping.terms import from_json
from tests import factories as make
from tests.shop.order.tools import basket

pytestmark = pytest.mark.django_db
PAGE = "/desk/shipping/"


@pytest.fixture
def seller():
    make.province("23", "تهران", "Tehran")
    forget_places()
    return make.seller()


@pytest.fixture(autouse=True)
def _owner(client, seller):
    client.force_login(make.member(seller).user)


ZONE = {"zone1_places": ["KHR"], "zone1_1000": "۳۰٬۰۰۰", "zone1_5000": "50,000"}


def saved(seller):
    seller.refresh_from_db()
    return from_json(seller.shipping_terms)


def test_saved_in_any_digits_with_what_it_was_before(client, seller):
    data = {
        **ZONE,
        "free_above": "۵۰۰٬۰۰۰",
        "blocked": ["23"],
        "offers_courier": "on",
        "accepts_cod": "on",
    }
    assert client.post(PAGE, data).url == PAGE
    terms = saved(seller)
    assert terms.zones[0].steps == ((1000, 300_000), (5000, 500_000))
    assert (terms.free_above, terms.blocked) == (5_000_000, {"23"})
    assert seller.offers_courier
    assert seller.accepts_cod

    client.post(PAGE, data)  # pressed twice
    assert MoveRecord.objects.filter(model="partner.partner", from_state="shipping").count() == 1
    assert MoveRecord.objects.filter(model="partner.partner", to_state="cash True").count() == 1


def test_nothing_said_is_post_for_me(client, seller):
    client.post(PAGE, ZONE)
    client.post(PAGE, {})
    seller.refresh_from_db()
    assert seller.shipping_terms == {}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"zone1_places": []}, "zone1_places"),
        ({"zone1_1000": "", "zone1_5000": ""}, "zone1_1000"),
        ({"zone1_1000": "60000"}, "zone1_1000"),
        ({"blocked": ["KHR"]}, "zone1_places"),
        ({"zone2_places": ["KHR"], "zone2_1000": "1"}, "zone2_places"),
        ({"free_above": "گران"}, "free_above"),
        ({"zone1_places": ["XXX"]}, "zone1_places"),
    ],
)
def test_what_makes_no_sense_is_asked_again_and_kept(client, seller, change, field):
    page = client.post(PAGE, {**ZONE, "courier": "12345", **change})
    assert field in page.context["form"].errors
    assert 'value="12345"' in page.content.decode()
    assert saved(seller).zones == ()


def test_product_basket_checkout_and_the_trial_say_the_same(client, seller):
    jam = make.product(seller=seller, price=100_000 * make.TOMAN, weight_g=900)
    client.post(PAGE, ZONE)
    client.cookies[CHOSEN_COOKIE] = "KHR"

    trial = client.get(PAGE, {"to": "KHR", "grams": "۹۰۰", "kind": "post", "items": "100000"})
    product = client.get(jam.card.get_absolute_url())
    plan = plan_of(contents(basket(jam)), destination("KHR"), {}, make.TODAY)

    assert trial.context["tried"]["rows"][0]["rials"] == 300_000
    assert product.context["delivery"].ways[0].price == 300_000
    assert plan.parcels[0].quotes[0].price == 300_000
    client.post(reverse("basket:add", args=[jam.pk]), {"quantity": 1})
    assert "۳۰٬۰۰۰ تومان" in client.get("/basket/").content.decode()


def test_a_blocked_place_is_said_before_anybody_buys(client, seller):
    jam = make.product(seller=seller)
    client.post(PAGE, {"blocked": ["23"]})
    client.cookies[CHOSEN_COOKIE] = "23"
    delivery = client.get(jam.card.get_absolute_url()).context["delivery"]
    assert (delivery.ways, delivery.obstacle) == ([], "تولیدکننده به این جا نمی‌فرستد.")
    tried = client.get(PAGE, {"to": "23", "grams": "900", "kind": "post"}).context["tried"]
    assert tried["why"] == delivery.obstacle


@pytest.mark.parametrize("asked", [{"grams": "0"}, {"grams": "x"}, {"to": "ZZ"}, {"kind": "gold"}])
def test_a_trial_that_makes_no_sense_is_explained(client, asked):
    page = client.get(PAGE, {"to": "KHR", "grams": "900", "kind": "post", **asked})
    assert page.status_code == 200
    assert page.context["trial"].errors
    assert page.context["tried"] is None


def test_a_packer_sets_no_prices(client, seller):
    client.force_login(make.member(seller, Role.PACKER).user)
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, ZONE).status_code == 404
    assert saved(seller).zones == ()
