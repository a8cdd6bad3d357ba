"""A stall from the plan to its pass on a phone; and a visitor who looks for honey at the fair."""

from django.utils import timezone
from playwright.sync_api import expect

from exhibitions.booking.actions import confirm, hold
from exhibitions.models import Booking, Fair
from exhibitions.states import BookingState
from sellers.models import Membership
from tests import factories as make
from tests.exhibitions.booking import tools
from tests.journeys import buying, tour
from tests.journeys.conftest import Visit
from tests.journeys.test_listing import enter
from tests.journeys.visitor import PHONE_FA, WIDE_EN, Visitor


def calm(visitor: Visitor) -> None:
    """Nobody is kept out of this page, and nothing of it is off the screen."""
    assert tour.barriers(visitor.page) == []
    assert visitor.page.evaluate(tour.TOO_WIDE) == []


def beekeeper(at: Fair) -> int:
    """Let a beekeeper stand at the fair; return her stall."""
    keeper = make.seller("کندوی گرین")
    make.permit(keeper, make.trade())  # food is sold under one
    make.product("عسل گون", seller=keeper)
    stall = tools.stalls(at)[-1]
    confirm(hold(at.pk, keeper.pk, [stall.pk], until=timezone.now() + tools.SOON).pk)
    return stall.pk


def test_from_the_plan_to_the_pass(visit: Visit):
    at = tools.fair(12, name_fa="جشنوارهٔ دست‌ساخته‌ها", deposit_permille=500)
    at.refund_steps.create(days_before=10, permille=700)
    honey = beekeeper(at)
    owner = Membership.objects.owners().select_related("user", "seller").order_by("pk")[0]
    phone = visit(PHONE_FA)
    enter(phone, owner.user)

    phone.go("desk_stalls:mine")
    calm(phone)
    phone.page.get_by_role("link", name=at.name_fa).click()
    calm(phone)
    wanted = tools.stalls(at)[1]
    phone.page.locator(f"[data-stall='{wanted.pk}']").click()
    expect(phone.page.locator(f"input[value='{wanted.pk}']")).to_be_checked()
    phone.press("Keep this stall for me")
    expect(phone.page.locator(".errors")).to_be_visible()
    calm(phone)
    phone.page.check("[name=agree]")
    phone.press("Keep this stall for me")
    expect(phone.page.locator("[data-left]")).to_contain_text(":")
    calm(phone)
    phone.press("Pay")
    buying.at_the_bank(phone)
    phone.press("Pay")
    expect(phone.page.get_by_role("heading", level=1)).to_contain_text("A۲")
    calm(phone)
    booking = Booking.objects.get(seller=owner.seller)
    assert (booking.state, booking.paid * 2) == (BookingState.CONFIRMED, booking.total)
    paper = phone.page.get_by_role("link", name=phone.says("Pass of the stall"))
    got = phone.page.context.request.get(phone.url + str(paper.get_attribute("href")))
    assert (got.status, got.body()[:4]) == (200, b"%PDF")

    guest = visit(PHONE_FA)
    guest.page.goto(guest.url + at.get_absolute_url())
    calm(guest)
    guest.page.fill("#stand-q", "عسل")
    guest.page.press("#stand-q", "Enter")
    expect(guest.page.locator(".stand")).to_have_count(1)
    expect(guest.page.locator(f".plan-found[data-stall='{honey}']")).to_be_visible()
    guest.page.locator(".stand [data-mark]").click()
    guest.page.reload()
    expect(guest.page.locator("[data-route-list] li")).to_have_count(1)
    calm(guest)

    abroad = visit(WIDE_EN)
    abroad.page.goto(abroad.url + "/en" + at.get_absolute_url())
    expect(abroad.page.locator(".stand")).to_have_count(2)
    calm(abroad)
