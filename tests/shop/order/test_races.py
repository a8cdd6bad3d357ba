"""Many at once, on PostgreSQL with real connections."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections
from django.utils import timezone

from core import audit
from shop.order import actions
from shop.order.models import Order
from shop.order.states import OrderState
from shop.payment.actions import settle, start_payment
from shop.payment.models import Payment
from shop.payment.practice_bank import book
from shop.payment.protocol import Urls
from tests import factories as make
from tests.shop.order.tools import basket, choices_for, held, order_it

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Run all calls at the same moment, each on its own connection; return answers or errors."""
    start = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            start.wait()
            return call()
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def content() -> bool:
    return [f for f in audit.run() if f.check.startswith(("orders:", "stock:"))] == []


def test_fifty_buyers_of_the_last_five_pieces():
    jam = make.product("مربا", stock=5)
    baskets = [basket(jam) for _ in range(50)]
    choices = choices_for(baskets[0])

    answers = at_once(*(lambda b=b: order_it(b, choices=choices) for b in baskets))

    kinds = Counter(type(answer) for answer in answers)
    assert kinds == {Order: 5, actions.GoodsChanged: 45}
    refusals = [answer for answer in answers if isinstance(answer, actions.GoodsChanged)]
    assert {(c.title, c.left) for r in refusals for c in r.changes} == {("مربا", 0)}
    assert Order.objects.count() == Payment.objects.count() == held(jam) == 5
    assert content()


def test_double_click_makes_one_order():
    jam = make.product()
    bought = basket(jam)
    choices = choices_for(bought)

    answers = at_once(
        *[lambda: order_it(bought, choices=choices, placement_key="pressed twice")] * 8
    )

    assert {order.pk for order in answers} == {Order.objects.get().pk}
    assert Payment.objects.count() == held(jam) == 1


def test_expiry_and_payment_at_once_have_one_outcome():
    for _ in range(10):
        jam = make.product(stock=1)
        order = order_it(basket(jam))
        payment = at_the_bank(order)
        Order.objects.filter(pk=order.pk).update(hold_until=timezone.now())

        answers = at_once(lambda o=order: expire(o), lambda p=payment: pay(p))

        order.refresh_from_db()
        # Whoever was first: the money is kept and so are the goods.
        assert answers[1] == "placed"
        assert order.status == OrderState.PLACED
        assert held(jam) == 1
    assert content()


def test_expiry_payment_and_another_buyer_never_share_a_piece():
    for _ in range(10):
        jam = make.product(stock=1)
        order = order_it(basket(jam))
        payment = at_the_bank(order)
        Order.objects.filter(pk=order.pk).update(hold_until=timezone.now())
        other = basket(jam)
        choices = choices_for(basket(make.product(seller=jam.stockrecords.get().partner)))

        _, money, second = at_once(
            lambda o=order: expire(o),
            lambda p=payment: pay(p),
            lambda b=other, c=choices: order_it(b, choices=c),
        )

        order.refresh_from_db()
        first_has_it = order.status == OrderState.PLACED
        assert (money == "placed") == first_has_it
        assert isinstance(second, Order) != first_has_it
        assert held(jam) == 1
    assert content()


def test_same_goods_in_opposite_order_never_block_each_other():
    one, two = make.product(stock=100), make.product(stock=100)
    baskets = [basket(*((one, two) if n % 2 else (two, one))) for n in range(24)]
    choices = choices_for(baskets[0])

    answers = at_once(*(lambda b=b: order_it(b, choices=choices) for b in baskets))

    assert Counter(type(answer) for answer in answers) == {Order: 24}
    assert held(one) == held(two) == 24


def test_expiring_twice_at_once_gives_stock_back_once():
    jam = make.product(stock=5)
    for _ in range(5):
        order_it(basket(jam))
    late = timezone.now() + timedelta(hours=1)

    counts = at_once(*[lambda: actions.expire_orders(late)] * 4)
    counts.append(actions.expire_orders(late))

    assert sum(counts) == 5
    assert held(jam) == 0


def expire(order: Order) -> Any:
    return actions.expire_order(order.number, timezone.now() + timedelta(seconds=1))


def at_the_bank(order: Order) -> Payment:
    """The order's payment, with the buyer at the bank and the card charged; we know nothing yet."""
    payment = Payment.objects.get(reference=order.number)
    start_payment(payment.pk, Urls("http://shop/back", "http://shop/hook"))
    payment.refresh_from_db()
    assert book.decide(payment.gateway_reference, paid=True)
    return payment


def pay(payment: Payment) -> str:
    """Hear of the money as the return, the webhook and the sweeper do."""
    settled = settle(payment.pk, {}, key="return")
    return "sent back" if settled.goes_back else "placed"
