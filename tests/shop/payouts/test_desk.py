"""My money at the desk: plain, complete, constant in cost, and nobody else's."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from sellers.models import Role
from shop.ledger.actions import post
from shop.order.books.rules import Agreed, SoldLine, sale_sides, split
from shop.order.models import Parcel
from shop.payouts import actions
from shop.payouts.queries import next_payout
from tests import factories as make
from tests.shop.order.tools import basket, order_it
from tests.shop.payouts.tools import account, clerk, earn

pytestmark = pytest.mark.django_db
PAGE, HOME = "/desk/money/", "/desk/"


@pytest.fixture
def mine(client):
    place = make.member(make.seller("مربای ننه"))
    client.force_login(place.user)
    return place.seller


def sell(seller, number, price=1_000_000, agreed=None, cash=""):
    shared = split(
        [SoldLine(price, 0, price * 75 // 1000)], 50_000, agreed or Agreed(), cash=bool(cash)
    )
    post(
        f"sale:{number}", sale_sides(seller.pk, shared, agreed or Agreed(), cash=cash),
        kind="sale", reference=number,
    )  # fmt: skip


def test_the_page_says_what_is_mine_when_it_comes_and_from_what(client, mine):
    sell(mine, "1-1")
    text = client.get(PAGE).content.decode()

    assert "۹۷٬۵۰۰ تومان" in text
    assert "پولتان" in text
    assert "سفارش \u2066۱-۱\u2069" in text
    assert "۱۰۰٬۰۰۰" in text  # goods
    assert "شمارهٔ حسابتان را بنویسید" in text
    account(mine)
    assert "شمارهٔ حسابتان را بنویسید" not in client.get(PAGE).content.decode()


def test_the_day_stands_on_the_desk_s_first_page(client, mine):
    account(mine)
    (task,) = [t for t in client.get(HOME).context["tasks"] if t.sign == "cash"]
    assert task.text == "هنوز پولی برای پرداخت ندارید"

    earn(mine, 300_000)
    (task,) = [t for t in client.get(HOME).context["tasks"] if t.sign == "cash"]
    assert (task.text.startswith("پولتان"), task.note) == (True, "۳۰٬۰۰۰ تومان")


def test_who_owes_reads_so_plainly(client, mine):
    earn(mine, -300_000)
    text = client.get(PAGE).content.decode()

    assert "۳۰٬۰۰۰ تومان" in text
    assert "از فروش‌های بعدی" in text
    (task,) = [t for t in client.get(HOME).context["tasks"] if t.sign == "cash"]
    assert task.text == "۳۰٬۰۰۰ تومان بدهکارید"


def test_all_columns_of_a_month(client, mine):
    company = make.seller()
    sell(mine, "1-1", agreed=Agreed(company.pk, 100, "melli", 10_000))
    sell(mine, "2-1", cash="gateway:cod")
    page = client.get(PAGE)
    heads = [head["label"] for head in page.context["table"]["heads"]]

    assert heads == ["روز", "بابت", "بهای کالا", "ارسال", "کارمزد", "سهم شرکت", "قسط",
                     "نقدی که گرفتید", "سهم شما"]  # fmt: skip
    row = page.context["table"]["rows"][0]
    assert row[2:] == ["۱۰۰٬۰۰۰", "۵٬۰۰۰", "\u200e−۷٬۵۰۰", "\u200e−۹٬۲۵۰", "\u200e−۱٬۰۰۰", "–",
                       "۸۷٬۲۵۰"]  # fmt: skip


def test_opening_and_closing_meet_from_month_to_month(client, mine):
    account(mine)
    sell(mine, "1-1")
    batch = actions.draft_batch(day=make.TODAY, method="hand", by=clerk())
    actions.approve_batch(batch.pk, by=clerk())
    now = client.get(PAGE).context["statement"]
    before = client.get(PAGE, {"month": now.month.before.code}).context["statement"]

    assert (now.opening, now.closing, now.balance) == (0, 0, 0)
    assert [row.net for row in now.rows] == [975_000, -975_000]
    assert (before.closing, before.rows) == (0, [])


def test_money_on_its_way_is_told_with_its_day(client, mine):
    order_it(basket(make.product(seller=mine, price=1_000_000)))
    Parcel.objects.update(state="delivered", delivered_at=timezone.now())
    (one, words), *_ = client.get(PAGE).context["coming"]

    assert one.net == Parcel.objects.get().total
    assert "مال شماست" in words
    Parcel.objects.update(state="new", delivered_at=None)
    ((one, words),) = client.get(PAGE).context["coming"]
    assert one.due is None


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same(client, mine, count, django_assert_num_queries):
    for n in range(count):
        sell(mine, f"{n}-1")
        order_it(basket(make.product(seller=mine)))
        Parcel.objects.update(state="delivered", delivered_at=timezone.now())
    client.get("/desk/menu/")
    with CaptureQueriesContext(connection) as frame:  # who is here, and what the menu counts
        client.get("/desk/menu/")

    with django_assert_num_queries(len(frame) + 6):
        client.get(PAGE)


def test_a_pdf_and_a_sheet_of_the_month(client, mine):
    sell(mine, "1-1")
    pdf = client.get(f"{PAGE}statement.pdf")
    assert pdf.content.startswith(b"%PDF")
    assert client.get(f"/en{PAGE}statement.pdf").content.startswith(b"%PDF")
    sheet = client.get(f"{PAGE}statement.xlsx")

    rows = list(load_workbook(io.BytesIO(sheet.content)).active.values)
    assert rows[2][-1] == 97_500
    assert rows[-1][-1] == 97_500


@pytest.mark.parametrize("path", ["", "statement.pdf", "statement.xlsx"])
def test_it_is_nobody_else_s_business(client, mine, path):
    assert client.get(PAGE + path).status_code == 200
    client.force_login(make.member(mine, Role.PACKER).user)
    assert client.get(PAGE + path).status_code == 404
    client.force_login(make.user())
    assert client.get(PAGE + path).status_code == 404
    client.logout()
    assert client.get(PAGE + path).status_code == 302


def test_another_s_sales_are_not_shown(client, mine):
    sell(make.seller(), "9-9")
    assert client.get(PAGE).context["statement"].rows == []


def test_the_next_payout_is_a_working_day_after_today():
    assert next_payout(make.TODAY) > make.TODAY
