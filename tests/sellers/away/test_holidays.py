"""A producer's holiday: said before anybody buys, promised days move, and it ends by itself."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext

from catalog.actions import refresh_cards
from catalog.models import Card
from core import kept
from core.jalali import date_text
from sellers.away.actions import come_back, go_away
from sellers.away.rules import ready_by
from sellers.models import Role
from sellers.strategy import Strategy
from shop.order import actions
from tests import factories as make
from tests.shop.order.tools import basket, order_it, paid_for

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
PAGE = "/desk/holiday/"


def away(seller, days=5, **more):
    today = timezone.localdate()
    return go_away(seller.pk, today, today + (days - 1) * DAY, **more)


@pytest.fixture
def jam():
    return make.product("مربا", seller=make.seller("مربای ننه"))


@pytest.fixture
def seller(jam):
    return jam.stockrecords.get().partner


def fresh(jam):
    refresh_cards([jam.pk])
    return Card.objects.get(product=jam)


def shown(client, address):
    with translation.override("en"):
        return client.get(f"/en{address}").content.decode()


def test_cards_and_pages_say_when_she_is_back(client, jam, seller):
    card = fresh(jam)
    pages = [card.get_absolute_url(), "/catalogue/", seller.get_absolute_url()]
    assert not any("holiday" in shown(client, page) for page in pages)

    away(seller, note="سر گله‌ایم", note_en="With the flock")
    assert fresh(jam).back_on == timezone.localdate() + 5 * DAY
    kept.changed()

    assert all("holiday" in shown(client, page) for page in pages)
    assert "With the flock" in shown(client, pages[0])


def test_cards_follow_when_it_is_set_and_ended(jam, seller, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        away(seller)
    assert Card.objects.get().back_on is not None
    with django_capture_on_commit_callbacks(execute=True):
        come_back(seller.pk)
    assert Card.objects.get().back_on is None


def test_over_it_is_as_if_there_were_none(client, jam, seller):
    today = timezone.localdate()
    go_away(seller.pk, today - 5 * DAY, today - DAY, stops=True)
    assert fresh(jam).back_on is None
    assert "holiday" not in shown(client, fresh(jam).get_absolute_url())
    offer = jam.stockrecords.get()
    assert Strategy().availability_policy(jam, offer).is_available_to_buy


def test_promised_days_begin_when_she_is_back(jam, seller):
    away(seller)
    order = paid_for(jam)
    parcel = order.parcels.get()
    today = timezone.localdate()
    seller.refresh_from_db()
    assert parcel.ready_by == ready_by(today, jam.lead_days, seller.away)
    assert parcel.ready_by > seller.away_until
    # Nobody calls her order off while she is away, as she said.
    assert timezone.localdate(parcel.answer_by) > seller.away_until


def test_a_pause_sells_nothing_and_says_until_when(client, jam, seller):
    bought = basket(jam)
    away(seller, stops=True)
    page = shown(client, fresh(jam).get_absolute_url())
    assert "Put in the basket" not in page
    assert "back on" in page
    with pytest.raises(actions.GoodsChanged):
        order_it(bought, choices={seller.pk: "post"})


def test_the_basket_says_it_too(client, jam, seller):
    client.post(reverse("basket:add", args=[jam.pk]), {"quantity": 1})
    assert "holiday" not in shown(client, "/basket/")
    away(seller)
    assert "holiday" in shown(client, "/basket/")
    away(seller, stops=True)
    assert "on holiday. You can buy it again" in shown(client, "/basket/")


# --- At the desk


@pytest.fixture
def owner(client, seller):
    client.force_login(make.member(seller).user)


def typed(first, last, **more):
    days = {"first": date_text(first, "fa", "short"), "last": date_text(last, "fa", "short")}
    return {**days, "sale": "goes_on", **more}


def test_set_and_ended_at_the_desk(client, owner, seller):
    today = timezone.localdate()
    assert client.post(PAGE, typed(today, today + DAY, sale="stops")).url == PAGE
    seller.refresh_from_db()
    assert (seller.away_from, seller.away_until, seller.away_stops) == (today, today + DAY, True)
    assert "away" in client.get(PAGE).context
    client.post(PAGE + "back/")
    seller.refresh_from_db()
    assert seller.away is None


@pytest.mark.parametrize(("first", "last"), [(3, 2), (-5, -1), (0, 120)])
def test_days_that_make_no_sense_are_asked_again_and_kept(client, owner, seller, first, last):
    today = timezone.localdate()
    data = typed(today + first * DAY, today + last * DAY, note="سفر")
    page = client.post(PAGE, data)
    assert page.context["form"].errors["last"]
    assert "سفر" in page.content.decode()
    seller.refresh_from_db()
    assert seller.away is None


def test_days_left_out_are_asked_for_by_name(client, owner, seller):
    errors = client.post(PAGE, {"sale": "goes_on"}).context["form"].errors

    assert errors["first"] == [gettext("Write the day on which it begins.")]
    assert errors["last"] == [gettext("Write the last day you are away.")]


def test_a_packer_does_not_close_the_shop(client, seller):
    client.force_login(make.member(seller, Role.PACKER).user)
    today = timezone.localdate()
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, typed(today, today)).status_code == 404
    seller.refresh_from_db()
    assert seller.away is None
