"""Invoices are numbered by the seller of record, without a gap in each year."""

import pytest

from core import audit
from core.jalali import to_jalali
from shop.order.invoice import invoice_data
from shop.order.models import InvoiceCounter, Parcel
from shop.payment.actions import settle, start_payment
from shop.payment.models import Payment
from shop.payment.practice_bank import book
from tests import factories as make
from tests.shop.order.books.test_flow import URLS, ordered, paid
from tests.shop.order.test_races import at_once
from tests.shop.order.tools import basket, order_it

pytestmark = pytest.mark.django_db(transaction=True)
YEAR = to_jalali(make.TODAY).year


def numbers():
    return list(Parcel.objects.order_by("pk").values_list("invoice_year", "invoice_number"))


def gaps():
    return list(audit.run(("orders: invoices",)))


def test_each_seller_counts_from_one():
    paid(sellers=2)
    paid(sellers=1)

    assert numbers() == [(YEAR, 1)] * 3
    assert InvoiceCounter.objects.count() == 3
    assert gaps() == []


def test_what_is_never_paid_has_no_number():
    order, _ = ordered(sellers=1)

    assert numbers() == [(None, None)]
    assert invoice_data(order)["parcels"][0]["invoice"] == ""


def test_the_invoice_bears_it():
    order, _ = paid(sellers=1)

    assert (
        f"{YEAR}-1".translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
        in (invoice_data(order)["parcels"][0]["invoice"])
    )


def waiting(maker):
    order = order_it(basket(make.product(seller=maker)))
    payment = Payment.objects.get(reference=order.number)
    start_payment(payment.pk, URLS)
    payment.refresh_from_db()
    book.decide(payment.gateway_reference, paid=True)
    return payment.pk


@pytest.mark.postgres
def test_many_at_once_leave_no_gap():
    maker = make.seller()
    payments = [waiting(maker) for _ in range(6)]
    at_once(*(lambda pk=pk: settle(pk, {}, key="return") for pk in payments))

    assert sorted(n for _, n in numbers()) == [1, 2, 3, 4, 5, 6]
    assert gaps() == []


def test_the_audit_sees_a_gap():
    paid(sellers=1)
    Parcel.objects.update(invoice_number=2)

    assert len(gaps()) == 1
