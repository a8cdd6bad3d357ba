"""A maker's full week stretches the promised day, in the shop, the basket and the order."""

import pytest
from django.utils import timezone

from catalog.models import Card
from core.record import move
from core.workdays import add_workdays
from shop.basket.queries import contents
from shop.order.actions import cancel_order
from shop.order.models import Parcel
from shop.order.states import PARCEL_MOVES, ParcelState
from tests import factories as make
from tests.shop.order.test_races import at_once
from tests.shop.order.tools import basket, order_it


@pytest.fixture
def shawl(db):
    return make.product("شال", stock=None, lead_days=5, weekly_capacity=2)


@pytest.fixture
def order(django_capture_on_commit_callbacks):
    def place(product, quantity=1):
        with django_capture_on_commit_callbacks(execute=True):
            return order_it(basket(product, quantity=quantity))

    return place


def days(product):
    return Card.objects.get(pk=product.pk).lead_days


def ready(order):
    return order.parcels.get().ready_by


def test_orders_fill_the_week_and_then_the_next(shawl, order):
    seen = [days(shawl)]
    promised = []
    for _ in range(5):
        promised.append(ready(order(shawl)))
        seen.append(days(shawl))

    assert seen == [5, 5, 11, 11, 17, 17]
    assert promised == [add_workdays(make.TODAY, n) for n in (5, 5, 11, 11, 17)]


def test_pieces_of_one_basket_stand_behind_each_other(shawl):
    [group] = contents(basket(shawl, quantity=3)).groups

    assert group.lead_days == 11
    assert "۱۱" in group.lines[0].note


def test_what_is_called_off_makes_room(shawl, order, django_capture_on_commit_callbacks):
    order(shawl)
    last = order(shawl)
    assert days(shawl) == 11
    with django_capture_on_commit_callbacks(execute=True):
        cancel_order(last.number, by=None)

    assert days(shawl) == 5


def test_what_was_handed_over_makes_room(shawl, order, django_capture_on_commit_callbacks):
    order(shawl)
    parcel = order(shawl).parcels.get()
    with django_capture_on_commit_callbacks(execute=True):
        for state in (ParcelState.NEW, ParcelState.PREPARING):
            move(parcel, state, table=PARCEL_MOVES)
    assert days(shawl) == 11
    with django_capture_on_commit_callbacks(execute=True):
        parcel.posted_at = timezone.now()
        move(parcel, ParcelState.POSTED, table=PARCEL_MOVES, also_save=["posted_at"])

    assert days(shawl) == 5


def test_goods_without_a_week_cost_no_query(db, django_assert_num_queries):
    plain = basket(make.product(), make.product())
    with django_assert_num_queries(3):
        contents(plain)


def test_a_full_week_costs_one_query_for_all(db, django_assert_num_queries):
    full = basket(*(make.product(stock=None, weekly_capacity=n) for n in (1, 2, 3)))
    with django_assert_num_queries(4):
        contents(full)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_no_two_buyers_are_promised_one_place():
    shawl = make.product("شال", stock=None, lead_days=5, weekly_capacity=1)
    baskets = [basket(shawl) for _ in range(6)]

    answers = at_once(*(lambda b=b: order_it(b) for b in baskets))

    assert [a for a in answers if isinstance(a, Exception)] == []
    promised = sorted(Parcel.objects.values_list("ready_by", flat=True))
    assert promised == [add_workdays(make.TODAY, 5 + 6 * week) for week in range(6)]
