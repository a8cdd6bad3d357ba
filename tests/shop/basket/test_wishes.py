"""What the buyer writes on goods that ask for it, from the page to the order."""

import pytest

from shop.basket.queries import contents
from tests import factories as make
from tests.shop.basket.helpers import basket_of, put
from tests.shop.order.tools import order_it

pytestmark = pytest.mark.django_db


@pytest.fixture
def towel():
    return make.product("حوله", stock=None, asks_buyer="نامی که گلدوزی شود")


def wishes(client):
    [group] = contents(basket_of(client)).groups
    return [(item.wish, item.quantity) for item in group.lines]


def test_the_page_asks(client, towel):
    page = client.get(towel.get_absolute_url()).content.decode()

    assert "نامی که گلدوزی شود" in page
    assert 'name="wish"' in page
    assert 'name="wish"' not in client.get(make.product().get_absolute_url()).content.decode()


def test_each_name_is_a_line_of_its_own(client, towel):
    for name in ("زهرا", "مریم", "زهرا"):
        assert put(client, towel, wish=name).status_code == 302

    assert wishes(client) == [("زهرا", 2), ("مریم", 1)]
    assert "مریم" in client.get("/basket/").content.decode()


def test_without_a_word_nothing_is_put(client, towel):
    page = put(client, towel, wish="  ")

    assert "نامی که گلدوزی شود" in page.content.decode()
    assert "oscar_open_basket" not in client.cookies


def test_goods_that_do_not_ask_take_no_words(client):
    plain = make.product(stock=None)
    put(client, plain, wish="زهرا")

    assert wishes(client) == [("", 1)]


def test_the_order_keeps_the_words(client, towel):
    put(client, towel, wish="زهرا")
    order = order_it(basket_of(client))

    assert order.lines.get().wish == "زهرا"
