"""Bought, come, found well, sent back after all: buyer and producer, to the money in both books."""

from django.utils import timezone
from playwright.sync_api import expect

from shop.order import actions as orders
from shop.order.models import Parcel
from shop.payment.models import Refund
from shop.payouts.actions import settle_due
from shop.returns.models import Return
from tests import factories as make
from tests.journeys import tour
from tests.journeys.conftest import Visit
from tests.journeys.test_fulfilling import bought, card_of
from tests.journeys.test_listing import enter
from tests.journeys.visitor import PHONE_FA, Visitor
from tests.shop.order.tools import POST_CODE
from tests.shop.returns.tools import CODE, HOME


def clean(visitor: Visitor) -> None:
    """Nothing bars anybody from the page in sight."""
    assert tour.barriers(visitor.page) == []


def arrived(buyer: Visitor) -> Parcel:
    """Buy, and let one parcel come."""
    parcel = bought(buyer).parcels.order_by("pk")[0]
    orders.accept_parcel(parcel.pk, by=None)
    orders.post_parcel(parcel.pk, "iran_post", POST_CODE, by=None)
    orders.deliver_parcel(parcel.pk, by=None)
    parcel.lines.update(withdrawal_rule="7_working_days")
    buyer.page.reload()
    clean(buyer)
    return parcel


def ask_to_send_back(buyer: Visitor, parcel: Parcel) -> None:
    """Choose what is the matter, and ask."""
    card_of(buyer, parcel).get_by_role(
        "link", name=buyer.says("Send back or report a problem")
    ).click()
    clean(buyer)
    buyer.follow("Send goods back")
    clean(buyer)
    buyer.press("Ask to send it back")
    buyer.sees("The producer has your request. You hear from us.")
    clean(buyer)


def accept_at_desk(producer: Visitor, parcel: Parcel) -> None:
    """Find the task, open the request, and name an address."""
    members = parcel.seller.team
    enter(producer, (members.order_by("pk").first() or make.member(parcel.seller)).user)
    producer.go("desk:home")
    producer.page.locator('.desk-page a[href$="/desk/returns/"]').first.click()
    clean(producer)
    producer.page.locator("main article h2 a").click()
    clean(producer)
    producer.page.fill("main [name=return_to]", HOME)
    producer.press("Accept, send it to me")


def hand_over(buyer: Visitor) -> None:
    """Read the address, and write the code; a wrong one comes back as it was typed."""
    buyer.page.reload()
    expect(buyer.page.locator(".return-address")).to_have_text(HOME)
    clean(buyer)
    buyer.page.fill("main [name=tracking]", "12")
    buyer.press("I have handed it over")
    assert buyer.page.input_value("main [name=tracking]") == "12"
    buyer.page.fill("main [name=tracking]", buyer.number(CODE))
    buyer.press("I have handed it over")
    expect(buyer.page.locator(".parcel-code")).to_have_text(CODE)


def receive_all(producer: Visitor) -> None:
    """Say that the goods are back and good."""
    producer.page.reload()
    producer.page.check("main [name=condition][value=yes]")
    clean(producer)
    producer.press("They are back")
    producer.sees("The money goes back to the buyer.")


def test_sent_back_and_paid_back(visit: Visit):
    buyer, producer = visit(PHONE_FA), visit(PHONE_FA)
    parcel = arrived(buyer)
    buyer.press("All is well with it")
    assert settle_due(timezone.localdate()) == 1

    ask_to_send_back(buyer, parcel)
    accept_at_desk(producer, parcel)
    hand_over(buyer)
    receive_all(producer)

    buyer.page.reload()
    expect(buyer.page.locator(".return-address")).to_have_count(0)
    expect(buyer.page.locator(".note-good")).to_be_visible()
    clean(buyer)
    case = Return.objects.get(parcel=parcel)
    parcel.refresh_from_db()
    assert (case.state, case.refunded, parcel.kept) == ("refunded", parcel.total, 0)
    refund = Refund.objects.get(payment__reference=parcel.order.number)
    assert (refund.state, refund.amount) == ("sent", parcel.total)
    producer.go("desk_money:money")
    row = producer.page.locator("#statement tr").filter(has_text=producer.number(parcel.number))
    expect(row.filter(has_text="برگشت")).to_have_count(1)
    clean(producer)
