"""Signing in by mobile and code; the basket comes along, and so does the mail."""

import re

from django.core import mail

from core import sms
from core.demo_people import BUYER, BUYER_MOBILE
from shop.order.models import Order
from shop.order.states import OrderState
from tests.journeys import buying
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE_FA, Visitor


def sign_in(visitor: Visitor, mobile: str) -> None:
    """Ask for a code, read it from the text message, type it."""
    visitor.go("account_login")
    visitor.page.fill("main [name=mobile]", mobile)
    visitor.press("Send me the code")
    visitor.sees_heading("Write the code")
    code = re.search(r"\d{6}", sms.outbox[-1].text)
    assert code is not None
    assert sms.outbox[-1].to == BUYER_MOBILE
    visitor.page.fill("main [name=code]", visitor.number(code[0]))
    if visitor.page.url.endswith("/code/"):
        visitor.press("Sign in")
    visitor.page.wait_for_url(re.compile("/account/"))


def test_basket_survives_signing_in_and_the_buyer_gets_mail(visit: Visit):
    visitor = visit(PHONE_FA)
    buying.fill_basket(visitor)

    sign_in(visitor, "۰۹۸۰۱۲۳۴۵۶۷")
    visitor.counts_in_basket(3)
    buying.go_to_checkout(visitor)
    buying.open_other_address(visitor)
    buying.say_where(visitor)
    buying.pay_by_card(visitor)
    visitor.press("Pay")
    visitor.sees_heading("Thank you. The producers know of your order.")

    order = Order.objects.latest("pk")
    assert (order.status, order.user.email) == (OrderState.PLACED, BUYER)
    [message] = mail.outbox
    assert message.to == [BUYER]
    assert visitor.number(order.number) in message.subject
    visitor.go("customer:order-list")
    visitor.page.get_by_text(visitor.number(order.number)).first.wait_for()
