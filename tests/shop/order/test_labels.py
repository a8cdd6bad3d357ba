"""Labels and slips: what carriers and buyers need on paper, in both languages."""

import pytest
from django.utils import translation

from shop.order import actions
from shop.order.desk import queries
from shop.order.invoice import parcel_invoice_pdf
from shop.order.labels import _label, _slip, labels_pdf, slip_pdf
from shop.order.models import Parcel
from tests import factories as make
from tests.shop.order.tools import paid_for

pytestmark = pytest.mark.django_db


def fetched() -> list[Parcel]:
    return list(queries.with_lines(Parcel.objects.order_by("pk")))


def pages(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n") or pdf.count(b"/Type/Page/") or pdf.count(b"/Type /Page ")


@pytest.mark.parametrize("code", ["fa", "en"])
def test_a_label_is_one_small_page_and_five_stand_on_two_sheets(code):
    for _ in range(5):
        paid_for(make.product(title_en="#panic [x] *b*"))
    parcels = fetched()
    small = labels_pdf(parcels[:1], code, sheet="a6")
    sheets = labels_pdf(parcels, code, sheet="a4")
    assert (pages(small), pages(sheets)) == (1, 2)


def test_a_label_says_where_and_from_whom():
    paid_for(make.product(seller=make.seller("مربای ننه"), shipping_class="post_fragile"))
    label = _label(fetched()[0], in_cash=False)
    assert (label["name"], label["postcode"]) == ("زهرا بازوند", "۶۸۱۳۸۳۳۹۴۶")
    assert (label["sender"], label["sender_place"]) == ("مربای ننه", "خرم‌آباد، لرستان")
    assert label["marks"] == ["شکستنی"]
    assert label["collect"] == ""


def test_cash_to_collect_is_that_of_what_comes():
    seller = make.seller(accepts_cod=True)
    jam, bread = make.product(seller=seller), make.product(seller=seller)
    order = paid_for(jam, bread, gateway="cod")
    parcel = order.parcels.get()
    actions.refuse_parcel(parcel.pk, "ill", {parcel.lines.get(product=jam).pk: 1}, by=None)
    parcel = fetched()[0]
    assert parcel.kept < parcel.total
    with translation.override("en"):
        label = _label(parcel, in_cash=True)
        assert label["collect"] == f"Collect {parcel.kept // 10:,} toman in cash"


def test_a_slip_lists_what_is_in_the_box_and_no_more():
    seller = make.seller()
    jam, bread = make.product("مربا", seller=seller), make.product("نان", seller=seller)
    parcel = paid_for(jam, bread, quantity=2).parcels.get()
    actions.refuse_parcel(parcel.pk, "ill", {parcel.lines.get(product=jam).pk: 2}, by=None)
    (parcel,) = fetched()
    slip = _slip(parcel)
    assert [(line["title"], line["quantity"]) for line in slip["lines"]] == [("نان", "۲")]
    assert seller.slug in slip["url"]
    assert "<svg" in slip["qr"]
    assert pages(slip_pdf(parcel, "fa")) == pages(slip_pdf(parcel, "en")) == 1
    assert pages(parcel_invoice_pdf(parcel, "fa")) == 1
