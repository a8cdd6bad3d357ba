"""A taxpayer's sale from the listing to the books and the invoice; others take no tax."""

from datetime import timedelta

import pytest
from django.urls import reverse

from catalog.tax.models import TaxClass, TaxRate
from shop.ledger.queries import balances
from shop.order.books.actions import money_is_due
from shop.order.books.rules import NOTHING_AGREED
from shop.order.invoice import invoice_data, invoice_pdf
from shop.order.models import Line
from tests import factories as make
from tests.shop.order.tools import paid_for

pytestmark = pytest.mark.django_db
PRICE = 1_100_000
CODE = "14001234567890"


@pytest.fixture(autouse=True)
def _law():
    TaxRate.objects.create(starts=make.TODAY, permille=100, source="budget")
    TaxRate.objects.create(starts=make.TODAY + timedelta(days=1), permille=120, source="budget")
    TaxClass.objects.create(code="standard", name_fa="مشمول", name_en="Taxed", source="7")
    TaxClass.objects.create(
        code="craft", name_fa="صنایع دستی", name_en="Crafts", is_exempt=True, source="9",
        reason_fa="معاف: صنایع دستی", reason_en="Exempt: crafts", sectors="WVN,HND",
    )  # fmt: skip


def taxpayer(**more):
    return make.seller(vat_since=make.TODAY, economic_code=CODE, **more)


def test_a_taxpayer_s_line_keeps_how_it_was_taxed():
    jam = make.product(seller=taxpayer(), price=PRICE)
    basket = make.product(seller=taxpayer(), price=PRICE, tax_class="craft")
    order = paid_for(jam, basket)

    TaxClass.objects.update(reason_en="Other", is_exempt=True, reason_fa="دیگر")
    taxed, exempt = Line.objects.filter(order=order).order_by("tax")[::-1]
    assert (taxed.tax, taxed.tax_permille, taxed.tax_code) == (100_000, 100, "standard")
    assert (exempt.tax, exempt.tax_code) == (0, "craft")
    assert exempt.tax_reason == {"fa": "معاف: صنایع دستی", "en": "Exempt: crafts"}


def test_who_is_not_registered_takes_none():
    order = paid_for(make.product(price=PRICE), make.product(
        seller=make.seller(vat_since=make.TODAY + timedelta(days=1)), price=PRICE))  # fmt: skip

    assert set(order.lines.values_list("tax", "tax_code")) == {(0, "")}
    notes = invoice_data(order)["parcels"][0]["tax_notes"]
    assert len(notes) == 1


def test_tax_is_set_aside_when_the_money_is_due():
    seller = taxpayer()
    order = paid_for(make.product(seller=seller, price=PRICE))
    parcel = order.parcels.get()
    money_is_due(parcel, NOTHING_AGREED, is_cash=False)

    line, lies = order.lines.get(), balances()
    assert lies["taxes"] == -100_000
    assert lies[f"seller:{seller.pk}"] == -(parcel.total - 100_000 - line.commission)
    assert lies.get("buyers", 0) == 0


def test_the_invoice_says_the_tax_the_code_and_the_reason():
    seller = taxpayer()
    order = paid_for(
        make.product(seller=seller, price=PRICE),
        make.product(seller=seller, price=PRICE, tax_class="craft"),
    )
    parcel = invoice_data(order)["parcels"][0]
    assert parcel["tax"] == "۱۰٬۰۰۰"
    assert "۱۴۰۰۱۲۳۴۵۶۷۸۹۰" in parcel["economic_code"]
    (note,) = parcel["tax_notes"]
    assert note.endswith(": معاف: صنایع دستی")  # after the name of what is exempt
    assert invoice_pdf(order, "fa")[:4] == b"%PDF"


def test_only_a_taxpayer_is_asked_on_the_second_page(client):
    seller, other = taxpayer(), make.seller()
    for owner, asked in ((seller, True), (other, False)):
        goods = make.product(seller=owner)
        client.force_login(make.member(owner).user)
        answer = client.get(reverse("goods:more", args=[goods.pk]))
        assert ("tax_class" in answer.context["form"].fields) is asked


def test_a_shop_registers_with_its_code_and_keeps_it(client):
    seller = make.seller()
    client.force_login(make.member(seller).user)
    form = {"name": seller.name, "county": seller.county_id, "is_open": "on"}
    page = reverse("desk:shop")

    assert client.post(page, {**form, "vat_since": "۱۴۰۵/۰۱/۰۱"}).status_code == 200
    seller.refresh_from_db()
    assert seller.vat_since is None

    said = {**form, "vat_since": "۱۴۰۵/۰۱/۰۱", "economic_code": "۱۴۰۰۱۲۳۴۵۶۷۸۹۰"}
    assert client.post(page, said).status_code == 302
    assert client.post(page, {**said, "economic_code": ""}).status_code == 302
    seller.refresh_from_db()
    assert seller.economic_code.reveal() == CODE
    assert seller.pays_tax(make.TODAY)
