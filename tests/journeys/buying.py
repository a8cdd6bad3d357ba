"""The steps of buying, as a person takes them."""

import re
import time
from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from core import sms
from shop.order.models import Order
from tests.journeys.visitor import Visitor


@dataclass(frozen=True)
class Wanted:
    """Goods by their titles, and the words somebody with an Arabic keyboard looks for them with."""

    typed: str
    title: str
    title_en: str

    def named(self, language: str) -> str:
        """Return the title in a language."""
        return self.title_en if language == "en" else self.title


# Three producers; the jajim comes in several sizes.
KASHK = Wanted("كشك محلي", "کشک خشک محلی گلوله‌ای", "Dried local kashk balls")
BOWL = Wanted("كاسه مسي", "کاسه مسی آبخوری", "Copper drinking bowl")
JAJIM = Wanted("جاجيم چهارخانه پشمي", "جاجیم چهارخانه پشمی", "Checked wool jajim")
GOODS = (KASHK, BOWL, JAJIM)

PERSON = {
    "fa": {
        "name": "زهرا بازوند",
        "mobile": "۰۹۱۶۱۲۳۴۵۶۷",
        "line": "خرم‌آباد، خیابان علوی، پلاک ۲",
        "postcode": "۶۸۱۳۸۳۳۹۴۶",
    },
    "en": {
        "name": "Zahra Bazvand",
        "mobile": "0916 123 4567",
        "line": "Khorramabad, Alavi Street, number 2",
        "postcode": "6813833946",
    },
}
MOBILE, PLACE = "+989161234567", "KHR"


def search_for(visitor: Visitor, words: str) -> None:
    """Type words into the search box and press Enter."""
    box = visitor.page.locator("#q")
    box.fill(words)
    box.press("Enter")
    visitor.page.wait_for_url(re.compile(r"/search/\?"))


def open_goods(visitor: Visitor, wanted: Wanted) -> None:
    """Open the page of goods from the list in sight."""
    title = wanted.named(visitor.view.language)
    visitor.page.locator("main").get_by_role("link", name=title, exact=True).first.click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(title)


def put_in_basket(visitor: Visitor) -> None:
    """Choose the first kind where there are kinds, and press the button."""
    kinds = visitor.page.locator("#buy input[name=child_id]:not([disabled])")
    if kinds.count():
        kinds.first.check()
    visitor.press("Put in the basket")


def fill_basket(visitor: Visitor) -> None:
    """Find goods of three producers and put one of each in the basket."""
    visitor.go("home")
    for pieces, wanted in enumerate(GOODS, start=1):
        search_for(visitor, wanted.typed)
        open_goods(visitor, wanted)
        put_in_basket(visitor)
        visitor.counts_in_basket(pieces)


def go_to_checkout(visitor: Visitor) -> None:
    """Look at the basket and go on."""
    visitor.go("basket:summary")
    expect(visitor.page.locator(".basket-group")).to_have_count(len(GOODS))
    visitor.follow("Go on to delivery")
    visitor.sees_heading("Where shall the goods go?")


def open_other_address(visitor: Visitor) -> None:
    """Unfold the form beneath a signed-in buyer's own addresses, where there are any."""
    fold = visitor.page.locator("main details:not([open]) > summary")
    if fold.count():
        fold.click()


def say_where(visitor: Visitor) -> None:
    """Fill in the first screen and go on."""
    for field, value in PERSON[visitor.view.language].items():
        visitor.page.fill(f"main [name={field}]", value)
    visitor.page.select_option("main [name=place]", PLACE)
    visitor.press("Go on")
    visitor.sees_heading("How shall it come to you?")


def ways_to_send(visitor: Visitor) -> list[Locator]:
    """Return a group of radio buttons for each producer."""
    groups = visitor.page.locator("fieldset:has(input[name^=send-])").all()
    return [group.locator("input") for group in groups]


def pay_button(visitor: Visitor) -> Locator:
    """Return the one button that orders and pays."""
    return visitor.page.locator("#sum button[type=submit]").first


def pay_by_card(visitor: Visitor) -> None:
    """Choose the card and press the button: the bank's page opens."""
    visitor.page.check("input[name=gateway][value=practice]")
    visitor.page.wait_for_load_state("networkidle")
    pay_button(visitor).click()
    at_the_bank(visitor)


def at_the_bank(visitor: Visitor) -> None:
    """Wait for the bank's page."""
    visitor.sees_heading("Practice bank")


def order_at_the_bank(visitor: Visitor) -> Order:
    """Fill a basket, check out and stand before the bank; return the order."""
    fill_basket(visitor)
    go_to_checkout(visitor)
    say_where(visitor)
    pay_by_card(visitor)
    return Order.objects.latest("pk")


def told_buyer() -> list[sms.Sms]:
    """Return the text messages to the buyer, the first awaited; producers get their own."""
    deadline = time.monotonic() + 5
    while not (told := [m for m in sms.outbox if m.to == MOBILE]) and time.monotonic() < deadline:
        time.sleep(0.05)
    return told


def fields_to_fill(visitor: Visitor) -> set[str]:
    """Return the names of what a screen asks for; the same question per producer is one."""
    inputs = "main :is(input, select, textarea):not([type=hidden], [type=submit])"
    names = visitor.page.locator(inputs).evaluate_all("all => all.map(one => one.name)")
    return {re.sub(r"^send-\d+$", "send", name) for name in names}
