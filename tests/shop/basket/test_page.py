"""The basket page: grouped by producer, in both languages, in a constant number of queries."""

import pytest
from django.urls import reverse
from django.utils.timezone import now
from oscar.apps.offer.models import Benefit, Condition, ConditionalOffer, Range
from oscar.apps.voucher.models import Voucher

from sellers.models import StockRecord
from shop.basket import queries
from shop.basket.models import Basket
from shop.shipping.queries import CHOSEN_COOKIE
from tests import factories as make
from tests.shop.basket.helpers import basket_of, fill, put

pytestmark = pytest.mark.django_db
GUEST_QUERIES = 7  # basket, lines, options, vouchers, offers, licences, are there vouchers


@pytest.mark.parametrize("n", [1, 3])
def test_page_costs_the_same_for_one_and_three_producers(client, django_assert_num_queries, n):
    for _ in range(n):
        seller = make.seller()
        fill(client, *[make.product(seller=seller) for _ in range(n)])
    client.get("/basket/")  # menus and places are kept for all visitors

    with django_assert_num_queries(GUEST_QUERIES):
        page = client.get("/basket/")

    assert len(page.context["sections"]) == n
    assert [len(s.group.lines) for s in page.context["sections"]] == [n] * n


def test_an_empty_basket_costs_nothing_and_says_where_to_go(client, django_assert_num_queries):
    client.get("/basket/")
    with django_assert_num_queries(0):
        page = client.get("/basket/")

    assert reverse("catalogue:index") in page.text
    assert Basket.objects.count() == 0


@pytest.mark.parametrize("path", ["/basket/", "/en/basket/"])
def test_goods_stand_below_their_producer(client, path):
    jam, bread = make.product("مربا", title_en="Jam"), make.product("نان", title_en="Bread")
    fill(client, jam, bread)

    page = client.get(path)

    english = path.startswith("/en")
    names = [
        s.group.seller.name_en if english else s.group.seller.name for s in page.context["sections"]
    ]
    titles = ["Jam", "Bread"] if english else ["مربا", "نان"]
    places_in_page = [
        page.text.index(text) for pair in zip(names, titles, strict=True) for text in pair
    ]
    assert places_in_page == sorted(places_in_page)
    assert "navbar" not in page.text  # nothing of Oscar's bootstrap


def test_totals_are_whole_rials_by_group(client):
    seller = make.seller()
    jam = make.product(seller=seller, price=1_250_000, weight_g=700, lead_days=3)
    rug = make.product(seller=seller, price=90_000_000, weight_g=5000, lead_days=20)
    bread = make.product(price=300_000)
    put(client, jam, 2)
    fill(client, rug, bread)

    first, second = queries.contents(basket_of(client)).groups

    assert (first.items_total, first.weight_g, first.lead_days) == (92_500_000, 6400, 20)
    assert second.items_total == 300_000
    assert first.spec.heaviest_g == 5000


def test_goods_that_left_the_shop_stand_apart_and_do_not_block(client):
    jam, bread = make.product(price=500_000), make.product()
    fill(client, jam, bread)
    StockRecord.objects.filter(product=bread).update(num_in_stock=0)

    page = client.get("/basket/")

    contents = page.context["contents"]
    assert [item.product for item in contents.gone] == [bread]
    assert (contents.items_total, contents.can_order) == (500_000, True)
    assert "button-wide" in page.text
    assert page.cookies["basket_count"].value == "1"


def test_more_than_is_left_is_said_plainly_and_stops_checkout(client):
    jam = make.product(stock=5)
    put(client, jam, 5)
    StockRecord.objects.filter(product=jam).update(num_in_stock=3)

    page = client.get("/en/basket/")

    assert "Only 3 are left; you asked for 5." in page.text
    assert "button-wide" not in page.text
    assert not page.context["contents"].can_order


def test_estimate_follows_the_chosen_county(client):
    make.county("BRJ", "بروجرد", "Borujerd")
    fill(client, make.product())
    at_home = client.get("/en/basket/")

    client.post("/en/basket/send-to/", {"to": "BRJ"})
    chosen = client.get("/en/basket/")

    assert "within Khorramabad" in at_home.text
    assert "Sending to Borujerd" in chosen.text
    assert chosen.context["sending"] > at_home.context["sending"]
    assert client.cookies[CHOSEN_COOKIE].value == "BRJ"


def test_an_unknown_place_is_not_remembered(client):
    client.post("/basket/send-to/", {"to": "XXX"})

    assert not client.cookies[CHOSEN_COOKIE].value


def test_no_voucher_form_without_vouchers(client):
    fill(client, make.product())

    assert "vouchers" not in client.get("/basket/").text


def test_what_cannot_come_is_said_with_the_reason(client):
    make.province("23", "تهران", "Tehran")
    fill(client, make.product(shipping_class="cold_or_express"))
    client.post("/en/basket/send-to/", {"to": "23"})

    page = client.get("/en/basket/")

    assert "They cannot come to Tehran" in page.text
    assert page.context["sections"][0].quote is None


def test_a_guest_without_a_basket_gets_no_session(client):
    response = client.get("/basket/")

    assert "sessionid" not in response.cookies
    assert "oscar_open_basket" not in response.cookies


def test_vouchers_make_goods_cheaper_by_whole_rials(client):
    voucher = make_voucher("NOWRUZ", percent=15)
    fill(client, make.product(price=1_000_010))
    form = client.get("/en/basket/").text

    client.post("/en/basket/vouchers/", {"code": " nowruz "})
    page = client.get("/en/basket/")

    assert "Do you have a discount code?" in form
    assert page.context["contents"].items_total == 1_000_010 - 150_001
    assert page.context["rows"][1]["rials"] == -150_001
    client.post(f"/en/basket/vouchers/{voucher.pk}/remove/")
    assert client.get("/en/basket/").context["contents"].items_total == 1_000_010


def make_voucher(code, percent):
    everything = Range.objects.create(name="all", includes_all_products=True)
    voucher = Voucher.objects.create(
        name=code,
        code=code,
        start_datetime=now() - make.DAY,
        end_datetime=now() + make.DAY,
        usage=Voucher.MULTI_USE,
    )
    offer = ConditionalOffer.objects.create(
        name=f"{percent} %",
        offer_type=ConditionalOffer.VOUCHER,
        condition=Condition.objects.create(range=everything, type=Condition.COUNT, value=1),
        benefit=Benefit.objects.create(range=everything, type=Benefit.PERCENTAGE, value=percent),
    )
    voucher.offers.add(offer)
    return voucher
