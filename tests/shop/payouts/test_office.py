"""Operators' money pages: for staff with the right; two persons; answers and reports read in."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile

from core.persian import to_persian_digits
from core.sheets import Page, xlsx
from shop.ledger.actions import post
from shop.ledger.queries import balances, owed
from shop.ledger.rules import Side
from shop.payment.gateways import gateway
from shop.payment.models import Payment
from shop.payouts.models import Batch, Payout, Report, ReportDifference
from tests import factories as make
from tests.shop.order.books.test_flow import paid as paid_order
from tests.shop.payouts.tools import clerk, earn, earner

pytestmark = pytest.mark.django_db(transaction=True)
MONEY = "/money/"


@pytest.fixture
def boss(client):
    user = clerk()
    client.force_login(user)
    return user


def prepare(client, method="bank"):
    first = client.get(f"{MONEY}payouts/new/").context["form"].initial["day"]
    answer = client.post(
        f"{MONEY}payouts/new/", {"day": first.isoformat(), "method": method}, follow=True
    )
    assert answer.status_code == 200
    return Batch.objects.latest("pk")


def at(batch, tail=""):
    return f"{MONEY}payouts/{batch.number}/{tail}"


def test_from_due_to_paid(client, boss):
    ayla = earner(name="مربای ننه")
    preview = client.get(f"{MONEY}payouts/new/").content.decode()
    assert "مربای ننه" in preview
    batch = prepare(client)
    assert "تأیید و پرداخت" not in client.get(at(batch)).content.decode()

    client.post(at(batch, "approve/"))
    assert Batch.objects.get().state == "draft"  # by the same person: refused
    client.force_login(clerk())
    assert "تأیید و پرداخت" in client.get(at(batch)).content.decode()
    client.post(at(batch, "approve/"))

    file = client.get(at(batch, "file.xml"))
    assert "<InstdAmt" in file.content.decode()
    payout = Payout.objects.get()
    answer = f"number,state,reference,reason\n{payout.number},پرداخت شد,981,\n".encode()
    upload = SimpleUploadedFile("a.csv", answer)
    page = client.post(at(batch, "answer/"), {"file": upload}, follow=True)

    assert "۱" in str(list(page.context["messages"])[-1])
    payout.refresh_from_db()
    assert (payout.state, payout.reference, owed(ayla.pk)) == ("paid", "981", 0)
    assert Batch.objects.get().state == "done"


def test_by_hand_with_a_reference(client, boss):
    earner()
    batch = prepare(client, "hand")
    client.force_login(clerk())
    client.post(at(batch, "approve/"))
    payout = Payout.objects.get()
    empty = client.post(at(batch, "paid/"), {"payout": payout.number, "reference": ""})
    assert "شمارهٔ پیگیری بانک را بنویسید" in empty.content.decode()
    client.post(at(batch, "paid/"), {"payout": payout.number, "reference": "۹۸۱"})

    assert Payout.objects.get().state == "paid"
    assert client.get(at(batch, "file.xml")).status_code == 404


def test_a_batch_is_called_off(client, boss):
    earner()
    batch = prepare(client)
    client.post(at(batch, "cancel/"))
    client.post(at(batch, "approve/"))

    assert Batch.objects.get().state == "cancelled"


@pytest.mark.parametrize("day", ["1405/01/01", "x", "2027-03-21"])
def test_a_day_on_which_no_bank_pays_is_refused(client, boss, day):
    earner()
    page = client.post(f"{MONEY}payouts/new/", {"day": day, "method": "bank"})

    assert page.context["form"].errors["day"]
    assert not Batch.objects.exists()


def test_a_file_that_is_no_answer_is_refused_in_words(client, boss):
    earner()
    batch = prepare(client)
    client.force_login(clerk())
    client.post(at(batch, "approve/"))
    for name, content in (("a.xml", b"<x/>"), ("a.csv", b"a,b\n1,2\n"), ("a.xlsx", b"PK\x03\x04")):
        page = client.post(at(batch, "answer/"), {"file": SimpleUploadedFile(name, content)})
        assert page.context["upload"].errors["file"]
    assert Payout.objects.get().state == "sent"


def test_the_overview_says_where_money_is_and_what_is_wrong(client, boss):
    earn(make.seller(), 500_000)
    page = client.get(MONEY)

    assert [(line.rials, line.is_owed) for line in page.context["lines"]] == [
        (500_000, False), (500_000, True),
    ]  # fmt: skip
    assert "همهٔ حساب‌ها می‌خواند" in page.content.decode()
    post("y", [Side("gateway:cod", 7), Side("bank", -7)], kind="test")
    labels = [line.name for line in client.get(MONEY).context["lines"]]
    assert str(gateway("cod").label) in labels
    assert "cod" not in labels
    post("x", [Side("buyers", 5), Side("bank", -5)], kind="mistake")
    page = client.get(MONEY)
    assert "ledger: nobody got more" in page.content.decode()
    found = to_persian_digits(len(page.context["alerts"]))
    assert f"{found} چیز نمی‌خواند" in page.content.decode()


def sheet(*rows):
    content = xlsx([Page("r", ["شماره پیگیری", "مبلغ (ریال)"], [list(row) for row in rows])])
    return SimpleUploadedFile("r.xlsx", content)


def compare(client, file, **changed):
    today = make.TODAY.isoformat()
    sent = {"source": "practice", "since": today, "until": today, "file": file, **changed}
    return client.post(f"{MONEY}reports/", sent, follow=True)


def test_a_report_is_compared_once_and_its_differences_are_settled(client, boss):
    order, _ = paid_order(sellers=1)
    payment = Payment.objects.get()
    file = sheet([payment.receipt or payment.gateway_reference, payment.amount], ["X-9", 5])
    page = compare(client, file)

    report = Report.objects.get()
    assert (report.by, report.rows, report.agreed, report.total) == (boss, 2, 1, order.total)
    (one,) = page.context["differences"]
    assert (one["row"].reference, one["row"].reported, one["row"].known) == ("X-9", 5, None)
    assert client.get(one["url"]).status_code == 200

    file.seek(0)
    again = compare(client, file)
    assert again.context["report"] == report == Report.objects.get()

    here = f"{MONEY}reports/{report.pk}/"
    said = {"difference": one["row"].pk}
    empty = client.post(f"{here}settle/", {**said, "resolution": " "})
    assert (empty.status_code, ReportDifference.objects.get().resolved_at) == (422, None)
    for text in ("پول به خریدار برگشت", "چیز دیگر"):  # said twice, the first stays
        page = client.post(f"{here}settle/", {**said, "resolution": text}, follow=True)
    (done,) = page.context["settled"]
    assert (done["row"].resolution, done["row"].resolved_by) == ("پول به خریدار برگشت", boss)
    assert page.context["differences"] == []
    other = client.post(f"{MONEY}reports/{report.pk + 1}/settle/", {**said, "resolution": "x"})
    assert other.status_code == 404


def test_what_a_report_lacks_and_what_it_is_not(client, boss):
    order, _ = paid_order(sellers=1)
    page = compare(client, sheet())
    assert [one["row"].known for one in page.context["differences"]] == [order.total]
    bad = compare(client, SimpleUploadedFile("r.csv", b"a,b\n1,2\n"))
    assert bad.context["form"].errors["file"]
    turned = compare(client, sheet(), until=(make.TODAY - make.DAY).isoformat())
    assert turned.context["form"].errors["until"]
    assert Report.objects.count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_reports_cost_the_same_however_many(client, boss, count, django_assert_num_queries):
    for n in range(count):
        page = compare(client, sheet(*([f"X-{n}-{i}", 5] for i in range(count))))
    with django_assert_num_queries(REPORTS):
        client.get(f"{MONEY}reports/")
    with django_assert_num_queries(REPORT):
        client.get(f"{MONEY}reports/{page.context['report'].pk}/")


REPORTS, REPORT = 3, 3


def pages(batch):
    return [MONEY, f"{MONEY}payouts/new/", at(batch), at(batch, "file.xml"), f"{MONEY}reports/"]


def test_the_pages_are_there_for_money_people_alone(client, boss):
    earner()
    batch = prepare(client)
    client.force_login(clerk())
    client.post(at(batch, "approve/"))
    assert [client.get(p).status_code for p in pages(batch)] == [200] * 5
    for user in (make.user(), make.user(is_staff=True), make.member(make.seller()).user):
        client.force_login(user)
        assert {client.get(p).status_code for p in pages(batch)} == {404}
        assert client.post(at(batch, "approve/")).status_code == 404
    client.logout()
    assert {client.get(p).status_code for p in pages(batch)} == {302}


def test_who_may_only_look_pays_nobody(client, boss):
    earner()
    batch = prepare(client)
    viewer = make.user(is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_batch"))
    client.force_login(viewer)

    assert client.get(at(batch)).status_code == 200
    assert client.post(at(batch, "approve/")).status_code == 404
    assert client.get(at(batch, "file.xml")).status_code == 404
    assert Batch.objects.get().state == "draft"


@pytest.mark.parametrize("count", [1, 3])
def test_lists_cost_the_same(client, boss, count, django_assert_num_queries):
    for _ in range(count):
        earner()
    batch = prepare(client)
    client.get(at(batch))
    with django_assert_num_queries(BATCH):
        client.get(at(batch))


BATCH = 3


def test_what_a_gateway_paid_over_is_recorded_once(client, boss):
    sent = {"gateway": "practice", "rials": "۱۲٬۰۰۰", "reference": "981"}
    for _ in range(2):
        assert client.post(f"{MONEY}deposit/", sent).status_code == 302
    other = client.post(f"{MONEY}deposit/", {**sent, "rials": "13000"})

    assert other.context["deposit"].errors["reference"]
    assert balances() == {"bank": 120_000, "gateway:practice": -120_000}


def test_tax_that_was_set_aside_goes_to_the_state_once(client, boss):
    assert client.get(MONEY).context["tax"] is None
    post("sale", [Side("bank", 100_000), Side("taxes", -100_000)], kind="sale")
    assert client.get(MONEY).context["tax"] is not None

    more = client.post(f"{MONEY}tax/", {"rials": "۱۰٬۰۰۱", "reference": "77"})
    assert more.context["tax"].errors["rials"]
    for _ in range(2):
        paid = client.post(f"{MONEY}tax/", {"rials": "۶٬۰۰۰", "reference": "77"})
        assert paid.status_code == 302
    other = client.post(f"{MONEY}tax/", {"rials": "2000", "reference": "77"})

    assert other.context["tax"].errors["reference"]
    assert balances() == {"bank": 40_000, "taxes": -40_000}
