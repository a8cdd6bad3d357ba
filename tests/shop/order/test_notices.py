"""Who hears what, when, in which language; and that mail never fails an order."""

import pytest
from django.core import mail

from core import sms
from core.persian import to_persian_digits
from shop.order import actions
from shop.order.actions import paid
from shop.order.links import key_of
from shop.order.models import Order
from shop.payment.models import Payment
from tests import factories as make
from tests.shop.order.tools import MOBILE, basket, order_it

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_messages():
    sms.outbox.clear()


def test_nothing_is_said_before_the_money_or_inside_the_transaction(
    django_capture_on_commit_callbacks,
):
    with django_capture_on_commit_callbacks(execute=True):
        order_it(basket(make.product()))
    assert sms.outbox == mail.outbox == []

    paid.place_paid(Payment.objects.get())
    assert sms.outbox == mail.outbox == []


def test_paid_guest_gets_an_sms_with_a_link(django_capture_on_commit_callbacks):
    order = order_it(basket(make.product()), language="en")

    with django_capture_on_commit_callbacks(execute=True):
        paid.place_paid(Payment.objects.get())

    (message,) = sms.outbox
    assert message.to == MOBILE
    assert "Thank you. Your payment is here." in message.text
    assert order.number in message.text
    assert f"/en/orders/{order.number}/?key={key_of(order.number)}" in message.text
    assert mail.outbox == []


def test_buyer_with_an_address_gets_a_mail_too(django_capture_on_commit_callbacks):
    buyer = make.user(email="zahra@example.org")
    jam = make.product("مربای گل", title_en="Rose <jam>")
    order = order_it(basket(jam, user=buyer), user=buyer, language="en")

    with django_capture_on_commit_callbacks(execute=True):
        paid.place_paid(Payment.objects.get())

    (message,) = mail.outbox
    assert message.to == ["zahra@example.org"]
    assert order.number in message.subject
    html = message.alternatives[0][0]
    assert "Rose <jam>" in message.body
    assert "Rose &lt;jam&gt;" in html
    assert all(key_of(order.number) in text for text in (message.body, html))


def test_persian_order_is_told_in_persian_digits(django_capture_on_commit_callbacks):
    order = order_it(basket(make.product()))

    with django_capture_on_commit_callbacks(execute=True):
        paid.place_paid(Payment.objects.get())

    assert to_persian_digits(order.number) in sms.outbox[0].text


def test_expiry_is_told(django_capture_on_commit_callbacks):
    order = order_it(basket(make.product()), language="en")
    Order.objects.update(hold_until=order.date_placed)

    with django_capture_on_commit_callbacks(execute=True):
        actions.expire_orders(order.date_placed)

    assert "not paid in time" in sms.outbox[0].text


def test_failing_provider_fails_no_order(monkeypatch, django_capture_on_commit_callbacks):
    def refuse(self, message):
        raise sms.SmsError("down")

    monkeypatch.setattr(sms.LocmemSms, "send", refuse)
    order = order_it(basket(make.product()))

    with django_capture_on_commit_callbacks(execute=True):
        paid.place_paid(Payment.objects.get())

    order.refresh_from_db()
    assert order.status == "placed"


def test_cards_follow_the_stock_and_the_sales(django_capture_on_commit_callbacks):
    jam = make.product(stock=2)

    with django_capture_on_commit_callbacks(execute=True):
        order_it(basket(jam, quantity=2))
    jam.card.refresh_from_db()
    assert (jam.card.stock, jam.card.sold) == ("sold_out", 0)

    with django_capture_on_commit_callbacks(execute=True):
        paid.place_paid(Payment.objects.get())
    jam.card.refresh_from_db()
    assert jam.card.sold == 2
