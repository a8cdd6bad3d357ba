"""What a buyer sees of a parcel and says of it, on the order's page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from shop.order import actions
from shop.order.access import SESSION_KEY
from shop.order.models import Order, Parcel
from tests import factories as make
from tests.shop.order.tools import POST_CODE, back_with, paid_for, parcel_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(client) -> Order:
    order = paid_for(make.product("مربا"))
    knows(client, order)
    return order


def knows(client, *orders):
    session = client.session
    session[SESSION_KEY] = [order.number for order in orders]
    session.save()


def can(client, order) -> dict:
    page = client.get(reverse("orders:detail", args=[order.number]))
    return page.context["parcels"][0]["choices"]


def say(client, order, what, parcel=None):
    number = (parcel or parcel_of(order)).number
    return client.post(reverse("orders:parcel", args=[order.number, number, what]), follow=True)


def post(order, **fields):
    pk = parcel_of(order).pk
    actions.accept_parcel(pk, by=None)
    actions.post_parcel(pk, "iran_post", POST_CODE, by=None)
    Parcel.objects.filter(pk=pk).update(**fields)


def test_before_the_work_it_can_be_called_off(client, order):
    assert can(client, order)["can_cancel"]

    page = say(client, order, "cancel")

    parcel = parcel_of(order)
    assert (parcel.state, back_with(order)) == ("cancelled", order.total)
    assert "برمی‌گردد" in page.content.decode()
    assert not can(client, order)["can_cancel"]


def test_what_is_being_made_cannot(client, order):
    actions.accept_parcel(parcel_of(order).pk, by=None)
    assert not can(client, order)["can_cancel"]
    page = say(client, order, "cancel")
    assert "دیگر شدنی نیست" in page.content.decode()
    assert parcel_of(order).state == "preparing"


def test_late_is_said_with_what_to_do(client, order):
    actions.accept_parcel(parcel_of(order).pk, by=None)
    assert can(client, order)["late_text"] == ""
    Parcel.objects.update(ready_by=timezone.localdate() - timedelta(days=1))
    seen = can(client, order)
    assert seen["is_late"]
    assert seen["can_cancel"]
    assert "صبر کنید" in seen["late_text"]
    html = client.get(reverse("orders:detail", args=[order.number])).content.decode()
    _, rest = html.split(seen["late_text"])
    assert reverse("guest_talk:thread", args=[parcel_of(order).number]) in rest[:600]


def test_on_its_way_it_shows_carrier_and_code_and_can_be_confirmed(client, order):
    post(order)
    html = client.get(reverse("orders:detail", args=[order.number])).content.decode()
    assert POST_CODE in html
    assert "پست ایران" in html
    seen = can(client, order)
    assert (seen["can_confirm"], seen["can_report_code"], seen["can_report_missing"]) == (
        True,
        True,
        False,
    )

    say(client, order, "received")

    order.refresh_from_db()
    assert (parcel_of(order).state, order.status) == ("delivered", "completed")


def test_a_wrong_code_is_reported_once(client, order):
    post(order)
    say(client, order, "wrong-code")
    assert parcel_of(order).code_wrong_at is not None
    seen = can(client, order)
    assert (seen["can_report_code"], seen["code_reported"]) == (False, True)


def test_what_has_not_come_can_be_missed_after_its_day(client, order):
    yesterday = timezone.localdate() - timedelta(days=1)
    post(order, ready_by=yesterday, promised_by=yesterday)
    assert can(client, order)["can_report_missing"]
    say(client, order, "missing")
    seen = can(client, order)
    assert (seen["missing_reported"], seen["counts_on"]) == (True, None)
    assert seen["can_confirm"]  # it may come after all


def test_a_part_that_is_not_sent_is_said_and_taken_off_the_sum(client):
    jam = make.product()
    order = paid_for(jam, quantity=3)
    knows(client, order)
    line = order.lines.get()
    actions.refuse_parcel(parcel_of(order).pk, "ill", {line.pk: 1}, by=None)

    page = client.get(reverse("orders:detail", args=[order.number]))

    back = parcel_of(order).refunded
    assert page.context["rows"][-1]["rials"] == order.total - back
    assert "۱ تا از ۳ تا فرستاده نمی‌شود" in page.content.decode()


def test_a_refused_parcel_says_why(client, order):
    actions.refuse_parcel(parcel_of(order).pk, "no_material", by=None)
    page = client.get(reverse("orders:detail", args=[order.number]))
    assert "مواد اولیهٔ آن پیدا نمی‌شود" in page.content.decode()


@pytest.mark.parametrize("what", ["received", "cancel", "wrong-code", "missing"])
def test_strangers_and_staff_say_nothing(client, what):
    order, other = paid_for(make.product()), paid_for(make.product())
    post(other)
    assert say(client, order, what).status_code == 404
    knows(client, order)
    # The parcel of another order, under an order one knows.
    assert say(client, order, what, parcel_of(other)).status_code == 404
    client.force_login(make.user(is_staff=True))
    assert say(client, other, what).status_code == 404
    assert parcel_of(order).state == "new"
    assert (parcel_of(other).state, parcel_of(other).code_wrong_at) == ("posted", None)


def test_unknown_words_are_not_found_and_pages_lead_back(client, order):
    assert say(client, order, "explode").status_code == 404
    address = reverse("orders:parcel", args=[order.number, parcel_of(order).number, "cancel"])
    assert client.get(address).url == reverse("orders:detail", args=[order.number])
