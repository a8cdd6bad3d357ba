"""Orders in the dashboard: found by what a caller says, shown whole, moved by nobody."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shop.order.states import OrderState
from shop.payment.models import Payment
from tests import factories as make
from tests.shop.order.tools import basket, order_it, three_sellers

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    client.force_login(make.user(is_staff=True, is_superuser=True))
    return client


def find(client, typed):
    return client.get(reverse("dashboard:order-list"), {"order_number": typed})


def numbers(page):
    return [row["number"] for row in page.context["rows"]]


def detail(order):
    return reverse("dashboard:order-detail", args=[order.number])


@pytest.mark.parametrize("typed", ["0916 123 4567", "۰۹۱۶۱۲۳۴۵۶۷", "+989161234567"])
def test_a_caller_is_found_by_mobile(staff, typed):
    ours = order_it(basket(make.product()))
    order_it(basket(make.product()), mobile="+989169999999")

    assert numbers(find(staff, typed)) == [ours.number]


def test_a_whole_number_opens_its_order_and_a_part_lists(staff):
    order = order_it(basket(make.product()))
    persian = order.number.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))

    assert find(staff, f" {persian[:4]} {persian[4:]} ")["Location"] == detail(order)
    assert numbers(find(staff, persian[:5])) == [order.number]
    assert numbers(find(staff, "nothing")) == []


def test_a_guest_has_a_name_and_a_mobile(staff):
    order = order_it(basket(make.product()))

    for url in (reverse("dashboard:order-list"), detail(order)):
        page = staff.get(url).content.decode()
        assert "زهرا بازوند" in page
        assert "۰۹۱۶۱۲۳۴۵۶۷" in page
        assert "awaiting_payment" not in page.replace('value="awaiting_payment"', "")


def test_an_order_shows_its_parcels_payments_and_moves(staff):
    order = order_it(basket(*three_sellers()), gateway="transfer")
    payment = Payment.objects.get(reference=order.number)

    context = staff.get(detail(order)).context

    assert [one["parcel"].number for one in context["parcels"]] == [
        f"{order.number}-{n}" for n in (1, 2, 3)
    ]
    assert sum(one["parcel"].total for one in context["parcels"]) == order.total
    assert [one["url"] for one in context["payments"]] == [
        reverse("admin:payment_payment_change", args=[payment.pk])
    ]


@pytest.mark.parametrize(
    "sent",
    [
        {"order_action": "change_order_status", "new_status": "completed"},
        {"order_action": "create_order_payment_event", "amount": "1", "payment_event_type": "x"},
        {"line_action": "change_line_statuses", "new_status": "new"},
    ],
)
def test_nobody_moves_an_order_here(staff, sent):
    order = order_it(basket(make.product()))

    staff.post(detail(order), {**sent, "selected_line": order.lines.get().pk})
    staff.post(
        reverse("dashboard:order-list"),
        {"action": "change_order_statuses", "new_status": "completed", "selected_order": order.pk},
    )

    order.refresh_from_db()
    assert order.status == OrderState.AWAITING_PAYMENT
    assert not order.payment_events.exists()


def test_a_note_is_kept(staff):
    order = order_it(basket(make.product()))

    staff.post(
        detail(order), {"order_action": "save_note", "message": "فردا زنگ می‌زند", "note_type": ""}
    )

    assert "فردا زنگ می‌زند" in staff.get(detail(order)).content.decode()


def test_queries_of_an_order_do_not_grow_with_its_parcels(staff):
    counted = []
    for goods in (1, 3):
        order = order_it(basket(*three_sellers()[:goods]))
        staff.get(detail(order))
        with CaptureQueriesContext(connection) as queries:
            staff.get(detail(order))
        counted.append(len(queries))
    assert counted[0] == counted[1]
