"""The page of figures: her own sales, in sentences; of others only the middle, never a name."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from shop.order import actions
from shop.order.figures import queries
from shop.order.models import Order
from tests import factories as make
from tests.shop.order.tools import MOBILE, paid_for

pytestmark = pytest.mark.django_db

PATH = "/en/desk/figures/"
QUERIES = 17  # session, person, desk, menu and its counts, and 9 of the page


@pytest.fixture
def seller(client):
    made = make.seller("مربای ننه")
    client.force_login(make.member(made).user)
    return made


def jam(seller, title="Jam"):
    return make.product("مربا", seller=seller, title_en=title, stock=50)


def ago(order: Order, days: int) -> None:
    Order.objects.filter(pk=order.pk).update(date_placed=timezone.now() - timedelta(days=days))


def month():
    return make.TODAY - timedelta(days=29), make.TODAY


def test_without_sales_it_says_what_helps(client, seller):
    assert "Your figures begin with the first order" in client.get(PATH).content.decode()


def test_only_what_was_kept_of_her_own_counts(seller):
    mine = jam(seller)
    other = make.product("نمد")
    kept = paid_for(mine, other)
    refused = paid_for(mine)
    actions.refuse_parcel(refused.parcels.get().pk, "ill", by=None)
    old = paid_for(mine)
    ago(old, 45)

    (sale,) = queries.sales(seller, *month())

    assert (sale.orders, sale.rials) == (1, kept.parcels.get(seller=seller).items)
    assert [(one.name_en, one.pieces) for one in queries.best(seller, *month())] == [("Jam", 1)]
    (place,) = queries.places(seller, *month())
    assert (place.name_en, place.parcels) == ("Khorramabad", 1)


def test_somebody_who_bought_before_is_no_stranger(seller):
    goods = jam(seller)
    ago(paid_for(goods), 60)
    paid_for(goods)
    paid_for(goods, mobile="+989167654321")

    assert queries.buyers(seller, *month()) == (2, 1)
    assert MOBILE != "+989167654321"


def test_the_trade_is_compared_without_names_and_with_enough_others(client, seller):
    paid_for(jam(seller))
    names = [f"همسایهٔ شمارهٔ {n}" for n in range(5)]
    for name in names[:4]:
        paid_for(jam(make.seller(name)))
    assert "the middle producer" not in client.get(PATH).content.decode()

    paid_for(jam(make.seller(names[4])))
    text = client.get(PATH).content.decode()

    assert "In “Jam making” the middle producer sold goods for 100,000 toman" in text
    assert not any(name in text for name in names)


@pytest.mark.parametrize("many", [1, 3])
def test_queries_do_not_grow_with_sales(client, seller, many, django_assert_num_queries):
    for n in range(many):
        paid_for(jam(seller, f"Jam {n}"))
    client.get(PATH)
    cache.clear()

    with django_assert_num_queries(QUERIES):
        text = client.get(PATH).content.decode()

    assert f"This week {many} order" in text


def test_who_may_not_see_money_finds_nothing(client, seller):
    client.force_login(make.member(seller, role="packer").user)

    assert client.get(PATH).status_code == 404
