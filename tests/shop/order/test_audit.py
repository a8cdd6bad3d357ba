"""The audit of orders and their money."""

import pytest
from django.db.models import F

from core import audit
from shop.order.audits import BACK, PAID
from shop.order.models import Order
from shop.payment.models import Payment
from tests import factories as make
from tests.shop.order.tools import basket, order_it

pytestmark = pytest.mark.django_db


def findings():
    return [f.subject for f in audit.run() if f.check == PAID]


def bought(status, state, **payment):
    """An order and its payment, as somebody's SQL left them."""
    order = order_it(basket(make.product()))
    back = order.total if state == "refunded" else 0
    sums = {"going_back": back, "sent_back": back, **payment}
    Payment.objects.filter(reference=order.number).update(state=state, **sums)
    Order.objects.filter(pk=order.pk).update(status=status, hold_until=None)
    return order


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("placed", "confirmed"),
        ("completed", "confirmed"),
        ("placed", "due"),
        ("awaiting_payment", "started"),
        ("cancelled", "declined"),
        ("expired", "expired"),
        ("cancelled", "refunded"),
    ],
)
def test_order_and_money_agree(status, state):
    bought(status, state)
    assert findings() == []


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("placed", "declined"),
        ("placed", "waiting"),
        ("completed", "refunded"),
        ("awaiting_payment", "confirmed"),
        ("cancelled", "confirmed"),
        ("expired", "confirmed"),
    ],
)
def test_order_and_money_part(status, state):
    bought("placed", "confirmed")
    order = bought(status, state)
    assert findings() == [order.number]


def test_money_on_its_way_back_pays_for_nothing():
    placed = bought("placed", "confirmed", going_back=F("amount"))
    bought("cancelled", "confirmed", going_back=F("amount"))
    assert findings() == [placed.number]


def test_a_part_on_its_way_back_leaves_an_order_paid_for():
    order = bought("placed", "confirmed", going_back=10)
    order.parcels.update(refunded=10)
    called_off = bought("cancelled", "confirmed", going_back=10)
    assert findings() == [called_off.number]

    order.parcels.update(refunded=11)
    assert sorted(findings()) == sorted([order.number, called_off.number])


def test_a_part_of_the_sum_is_not_enough():
    order = bought("placed", "confirmed", amount=10)
    assert findings() == [order.number]


def test_what_ended_has_nothing_left_and_its_money_is_back():
    ended, kept = bought("placed", "confirmed"), bought("placed", "confirmed")
    for order in (ended, kept):
        parcel = order.parcels.get()
        order.lines.update(refused=F("quantity"), refunded=parcel.items)
        order.parcels.update(state="refused", ended_why="ill", refunded=parcel.total)
    kept.parcels.update(refunded=F("refunded") - 1)
    assert [f.subject for f in audit.run() if f.check == BACK] == [kept.parcels.get().number]
    ended.lines.update(refused=0)
    assert len([f for f in audit.run() if f.check == BACK]) == 2


def test_what_goes_back_of_a_parcel_is_that_of_its_lines_and_at_most_its_shipping():
    order = bought("placed", "confirmed")
    parcel = order.parcels.get()
    order.lines.update(refunded=100)
    order.parcels.update(refunded=100 + parcel.shipping)
    assert [f for f in audit.run() if f.check == BACK] == []
    order.parcels.update(refunded=99)
    assert [f.subject for f in audit.run() if f.check == BACK] == [parcel.number]
    order.parcels.update(refunded=101 + parcel.shipping)
    assert [f.subject for f in audit.run() if f.check == BACK] == [parcel.number]
