"""The whole purchase in a browser that runs no script."""

import pytest

from shop.order.models import Order
from shop.order.states import OrderState
from tests.journeys import buying
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE_FA, Visitor


def renew_the_sum(visitor: Visitor) -> None:
    """Choose another way to send for the first producer who offers one, and press "renew"."""
    for ways in buying.ways_to_send(visitor):
        if ways.count() > 1:
            ways.last.check()
            value = ways.last.get_attribute("value")
            name = ways.last.get_attribute("name")
            break
    visitor.press("Renew the sum")
    assert visitor.page.locator(f"input[name={name}]:checked").get_attribute("value") == value


def test_purchase_without_script(visit: Visit):
    visitor = visit(PHONE_FA, script=False)

    buying.fill_basket(visitor)
    buying.go_to_checkout(visitor)
    buying.say_where(visitor)
    renew_the_sum(visitor)
    buying.pay_by_card(visitor)
    visitor.press("Pay")

    visitor.sees_heading("Thank you. The producers know of your order.")
    order = Order.objects.latest("pk")
    assert (order.status, order.parcels.count()) == (OrderState.PLACED, 3)
    assert visitor.page.locator(".order-parcel").count() == 3


@pytest.mark.parametrize("act", ["Change", "Take out"])
def test_basket_changes_without_script(visit: Visit, act: str):
    visitor = visit(PHONE_FA, script=False)
    buying.fill_basket(visitor)
    visitor.go("basket:summary")
    line = visitor.page.locator(".basket-line").first

    if act == "Change":
        line.locator("[name=quantity]").fill("۲")
        line.get_by_role("button", name=visitor.says(act)).click()
        visitor.counts_in_basket(4)
    else:
        line.get_by_role("button", name=visitor.says(act)).click()
        visitor.counts_in_basket(2)
