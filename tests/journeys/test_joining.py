"""From a mobile number to an open shop on a small phone: one question a screen, no scrolling."""

import re

import pytest
from playwright.sync_api import expect

from core import sms
from core.models import User
from sellers.models import Joining, Membership, Partner
from tests.journeys import tour
from tests.journeys.conftest import Visit
from tests.journeys.test_listing import enter
from tests.journeys.visitor import PHONE_EN, PHONE_FA, WIDE_EN, WIDE_FA, View, Visitor

SMALL_FA, SMALL_EN = View("fa", 360, 640), View("en", 360, 640)
MOBILE = "۰۹۸۰۷۷۷۱۲۳۴"
NAME = "نمد بی‌بی زرین"
IBAN = "۳۵۰۲۲۰۰۰۰۰۰۰۰۰۰۰۰۰۱۲۳۴۵۶"
HEIGHT = "[document.documentElement.scrollHeight, innerHeight]"


def found_on(visitor: Visitor) -> list[str]:
    """Return what is wrong with the page in sight."""
    page, persian = visitor.page, visitor.view.language == "fa"
    page.evaluate("document.fonts.ready.then(() => true)")
    return [
        *tour.barriers(page),
        *page.evaluate(tour.TOO_WIDE),
        *(page.evaluate(tour.FOREIGN, tour.LATIN_WORDS) if persian else []),
        *(page.evaluate(tour.DIGITS) if persian else []),
    ]


def stands_whole(visitor: Visitor) -> None:
    """The screen fits a phone of 360 × 640 without scrolling, and nothing bars anybody."""
    needed, there = visitor.page.evaluate(HEIGHT)
    assert needed <= there, f"{visitor.page.url}: {needed} of {there} px"
    assert found_on(visitor) == [], visitor.page.url


def go_on(visitor: Visitor, step: str) -> None:
    """Press the main button and wait for the next question."""
    visitor.page.locator(".join-acts .button-wide").click()
    visitor.page.wait_for_url(re.compile(f"/desk/join/{step}/$"))
    stands_whole(visitor)


def sign_in(visitor: Visitor) -> None:
    """Begin as a stranger: number, code, first question."""
    visitor.go("desk:join")
    stands_whole(visitor)
    visitor.follow("Begin")
    visitor.page.fill("main [name=mobile]", MOBILE)
    visitor.press("Send me the code")
    visitor.sees_heading("Write the code")
    code = re.search(r"\d{6}", sms.outbox[-1].text)
    assert code is not None
    visitor.page.fill("main [name=code]", code[0])
    if "/code/" in visitor.page.url:
        visitor.press("Sign in")
    visitor.page.wait_for_url(re.compile("/desk/join/kind/$"))
    visitor.page.locator("[data-toast-close]").click()
    stands_whole(visitor)


def find_trade(visitor: Visitor, word: str) -> None:
    """Write a word and choose the first trade that is found."""
    visitor.page.locator("[name=q]").press_sequentially(word)
    visitor.page.locator("[data-found] [name=trades]").first.check()
    expect(visitor.page.locator("[data-found] [name=trades]")).to_have_count(0)


@pytest.mark.parametrize("view", [SMALL_FA, SMALL_EN], ids=str)
def test_a_stranger_opens_a_shop_on_a_small_phone(visit: Visit, view: View):
    phone = visit(view)
    sign_in(phone)
    phone.page.locator(".join-acts .button-wide").click()  # nothing chosen yet
    expect(phone.page.locator(".field-error")).to_be_visible()
    stands_whole(phone)
    phone.page.check("[value=independent]")
    go_on(phone, "county")
    phone.page.check("[value=KHR]")
    go_on(phone, "name")
    phone.page.fill("[name=name]", NAME)
    go_on(phone, "trades")
    find_trade(phone, "نمد" if view.language == "fa" else "felt")
    stands_whole(phone)

    other = visit(view)  # the battery is empty: on with another phone
    enter(other, User.objects.get(mobile="+989807771234"))
    other.go("desk:join")
    other.follow("Go on where I stopped")
    other.page.wait_for_url(re.compile("/desk/join/trades/$"))
    find_trade(other, "نمد" if view.language == "fa" else "felt")
    go_on(other, "licence")
    other.page.fill("[name=uid]", "1405123456")
    go_on(other, "bank")
    other.page.fill("[name=iban]", IBAN[:-1] + "۷")
    other.page.fill("[name=holder]", "زرین لک")
    other.page.locator(".join-acts .button-wide").click()
    expect(other.page.locator(".errorlist")).to_be_visible()
    assert other.page.input_value("[name=holder]") == "زرین لک"
    stands_whole(other)
    other.page.fill("[name=iban]", IBAN)
    go_on(other, "done")

    shop = Partner.objects.get(name=NAME)
    assert shop.is_open
    assert shop.bank_account.masked == "IR35 •••• 3456"
    assert shop.licences.get().state == "submitted"
    other.follow("Go to my desk")
    other.page.wait_for_url(re.compile("/desk/$"))
    assert found_on(other) == []


def test_without_script_trades_are_found_by_a_button(visit: Visit):
    phone = visit(SMALL_FA, script=False)
    user = User.objects.create(username="u-new", mobile="+989807770000", mobile_verified=True)
    enter(phone, user)
    phone.go("desk:join_step", "kind")
    phone.page.check("[value=independent]")
    phone.press("Go on")
    phone.page.check("[value=KHR]")
    phone.press("Go on")
    phone.page.fill("[name=name]", NAME)
    phone.press("Go on")
    phone.page.fill("[name=q]", "نمد")
    phone.press("Search")
    phone.page.locator("[name=trades]").first.check()
    phone.press("Go on")
    phone.page.wait_for_url(re.compile("/desk/join/licence/$"))

    assert Joining.objects.get(user=user).answers["trades"]


PAGES = ("home", "menu", "team", "team_invite", "shop", "bank", "bank_change", "invitations")


@pytest.mark.parametrize("view", [PHONE_FA, PHONE_EN, WIDE_FA, WIDE_EN], ids=str)
def test_pages_of_the_desk_bar_nobody(visit: Visit, view: View):
    owner = Membership.objects.owners().select_related("user").order_by("pk").first()
    assert owner is not None
    visitor = visit(view)
    enter(visitor, owner.user)

    faults = {}
    for name in PAGES:
        visitor.go(f"desk:{name}")
        if found := found_on(visitor):
            faults[name] = found

    assert faults == {}
