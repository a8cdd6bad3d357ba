"""A helper at the producer's desk: a code, one order accepted, read, and shut out at once."""

from playwright.sync_api import expect

from sellers.models import StockRecord
from tests import factories as make
from tests.journeys import tour
from tests.journeys.conftest import Visit
from tests.journeys.test_listing import enter
from tests.journeys.visitor import PHONE_FA
from tests.shop.order.tools import paid_for


def test_a_helper_comes_by_a_code_and_goes_at_a_word(visit: Visit):
    counted = StockRecord.objects.filter(num_in_stock__gt=0, product__is_public=True)
    goods = next(one for one in counted.order_by("pk") if one.net_stock_level > 3)
    shop, owner = goods.partner, make.user(first_name="مریم")
    make.member(shop, user=owner)
    parcel = paid_for(goods.product).parcels.get()
    producer, helper = visit(PHONE_FA), visit(PHONE_FA)
    enter(producer, owner)
    enter(helper, make.user(first_name="سارا"))

    producer.go("desk:helpers_new")
    producer.page.check("input[name=areas][value=orders]")
    assert tour.barriers(producer.page) == []
    producer.press("Make the code")
    code = producer.page.inner_text(".big-code")

    helper.go("desk:help")
    helper.page.fill("main [name=code]", code)
    helper.press("Go on")
    expect(helper.page.locator("main")).to_contain_text("مریم")
    assert tour.barriers(helper.page) == []
    helper.press("Yes, I help")
    expect(helper.page.locator(".desk-through")).to_contain_text(shop.name)
    order = helper.address("desk_orders:detail", parcel.number)
    helper.page.goto(order)
    helper.press("I can make it")
    helper.sees("Good. The buyer knows that you make it.")

    producer.go("desk:helpers")
    expect(producer.page.locator(".told li").first).to_contain_text("سارا")
    expect(producer.page.locator(".told li").first).to_contain_text(producer.number(parcel.number))
    assert tour.barriers(producer.page) == []
    producer.page.get_by_role("button", name=producer.says("End it now")).click()
    producer.sees("Nobody helps you at the moment.")
    assert helper.page.context.request.get(order).status == 404
