"""Codes under many hands at once, on PostgreSQL."""

from collections import Counter

import pytest

from core import audit
from shop.coupons.actions import CodeTaken, make_coupon
from shop.coupons.models import Coupon
from shop.coupons.queries import coupons_of
from shop.order import actions
from shop.order.models import Order
from tests import factories as make
from tests.shop.coupons.tools import coupon_of
from tests.shop.order.test_races import at_once
from tests.shop.order.tools import basket, choices_for, order_it

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("limit", "used"), [(2, 2), (None, 5)])
def test_the_last_uses_go_to_as_many_orders(limit, used):
    seller = make.seller()
    jam, coupon = make.product(seller=seller), coupon_of(seller, limit=limit)
    baskets = [basket(jam) for _ in range(5)]
    for one in baskets:
        one.vouchers.add(coupon.voucher)
    choices = choices_for(baskets[0])

    answers = at_once(*(lambda b=b: order_it(b, choices=choices) for b in baskets))

    kinds = Counter(type(answer) for answer in answers)
    cheaper = sum(order.discounts.exists() for order in Order.objects.all())
    assert cheaper == used == coupons_of(seller).get().uses
    assert set(kinds) <= {Order, actions.VoucherUsed}
    coupon.voucher.refresh_from_db()
    assert coupon.voucher.num_orders == coupon.voucher.offers.get().num_orders == used
    assert list(audit.run()) == []


def test_one_code_of_two_shops_at_once_is_one_shops():
    one, two = make.seller(), make.seller()
    terms, boss = coupon_of(make.seller(), code="OTHER").terms, make.user()

    answers = at_once(
        lambda: make_coupon(one, "SAME", terms, by=boss),
        lambda: make_coupon(two, "SAME", terms, by=boss),
    )

    assert Counter(type(answer) for answer in answers) == {Coupon: 1, CodeTaken: 1}
    assert Coupon.objects.filter(voucher__code="SAME").count() == 1
