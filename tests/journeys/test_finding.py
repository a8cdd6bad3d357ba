"""Who may see an order, and who learns nothing of it."""

from tests.journeys import buying
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE_FA, WIDE_EN, Visitor


def find(visitor: Visitor, number: str, mobile: str) -> None:
    visitor.go("orders:find")
    visitor.page.fill("main [name=number]", visitor.number(number))
    visitor.page.fill("main [name=mobile]", mobile)
    visitor.press("Find the order")


def test_guest_finds_the_order_and_a_stranger_does_not(visit: Visit):
    buyer = visit(PHONE_FA)
    number = buying.order_at_the_bank(buyer).number
    buyer.press("Pay")
    buyer.sees_heading("Thank you. The producers know of your order.")

    stranger = visit(WIDE_EN)
    stranger.watch.allowed.add(404)
    for name in ("orders:detail", "orders:invoice"):
        answer = stranger.page.goto(stranger.address(name, number))
        assert answer.status == 404

    find(stranger, number, "09361112233")
    stranger.sees("We find no order with this number and this mobile number. Check both.")
    find(stranger, number, "0916 123 4567")
    stranger.sees_heading("Thank you. The producers know of your order.")


def test_invoice_opens(visit: Visit):
    visitor = visit(PHONE_FA)
    order = buying.order_at_the_bank(visitor)
    visitor.press("Pay")
    link = visitor.page.get_by_role("link", name=visitor.says("Invoice (PDF)"))

    answer = visitor.page.request.get(visitor.url + str(link.get_attribute("href")))

    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF")
    assert order.number in answer.headers["content-disposition"]
