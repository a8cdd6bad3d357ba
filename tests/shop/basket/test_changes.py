"""Changing a basket: limits said plainly, nothing taken from another's, with and without script."""

import json

import pytest
from django.test import Client
from oscar.core.loading import get_model

from shop.basket.middleware import COUNT_COOKIE
from shop.basket.models import Basket
from tests import factories as make
from tests.shop.basket.helpers import basket_of, fill, put, quantities

pytestmark = pytest.mark.django_db
Line = get_model("basket", "Line")
HTMX = {"HX-Request": "true"}


def line_of(client, product):
    return basket_of(client).lines.get(product=product)


def test_add_goes_back_and_counts(client):
    jam = make.product()

    response = put(client, jam, "۲", next="/en/basket/")

    assert response.url == "/en/basket/"
    assert quantities(basket_of(client)) == {jam.pk: 2}
    assert client.cookies[COUNT_COOKIE].value == "2"


def test_add_never_leaves_the_shop(client):
    assert put(client, make.product(), next="https://elsewhere.example/").url == "/en/basket/"


def test_add_costs_few_queries(client, django_assert_max_num_queries):
    jam, bread = make.product(), make.product()
    with django_assert_max_num_queries(12):
        put(client, jam)
    with django_assert_max_num_queries(12):
        put(client, bread)
    with django_assert_max_num_queries(11):
        put(client, jam)
    assert quantities(basket_of(client)) == {jam.pk: 2, bread.pk: 1}


def test_htmx_gets_a_toast_and_the_count(client):
    jam = make.product("مربای انجیر", title_en="Fig jam")

    response = client.post(f"/en/basket/add/{jam.pk}/", headers=HTMX)

    assert "Fig jam" in response.text
    assert 'hx-swap-oob="outerHTML:[data-basket-count]"' in response.text
    assert "<html" not in response.text


@pytest.mark.parametrize("typed", ["0", "-1", "two", "1.5", "99999"])
def test_a_wrong_number_is_refused_and_kept_as_typed(client, typed):
    response = put(client, make.product(), typed)

    assert f'value="{typed}"' in response.text
    assert Line.objects.count() == 0


def test_too_many_are_refused_with_what_lies_there_already(client):
    jam = make.product(stock=3)
    put(client, jam, 2)

    plain = put(client, jam, 5)
    by_script = client.post(f"/en/basket/add/{jam.pk}/", {"quantity": 5}, headers=HTMX)

    why = "Only 3 are left, and 2 are already in your basket."
    assert why in plain.text
    assert json.loads(by_script["HX-Trigger"])["toast"]["text"] == why
    assert quantities(basket_of(client)) == {jam.pk: 2}


@pytest.mark.parametrize("spoil", [{"is_public": False}, {"pk": 0}])
def test_what_is_not_sold_is_not_found(client, spoil):
    jam = make.product()
    type(jam).objects.filter(pk=jam.pk).update(is_public=spoil.get("is_public", True))

    response = client.post("/basket/add/", {"product": spoil.get("pk", jam.pk) or 10**9})

    assert response.status_code == 404
    assert Line.objects.count() == 0


def test_nothing_named_is_a_bad_request(client):
    assert client.post("/basket/add/").status_code == 400


def test_variants_are_chosen_first(client):
    rug = make.product()
    red = make.product("قرمز")
    other = make.product()
    type(rug).objects.filter(pk=rug.pk).update(structure="parent")
    type(red).objects.filter(pk=red.pk).update(structure="child", parent=rug, trade=None)

    assert put(client, rug).status_code == 302
    assert Line.objects.count() == 0
    assert put(client, other, child_id=red.pk).status_code == 404
    assert put(client, rug, child_id=red.pk).status_code == 302
    assert quantities(basket_of(client)) == {red.pk: 1}


def test_change_sets_the_number_and_zero_takes_out(client):
    jam = make.product()
    fill(client, jam)
    line = line_of(client, jam)

    client.post(f"/basket/lines/{line.pk}/", {"quantity": "۴"})
    assert quantities(basket_of(client)) == {jam.pk: 4}
    assert client.cookies[COUNT_COOKIE].value == "1"  # set anew when the basket is looked at
    client.get("/basket/")
    assert client.cookies[COUNT_COOKIE].value == "4"

    gone = client.post(f"/basket/lines/{line.pk}/", {"quantity": "0"})
    assert quantities(basket_of(client)) == {}
    assert "pieces=4" in gone.url
    assert "Put it back" in client.get("/en/" + gone.url.lstrip("/")).text


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_number_too_high_is_said_beside_the_line_as_typed(client, headers):
    jam = make.product(stock=3)
    fill(client, jam)

    page = client.post(
        f"/en/basket/lines/{line_of(client, jam).pk}/", {"quantity": "5"}, headers=headers
    )

    assert "Only 3 are left; you asked for 5." in page.text
    assert 'value="5"' in page.text
    assert quantities(basket_of(client)) == {jam.pk: 1}


@pytest.mark.parametrize(
    ("path", "data"), [("", {"quantity": 3}), ("", {"quantity": "x"}), ("remove/", {})]
)
@pytest.mark.parametrize("signed_in", [False, True])
def test_anothers_line_is_not_found_and_not_changed(client, client_b, path, data, signed_in):
    jam = make.product()
    fill(client, jam)
    fill(client_b, make.product())
    if signed_in:
        client_b.force_login(make.user())
    line = line_of(client, jam)

    response = client_b.post(f"/basket/lines/{line.pk}/{path}", data)

    assert response.status_code == 404
    assert quantities(basket_of(client)) == {jam.pk: 1}


@pytest.fixture
def client_b():
    return Client()


def test_an_ordered_basket_takes_nothing_more(client):
    jam = make.product()
    fill(client, jam)
    basket = basket_of(client)
    Basket.objects.filter(pk=basket.pk).update(status=Basket.SUBMITTED)

    fill(client, jam)

    assert quantities(basket) == {jam.pk: 1}
    assert basket_of(client).pk != basket.pk


def test_a_basket_has_room_for_a_household(client, monkeypatch):
    monkeypatch.setattr("shop.basket.rules.MOST_PIECES", 3)
    jam = make.product(stock=None)

    put(client, jam, 3)
    refused = put(client, jam, 1)

    assert "holds at most 3 pieces" in refused.text
    assert quantities(basket_of(client)) == {jam.pk: 3}


@pytest.mark.parametrize("path", ["/basket/add/", "/basket/lines/1/", "/basket/send-to/"])
def test_changes_need_a_form_and_their_addresses_lead_to_the_basket(client, path):
    assert client.get(path)["Location"] == "/basket/"
    assert client.put(path).status_code == 405
    assert not Basket.objects.exists()


@pytest.mark.parametrize("odd", ["/" + "x" * 1100, "½", "no-such-name", "javascript:alert(1)"])
def test_an_odd_way_back_is_left_out_and_the_goods_are_in(client, odd):
    answer = put(client, make.product(), next=odd)

    assert (answer.status_code, answer["Location"]) == (302, "/en/basket/")
    assert client.post("/en/basket/send-to/", {"next": odd})["Location"] == "/en/basket/"


@pytest.mark.parametrize("odd", ["9" * 5000, "-1", "٣", "½", "\0"])
def test_what_was_taken_out_may_be_told_wrongly(client, odd):
    for told in ({"out": odd, "pieces": 1}, {"out": 1, "pieces": odd}):
        assert client.get("/en/basket/", told).status_code == 200
