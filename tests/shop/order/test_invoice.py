"""The invoice: the order's own words, as text and nothing else."""

import json
import subprocess

import pytest

from core.persian import to_persian_digits
from core.typeset import FONTS
from shop.order.invoice import invoice_data, invoice_pdf
from shop.order.models import Line, ShippingAddress
from tests import factories as make
from tests.shop.order.tools import basket, order_it, three_sellers

pytestmark = pytest.mark.django_db

EVIL = '#panic("x") #read("/etc/passwd") $ x $ *a* _b_ <c> @d \\ " {} [] `e` //f /*g'


@pytest.mark.parametrize("language", ["fa", "en"])
def test_a_pdf_comes_out_with_one_page(language):
    pdf = invoice_pdf(order_it(basket(*three_sellers())), language)

    assert pdf.startswith(b"%PDF-")
    assert len(pdf) > 10_000


def test_what_people_typed_is_text():
    order = order_it(basket(make.product("کالا")))
    ShippingAddress.objects.update(first_name=EVIL, line1=EVIL)
    Line.objects.update(title=EVIL, title_en=EVIL)
    order.parcels.update(seller_name=EVIL, seller_name_en=EVIL)
    order.refresh_from_db()

    pdf = invoice_pdf(order, "en")

    assert text_of(pdf).count("#panic") == 4
    assert "root:" not in text_of(pdf)


def text_of(pdf: bytes) -> str:
    """The PDF's text, by poppler where it is installed."""
    try:
        done = subprocess.run(
            ["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True
        )
    except FileNotFoundError:
        pytest.skip("pdftotext is not installed")
    return done.stdout.decode()


def test_sums_are_in_toman_and_rials():
    order = order_it(basket(make.product(price=4_800_005)))

    data = invoice_data(order)

    assert data["rials"].startswith("۵٬")
    assert data["parcels"][0]["lines"][0]["total"] == "۴۸۰٬۰۰۰٫۵"
    assert data["toman"].endswith("تومان")
    assert data["number"] == to_persian_digits(order.number)
    json.dumps(data)


def test_fonts_are_ours_with_their_licence():
    names = sorted(path.name for path in FONTS.iterdir())
    assert names == ["OFL.txt", "Vazirmatn-Bold.ttf", "Vazirmatn-Regular.ttf"]


def test_query_count(django_assert_num_queries):
    order = order_it(basket(*three_sellers()))
    order = (
        type(order)
        .objects.select_related("shipping_address__county__province", "shipping_address__province")
        .get(pk=order.pk)
    )

    with django_assert_num_queries(3):  # payment, parcels with sellers, lines
        invoice_pdf(order, "fa")
