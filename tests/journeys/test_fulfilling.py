"""Buyer and producer side by side: bought, accepted, posted, come; refused; and late."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from shop.order.actions.watching import watch
from shop.order.models import Order, Parcel
from tests import factories as make
from tests.journeys import buying, tour
from tests.journeys.conftest import Visit
from tests.journeys.test_listing import enter
from tests.journeys.visitor import PHONE_FA, WIDE_EN, View, Visitor
from tests.shop.order.tools import POST_CODE

THANKS = "Thank you. The producers know of your order."


def bought(visitor: Visitor) -> Order:
    """Buy from three producers and pay."""
    order = buying.order_at_the_bank(visitor)
    visitor.press("Pay")
    visitor.sees_heading(THANKS)
    return order


def at_desk(visitor: Visitor, parcel: Parcel) -> Visitor:
    """Let the owner of a parcel's shop open her orders."""
    members = parcel.seller.team
    owner = members.order_by("pk").first() or make.member(parcel.seller)
    enter(visitor, owner.user)
    visitor.go("desk:home")
    visitor.follow("See and answer")
    return visitor


def card_of(visitor: Visitor, parcel: Parcel):
    """The buyer's card of a parcel, on the order's page."""
    number = visitor.number(parcel.number)
    return visitor.page.locator(".order-parcel").filter(has_text=number)


def told(parcel: Parcel) -> list[str]:
    """What the buyer was told of a parcel by SMS; the seller's messages bear no link."""
    return [m.text for m in buying.told_buyer() if parcel.number in latin(m.text)]


def latin(text: str) -> str:
    return text.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789"))


@pytest.mark.parametrize("view", [PHONE_FA, WIDE_EN], ids=str)
def test_from_the_order_to_the_buyer_s_door(visit: Visit, view: View):
    buyer = visit(view)
    order = bought(buyer)
    parcel = order.parcels.order_by("pk")[0]
    producer = at_desk(visit(view), parcel)
    page = producer.page

    page.locator(".order").filter(has_text=producer.number(parcel.number)).get_by_role(
        "link", name=producer.number(parcel.number)
    ).click()
    expect(page.locator("main address")).to_have_count(0)
    producer.press("I can make it")
    expect(page.locator("main address")).to_be_visible()
    assert tour.barriers(page) == []

    label = page.context.request.get(producer.address("desk_orders:labels") + f"?n={parcel.number}")
    assert label.ok
    assert label.body().startswith(b"%PDF")

    page.fill("main [name=tracking]", "123")
    producer.press("Handed over, tell the buyer")
    expect(page.locator(".field[data-error]")).to_have_count(1)
    assert page.input_value("main [name=tracking]") == "123"
    page.fill("main [name=tracking]", producer.number(POST_CODE))
    producer.press("Handed over, tell the buyer")
    expect(page.locator(".order-code")).to_have_text(POST_CODE)

    buyer.page.reload()
    expect(card_of(buyer, parcel)).to_contain_text(POST_CODE)
    assert tour.barriers(buyer.page) == []
    card_of(buyer, parcel).get_by_role("button", name=buyer.says("It has come to me")).click()
    buyer.sees("Good that it is there. Thank you for telling us.")

    parcel.refresh_from_db()
    assert parcel.state == "delivered"
    assert len(told(parcel)) == 3  # accepted, posted, arrived


def test_refused_with_a_reason_and_the_money_back(visit: Visit):
    buyer = visit(PHONE_FA)
    order = bought(buyer)
    parcel = order.parcels.order_by("pk")[0]
    producer = at_desk(visit(PHONE_FA), parcel)

    producer.page.goto(producer.address("desk_orders:detail", parcel.number))
    producer.page.locator("#refuse summary").click()
    producer.page.check("#refuse input[value=no_material]")
    producer.press("I can't, send the money back")
    producer.sees("The buyer knows, and the money for it goes back.")

    buyer.page.reload()
    expect(card_of(buyer, parcel)).to_contain_text(buyer.says("What it is made of cannot be had."))
    parcel.refresh_from_db()
    assert parcel.refunded == parcel.total
    assert len(told(parcel)) == 1


def test_a_late_parcel_is_said_and_can_be_called_off(visit: Visit):
    buyer = visit(PHONE_FA)
    order = bought(buyer)
    parcel = order.parcels.order_by("pk")[0]
    producer = at_desk(visit(PHONE_FA), parcel)
    producer.page.goto(producer.address("desk_orders:detail", parcel.number))
    producer.press("I can make it")
    producer.sees("Good. The buyer knows that you make it.")
    Parcel.objects.filter(pk=parcel.pk).update(ready_by=timezone.localdate() - timedelta(days=1))
    assert watch(timezone.localtime().replace(hour=12)).late == 1

    buyer.page.reload()
    card = card_of(buyer, parcel)
    expect(card.locator(".note-warn")).to_be_visible()
    card.locator(".order-off summary").click()
    card.get_by_role("button", name=buyer.says("Yes, call it off")).click()
    buyer.sees("The parcel is called off.")

    parcel.refresh_from_db()
    assert (parcel.state, parcel.refunded) == ("cancelled", parcel.total)
    producer.page.reload()
    producer.sees("It was late.")
