"""A producer sends a file of goods, changes prices and takes them back, and dresses the shop."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from catalog.bulk import changes
from catalog.bulk.rules import CountChange, Way
from catalog.models import Product
from core.sheets import Page, xlsx
from sellers.models import Membership, StockRecord
from tests.catalog.bulk.test_import import HEADINGS, look
from tests.journeys import tour
from tests.journeys.conftest import Visit
from tests.journeys.test_listing import enter, producer
from tests.journeys.visitor import PHONE_EN, PHONE_FA, WIDE_EN, WIDE_FA, View, Visitor

NAME = "کاسهٔ سفالی آبی، بزرگ"


def trade_of(owner: Membership) -> str:
    """Any trade the owner may list."""
    goods = Product.objects.of_seller(owner.seller).filter(trade__isnull=False).first()
    return str(goods.trade_id)


def rows(owner: Membership) -> list[list[str]]:
    """A new product, one that is there at another price, and one with a fault."""
    offer = StockRecord.objects.filter(
        partner=owner.seller, product__parent=None, num_in_stock__gt=0
    ).first()
    return [
        ["N-1", NAME, "۴۸۰٬۰۰۰", "۳", trade_of(owner), ""],
        ["N-2", NAME, "ارزان", "۳", trade_of(owner), ""],
        *([[offer.partner_sku, "", "۹۹۹٬۰۰۰", "", "", ""]] if offer else []),
    ]


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_a_file_of_goods(visit: Visit, tmp_path: Path, script: bool):
    owner = producer()
    file = tmp_path / "goods.xlsx"
    file.write_bytes(xlsx([Page("x", HEADINGS, rows(owner))]))
    phone = visit(PHONE_FA, script=script)
    enter(phone, owner.user)

    phone.go("bulk:home")
    phone.page.set_input_files("#id_file", file)
    phone.press("Look at my file")
    phone.sees_heading("What the file would change")
    expect(phone.page.locator(".panel-bad")).to_have_count(1)
    good = len(rows(owner)) - 1
    phone.page.locator("form [type=submit]").first.click()
    phone.sees_heading("The file is written")

    assert StockRecord.objects.get(partner=owner.seller, partner_sku="N-1").price == 4_800_000
    expect(phone.page.locator(".note-good")).to_contain_text(phone.number(good))


def test_prices_there_and_back(visit: Visit):
    owner = producer()
    before = dict(StockRecord.objects.filter(partner=owner.seller).values_list("pk", "price"))
    phone = visit(PHONE_FA)
    enter(phone, owner.user)

    phone.go("bulk:choose", "price")
    phone.page.fill("[name=value]", "۱۰")
    phone.press("Show before and after")
    phone.page.locator("main form [type=submit]").first.click()
    phone.press("Take it back")

    phone.sees("The change is taken back.")
    after = dict(StockRecord.objects.filter(partner=owner.seller).values_list("pk", "price"))
    assert after == before
    assert owner.seller.bulk_changes.get().rows.filter(outcome="undone").exists()


def test_colours_are_worn(visit: Visit):
    owner = producer()
    phone = visit(PHONE_FA)
    enter(phone, owner.user)
    phone.go("brand:colours")
    phone.page.check("[value=indigo]")
    phone.press("Wear these")
    phone.page.goto(phone.url + owner.seller.get_absolute_url())

    colour = phone.page.locator("h1").evaluate("(h) => getComputedStyle(h).color")
    assert colour == "rgb(34, 64, 107)"


PAGES = (
    "bulk:home", "bulk:file", "bulk:choose", "bulk:change", "brand:home", "brand:colours",
    "brand:pictures", "brand:words", "brand:voice", "brand:racks", "brand:rack_new", "brand:prints",
)  # fmt: skip


def _open(visitor: Visitor, name: str, made: dict[str, object]) -> None:
    visitor.go(name, *([made[name]] if name in made else []))


@pytest.mark.parametrize("view", [PHONE_FA, WIDE_FA, PHONE_EN, WIDE_EN], ids=str)
def test_nothing_shuts_a_producer_out(visit: Visit, view: View):
    owner = producer()
    goods = list(Product.objects.of_seller(owner.seller).values_list("pk", flat=True))
    rule = CountChange(Way.AMOUNT, 3)
    change = changes.show(owner.seller, goods, "lead_days", rule, by=owner.user)
    made: dict[str, object] = {
        "bulk:file": look(owner.seller, *rows(owner)).pk,
        "bulk:choose": "price",
        "bulk:change": changes.apply(change.pk, by=owner.user).pk,
    }
    found = {}
    visitor = visit(view)
    enter(visitor, owner.user)
    for name in PAGES:
        _open(visitor, name, made)
        page = visitor.page
        page.evaluate("document.fonts.ready.then(() => true)")
        persian = view.language == "fa"
        found[name] = [
            *tour.barriers(page),
            *page.evaluate(tour.TOO_WIDE),
            *(page.evaluate(tour.FOREIGN, tour.LATIN_WORDS) if persian else []),
            *(page.evaluate(tour.DIGITS) if persian else []),
        ]

    assert found == {name: [] for name in PAGES}
