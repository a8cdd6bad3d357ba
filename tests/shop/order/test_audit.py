"""The audit of orders and their money."""

import pytest
from django.db.models import F

from core import audit
from shop.order.audits import PAID
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
    bought("placed", "confirmed", going_back=10)
    called_off = bought("cancelled", "confirmed", going_back=10)
    assert findings() == [called_off.number]


def test_a_part_of_the_sum_is_not_enough():
    order = bought("placed", "confirmed", amount=10)
    assert findings() == [order.number]
