"""Transfers beside the bank's statement: what agrees is confirmed, what does not is listed."""

import io

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from shop.payment import actions
from shop.payment.models import Statement, StatementLine
from shop.payment.statements import actions as statements
from shop.payment.statements.rules import Finding, Line, Transfer, compare
from tests import factories
from tests.shop.payment.conftest import PRICE, fresh, started
from tests.shop.payment.test_staff import clerk  # noqa: F401 -- a fixture

LIST = "/admin/payment/statement/"


def transfer(pk, receipt, amount=100, *, settled=False):
    return Transfer(pk, amount, receipt, settled)


def test_each_line_is_found_by_number_and_sum():
    ours = [transfer(1, "A"), transfer(2, "B"), transfer(3, "C", settled=True), transfer(4, "D")]
    lines = [Line(2, 100, "A"), Line(3, 99, "B"), Line(4, 100, "C"), Line(5, 100, "Z"),
             Line(6, 100, "A"), Line(7, 100, "")]  # fmt: skip

    found = compare(lines, ours)

    assert [(line.row, finding, t.pk if t else None) for line, finding, t in found.lines] == [
        (2, Finding.MATCH, 1), (3, Finding.AMOUNT, 2), (4, Finding.DONE, 3),
        (5, Finding.UNKNOWN, None), (6, Finding.UNKNOWN, None), (7, Finding.UNKNOWN, None),
    ]  # fmt: skip
    assert [t.pk for _line, t in found.matches()] == [1]
    assert [t.pk for t in found.missing] == [4]


# --- From the file to the payment -----------------------------------------------------------------
pytestmark = pytest.mark.django_db
CSV = "تاریخ,شرح,بستانکار,شماره پیگیری\n"


def sheet(*rows: str, head: str = CSV) -> SimpleUploadedFile:
    return SimpleUploadedFile("گردش حساب.csv", (head + "\n".join(rows)).encode())


def waiting(receipt):
    payment = started("transfer")
    actions.hand_in_receipt(payment.pk, receipt)
    return fresh(payment)


@pytest.fixture
def teller(clerk):  # noqa: F811
    names = ["add_statement", "view_statement"]
    clerk.user_permissions.add(*Permission.objects.filter(codename__in=names))
    return clerk


def test_what_agrees_is_confirmed_once_with_its_row(buyer):
    agrees, short, absent = waiting("11112222"), waiting("33334444"), waiting("55556666")
    by = factories.user()
    statement, faults = statements.take_in(
        sheet(
            f"۱۴۰۵/۰۹/۰۷,علی,{PRICE:,},۱۱۱۱-۲۲۲۲".replace(",800,000", "٬800٬000"),
            f"۱۴۰۵/۰۹/۰۷,رضا,{PRICE - 10},33334444",
            "۱۴۰۵/۰۹/۰۷,برداشت,,99998888",
        ),
        by=by,
    )
    assert faults == []

    assert statements.confirm_matches(statement, by=by) == 1
    assert statements.confirm_matches(statement, by=by) == 0

    assert [fresh(p).state for p in (agrees, short, absent)] == ["confirmed", "waiting", "waiting"]
    said = agrees.events.get(kind="confirmed_by_staff").body
    assert said["reason"] == f"statement {statement.pk} (گردش حساب.csv), row 2"
    assert buyer.words(agrees) == ["accepted", "paid"]


def test_the_same_file_again_is_the_same_statement(buyer):
    by = factories.user()
    first, _ = statements.take_in(sheet("x,y,4800000,11112222"), by=by)
    second, _ = statements.take_in(sheet("x,y,4800000,11112222"), by=by)

    assert (first, Statement.objects.count(), StatementLine.objects.count()) == (second, 1, 1)


def test_xlsx_is_read_too(client, teller, buyer):
    payment = waiting("11112222")
    book = Workbook()
    for row in (["Deposit (rials)", "Tracking number"], [PRICE, 11112222], [None, 5]):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    upload = SimpleUploadedFile("statement.xlsx", file.getvalue())

    page = client.post(f"{LIST}add/", {"file": upload}, follow=True)
    address = page.redirect_chain[-1][0]
    assert payment.reference in page.content.decode()
    said = client.post(address.replace("change/", "confirm/"), follow=True).content.decode()

    assert "۱ پرداخت" in said
    assert fresh(payment).state == "confirmed"


def test_differences_are_listed(client, teller, buyer):
    short, absent = waiting("33334444"), waiting("55556666")
    upload = sheet(f"x,y,{PRICE - 10},33334444", "x,y,700,77778888")

    html = client.post(f"{LIST}add/", {"file": upload}, follow=True).content.decode()

    assert "confirm/" not in html, "nothing agrees"
    for text in (short.reference, absent.reference, "77778888"):
        assert text in html


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff", b"a,b\n1,2", b"PK\x03\x04x"])
def test_a_file_that_is_none_is_explained(client, teller, content):
    upload = SimpleUploadedFile("x.csv", content)

    html = client.post(f"{LIST}add/", {"file": upload}).content.decode()

    assert "errorlist" in html
    assert not Statement.objects.exists()


def test_a_row_that_cannot_be_read_is_named_and_left_out(buyer):
    statement, faults = statements.take_in(
        sheet("x,y,many,11112222", "x,y,100,!!", "x,y,100,55556666"), by=factories.user()
    )

    assert [row for row, _fault in faults] == [2, 3]
    assert [line.row for line in statement.lines.all()] == [4]


def test_who_may_not_decide_payments_confirms_nothing(client, teller, buyer):
    payment = waiting("11112222")
    statement, _ = statements.take_in(sheet(f"x,y,{PRICE},11112222"), by=teller)
    teller.user_permissions.remove(Permission.objects.get(codename="change_payment"))

    assert client.post(f"{LIST}{statement.pk}/confirm/").status_code == 403
    assert fresh(payment).state == "waiting"


def test_the_page_asks_the_same_number_of_queries_for_one_and_three(
    client, teller, buyer, django_assert_num_queries
):
    def ask(name, count):
        rows = [f"x,{name},{PRICE},{name}000{n}" for n in range(count)]
        for n in range(count):
            waiting(f"{name}000{n}")
        statement, _ = statements.take_in(sheet(*rows), by=teller)
        return f"{LIST}{statement.pk}/change/"

    one, three = ask("1", 1), ask("3", 3)
    client.get(one)
    with django_assert_num_queries(7):
        client.get(one)
    with django_assert_num_queries(7):
        client.get(three)
