"""Every way that money takes through orders and payments leaves the ledger as it should be."""

import pytest
from django.db import transaction
from django.utils import timezone

from catalog.commission.models import CommissionRule
from core import audit
from shop.ledger.queries import balances
from shop.order.actions import cancel_order
from shop.order.actions.locks import lock_parcel
from shop.order.actions.money import give_back
from shop.order.actions.refusing import refuse_parcel
from shop.order.books.actions import money_is_due
from shop.order.books.rules import NOTHING_AGREED
from shop.order.models import Parcel
from shop.order.states import ParcelState
from shop.payment.actions import (
    confirm_by_staff,
    settle,
    start_payment,
)
from shop.payment.actions.refunding import send_all_back
from shop.payment.models import Payment
from shop.payment.practice_bank import book
from shop.payment.protocol import Urls
from tests import factories as make
from tests.shop.order.tools import basket, order_it

pytestmark = pytest.mark.django_db(transaction=True)
URLS = Urls("https://shop.example/return", "https://shop.example/webhook")
PRICE = 1_000_000


@pytest.fixture(autouse=True)
def rule():
    CommissionRule.objects.create(series="shop", permille=75, starts=make.TODAY)


def ordered(gateway="practice", sellers=2):
    goods = [
        make.product(seller=make.seller(accepts_cod=True), price=PRICE) for _ in range(sellers)
    ]
    order = order_it(basket(*goods), gateway=gateway)
    payment = Payment.objects.get(reference=order.number)
    start_payment(payment.pk, URLS)
    return order, Payment.objects.get(pk=payment.pk)


def paid(sellers=2):
    order, payment = ordered(sellers=sellers)
    book.decide(payment.gateway_reference, paid=True)
    settle(payment.pk, {}, key="return")
    return order, payment


def arrive(parcel):
    Parcel.objects.filter(pk=parcel.pk).update(
        state=ParcelState.DELIVERED, delivered_at=timezone.now()
    )
    parcel.refresh_from_db()
    return parcel


def settled(parcel, cash=False):
    arrive(parcel)
    money_is_due(parcel, NOTHING_AGREED, is_cash=cash)
    Parcel.objects.filter(pk=parcel.pk).update(settled_at=timezone.now())


def money():
    """Balances that are not zero; together they always are."""
    found = {code: total for code, total in balances().items() if total}
    assert sum(found.values()) == 0
    assert [f for f in audit.run() if f.check.startswith("ledger:")] == []
    return found


def test_a_paid_order_is_held_for_its_buyer():
    order, _ = paid()

    assert money() == {"gateway:practice": order.total, "buyers": -order.total}


def test_an_order_that_nobody_pays_leaves_no_trace():
    ordered()

    assert money() == {}


def test_money_that_comes_for_a_cancelled_order_goes_back():
    order, payment = ordered()
    cancel_order(order.number, by=None)
    book.decide(payment.gateway_reference, paid=True)
    settle(payment.pk, {}, key="return")

    assert money() == {}
    assert Payment.objects.get(pk=payment.pk).state == "refunded"


def test_a_refused_parcel_goes_back_alone():
    order, payment = paid()
    first, second = order.parcels.order_by("pk")
    refuse_parcel(first.pk, "sold_out", by=None)
    send_all_back(payment.pk)

    assert money() == {"gateway:practice": second.total, "buyers": -second.total}


def test_a_refund_that_waits_for_people_is_owed():
    order, payment = ordered("transfer")
    confirm_by_staff(payment.pk, by=make.user())
    first, second = order.parcels.order_by("pk")
    refuse_parcel(first.pk, "ill", by=None)

    assert money() == {"bank": order.total, "buyers": -second.total, "refunds": -first.total}


def test_a_settled_parcel_is_shared():
    order, _ = paid(sellers=1)
    parcel = order.parcels.get()
    settled(parcel)

    assert money() == {
        "gateway:practice": parcel.total,
        "fees": -75_000,
        f"seller:{parcel.seller_id}": 75_000 - parcel.total,
    }


def test_a_refund_after_that_makes_the_seller_owe():
    order, payment = paid(sellers=1)
    parcel = order.parcels.get()
    settled(parcel)
    line = parcel.lines.get()
    line.refunded = PRICE
    line.save()
    with transaction.atomic():
        give_back(lock_parcel(parcel.pk, money=True), parcel.total, key="x", reason="x", by=None)
    send_all_back(payment.pk)

    assert money() == {}


def test_cash_is_due_at_the_door_and_the_seller_owes_its_commission():
    order, payment = ordered("cod", sellers=1)
    parcel = order.parcels.get()
    assert money() == {"gateway:cod": order.total, "buyers": -order.total}
    confirm_by_staff(payment.pk, by=make.user())
    assert money() == {"gateway:cod": order.total, "buyers": -order.total}
    settled(parcel, cash=True)

    assert money() == {"fees": -75_000, f"seller:{parcel.seller_id}": 75_000}


def test_less_cash_is_due_for_a_parcel_that_is_refused():
    order, _ = ordered("cod")
    first, second = order.parcels.order_by("pk")
    refuse_parcel(first.pk, "sold_out", by=None)
    assert money() == {"gateway:cod": second.total, "buyers": -second.total}
    refuse_parcel(second.pk, "sold_out", by=None)

    assert money() == {}


def test_the_same_news_again_moves_nothing_more():
    order, payment = paid()
    settle(payment.pk, {}, key="webhook")
    first = order.parcels.order_by("pk")[0]
    for _ in range(2):
        refuse_parcel(first.pk, "sold_out", by=None)
        send_all_back(payment.pk)

    assert money()["buyers"] == first.total - order.total
