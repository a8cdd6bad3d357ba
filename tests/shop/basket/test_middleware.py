"""The basket follows its buyer, and pages that do not look at it ask nothing."""

import pytest
from django.contrib.auth import login, logout
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpResponse
from django.test import Client

from shop.basket.middleware import COUNT_COOKIE, BasketMiddleware, cookie_count
from shop.basket.models import Basket
from tests import factories as make
from tests.shop.basket.helpers import basket_of, fill, put, quantities

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def test_a_page_that_does_not_look_asks_nothing(client, rf, django_assert_num_queries):
    fill(client, make.product())
    request = rf.get("/")
    request.COOKIES = {key: morsel.value for key, morsel in client.cookies.items()}
    request.session, request.user = Untouchable(), Untouchable()

    with django_assert_num_queries(0):
        response = BasketMiddleware(lambda request: HttpResponse("a page"))(request)

    assert not response.cookies
    assert cookie_count(request) == 1


class Untouchable:
    def __getattr__(self, name):
        raise AssertionError(f"looked at {name}")


def test_goods_survive_sign_in_and_say_so(client):
    user = make.user()
    jam, bread = make.product(), make.product()
    before = Client()
    before.force_login(user)
    put(before, jam, 3)
    put(client, jam, 1)
    put(client, bread, 2)

    client.force_login(user)
    page = client.get("/en/basket/")

    basket = Basket.open.get(owner=user)
    assert quantities(basket) == {jam.pk: 3, bread.pk: 2}
    assert "3 pieces that you chose before you signed in" in page.text
    assert page.cookies[COUNT_COOKIE].value == "5"
    assert not page.cookies["oscar_open_basket"].value


def test_a_first_basket_is_taken_over_whole(client):
    fill(client, make.product())
    pk = basket_of(client).pk
    user = make.user()

    client.force_login(user)
    client.get("/basket/")

    assert Basket.open.get(owner=user).pk == pk


def test_sign_in_and_sign_out_keep_the_count(client, rf):
    user = make.user()
    known = Client()
    known.force_login(user)
    put(known, make.product(), 4)

    signed_in = through(rf, client, lambda request: login(request, user, BACKEND))
    assert signed_in.cookies[COUNT_COOKIE].value == "4"

    signed_out = through(rf, known, logout)
    assert signed_out.cookies[COUNT_COOKIE].value == ""


def through(rf, client, act):
    """Pass a request with the client's cookies through session and basket, doing ``act``."""

    def view(request):
        act(request)
        return HttpResponse()

    handler = view
    for layer in (BasketMiddleware, MessageMiddleware, AuthenticationMiddleware, SessionMiddleware):
        handler = layer(handler)
    request = rf.post("/")
    request.COOKIES = {key: morsel.value for key, morsel in client.cookies.items()}
    return handler(request)


@pytest.mark.parametrize(
    ("text", "count"), [("7", 7), ("", 0), ("-1", 0), ("x", 0), ("۷", 0), ("99999", 0)]
)
def test_nonsense_in_the_cookie_counts_nothing(rf, text, count):
    request = rf.get("/")
    request.COOKIES[COUNT_COOKIE] = text
    assert cookie_count(request) == count


def test_a_forged_basket_key_opens_nothing(client):
    fill(client, make.product())
    pk = basket_of(client).pk
    thief = Client()
    thief.cookies["oscar_open_basket"] = f"{pk}:forged"

    page = thief.get("/basket/")

    assert page.context["contents"].groups == []
