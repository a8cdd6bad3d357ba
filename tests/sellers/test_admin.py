"""Operators keep producers, licences and offers; the table of trades they look at."""

from datetime import date

import pytest
from django.urls import reverse

from catalog.models import Card
from core.jalali import date_text
from sellers.models import Licence, Partner, StockRecord
from tests import factories as make
from tests.factories import DAY, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    client.force_login(make.user(is_staff=True, is_superuser=True))
    return client


@pytest.fixture
def send(staff, django_capture_on_commit_callbacks):
    def work(url, **typed):
        page = staff.get(url)
        assert page.status_code == 200
        with django_capture_on_commit_callbacks(execute=True):
            return staff.post(url, {**filled(page), **typed})

    return work


def filled(page):
    forms = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    fields = [field for form in forms for field in form]
    values = {field.html_name: field.value() for field in fields}
    return {name: v for name, v in values.items() if v not in (None, "") and v is not False}


def change(row):
    return reverse(f"admin:partner_{row._meta.model_name}_change", args=[row.pk])


def on_sale():
    return list(Card.objects.for_sale(TODAY).order_by("pk").values_list("pk", flat=True))


def test_a_licence_that_is_ended_takes_the_goods_and_renewal_brings_them(send):
    ours = make.seller()
    jam, theirs = make.product(seller=ours), make.product()
    licence = ours.licences.get()
    trades = {"trades": [trade.pk for trade in licence.trades.all()]}

    ended = send(change(licence), valid_until=date_text(TODAY - DAY, "fa", "short"), **trades)
    assert ended.status_code == 302
    assert on_sale() == [theirs.pk]

    send(change(licence), valid_until="1409/12/29", **trades)
    assert on_sale() == [jam.pk, theirs.pk]
    assert Licence.objects.get(pk=licence.pk).valid_until == date(2031, 3, 20)


def test_a_licence_cannot_end_before_it_begins(send):
    licence = make.seller().licences.get()

    page = send(change(licence), valid_until="1390/01/01", trades=[make.trade().pk])

    assert page.status_code == 200
    assert page.context["adminform"].form.errors
    assert Licence.objects.get(pk=licence.pk).valid_until == licence.valid_until


def test_a_new_licence_brings_goods(send):
    ours = make.seller(until=None)
    jam = make.product(seller=ours)
    assert on_sale() == []

    send(
        reverse("admin:partner_licence_add"),
        seller=ours.pk,
        uid="90000001",
        kind="independent",
        trades=[make.trade().pk],
        issued_on=date_text(TODAY, "fa", "short"),
        valid_until=date_text(TODAY + DAY, "fa", "short"),
    )

    assert on_sale() == [jam.pk]


def test_a_closed_producer_takes_the_goods_along(send):
    ours = make.seller()
    make.product(seller=ours)
    theirs = make.product()
    closed = filled_without(send, ours, "is_open")

    assert closed.status_code == 302
    assert on_sale() == [theirs.pk]
    assert Partner.objects.get(pk=ours.pk).goods == 0


def filled_without(send, seller, name):
    return send(change(seller), **{name: ""})


def test_an_offer_keeps_what_orders_hold_meanwhile(send, staff):
    offer = make.product(stock=9).stockrecords.get()
    StockRecord.objects.filter(pk=offer.pk).update(num_allocated=3)

    few = send(change(offer), num_in_stock=2)
    enough = send(change(offer), num_in_stock=3)

    assert list(few.context["adminform"].form.errors) == ["num_in_stock"]
    assert enough.status_code == 302
    offer.refresh_from_db()
    assert (offer.num_in_stock, offer.num_allocated) == (3, 3)


@pytest.mark.parametrize("name", ["trade", "tradeedition"])
def test_the_table_of_trades_is_only_shown(staff, name):
    trade = make.trade()
    row = trade if name == "trade" else trade.edition

    assert staff.get(change(row)).status_code == 200
    assert staff.post(change(row), {}).status_code == 403
    assert staff.get(reverse(f"admin:partner_{name}_add")).status_code == 403


@pytest.mark.parametrize("force", ["", "now", "soon", "over", "later"])
def test_licences_are_found_by_how_long_they_last(staff, force):
    days = {"now": 300, "soon": 20, "over": -1}
    seller = make.seller(until=None)
    by = {name: make.licence(seller, until=TODAY + DAY * n) for name, n in days.items()}
    by["later"] = make.licence(seller, since=TODAY + DAY, until=TODAY + 9 * DAY)
    wanted = {"": set(by), "now": {"now", "soon"}}.get(force, {force})

    page = staff.get(reverse("admin:partner_licence_changelist"), {"force": force} if force else {})

    assert set(page.context["cl"].queryset) == {by[name] for name in wanted}
