"""The whole way of a guest: from a word in the search box to three parcels."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from shop.order.models import Order
from shop.order.states import OrderState
from tests.journeys import buying
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE_FA, WIDE_EN, View, Visitor

THANKS = "Thank you. The producers know of your order."


def choose_ways_to_send(visitor: Visitor) -> None:
    """Choose for each producer the dearest way; the sum follows each choice by itself."""
    page = visitor.page
    for ways in buying.ways_to_send(visitor):
        expected = page.locator("#sum [name=expected]").input_value()
        if ways.count() > 1:
            ways.last.check()
            expect(page.locator("#sum [name=expected]")).not_to_have_value(expected)


def sees_three_parcels(visitor: Visitor, order: Order) -> None:
    """The order's page names each producer, each way to send, and the sum paid."""
    parcels = visitor.page.locator(".order-parcel")
    expect(parcels).to_have_count(3)
    names = [
        p.seller_name if visitor.view.language == "fa" else p.seller_name_en
        for p in order.parcels.order_by("pk")
    ]
    text = " ".join(parcels.all_inner_texts())
    assert all(name in text for name in names)


@pytest.mark.parametrize("view", [PHONE_FA, WIDE_EN], ids=str)
def test_guest_buys_from_three_producers(visit: Visit, view: View):
    visitor = visit(view)
    screens: list[str] = []
    visitor.page.on("framenavigated", lambda frame: screens.append(urlsplit(frame.url).path))

    buying.fill_basket(visitor)
    buying.go_to_checkout(visitor)
    asked = buying.fields_to_fill(visitor)
    buying.say_where(visitor)
    asked |= buying.fields_to_fill(visitor)
    choose_ways_to_send(visitor)
    buying.pay_by_card(visitor)
    visitor.press("Pay")

    visitor.sees_heading(THANKS)
    assert len({path for path in screens if "/checkout/" in path}) <= 3
    assert len(asked) <= 7
    order = Order.objects.latest("pk")
    assert (order.status, order.user, order.mobile) == (OrderState.PLACED, None, buying.MOBILE)
    assert order.parcels.count() == 3
    sees_three_parcels(visitor, order)
    [message] = buying.told_buyer()
    assert message.to == buying.MOBILE
    assert visitor.number(order.number) in message.text
    assert visitor.says("Thank you. Your payment is here.") in message.text


def test_link_in_the_message_opens_the_order(visit: Visit):
    visitor = visit(PHONE_FA)
    buying.order_at_the_bank(visitor)
    visitor.press("Pay")
    visitor.sees_heading(THANKS)
    link = buying.told_buyer()[-1].text.splitlines()[-1]

    elsewhere = visit(PHONE_FA)
    elsewhere.page.goto(link)

    elsewhere.sees_heading(THANKS)
    assert "key=" not in elsewhere.page.url
