"""What the clock does to parcels: once each, with one message, and never behind anybody's back."""

from datetime import date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from core import sms
from shop.order import actions
from shop.order.actions.watching import Watched, watch
from shop.order.models import Order, Parcel
from tests import factories as make
from tests.shop.order.tools import MOBILE, POST_CODE, back_with, paid_for

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def clock(hour: int, day: int = 28) -> datetime:
    """An hour of Saturday 28 November 2026 (or another day) in Iran."""
    return timezone.make_aware(datetime(2026, 11, day, hour))  # noqa: DTZ001 -- made aware here


@pytest.fixture
def run(django_capture_on_commit_callbacks):
    """Run the watch; return what it did and whom it told."""

    def once(now):
        sms.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            done = watch(now)
        return done, [message.to for message in sms.outbox]

    return once


@pytest.fixture
def seller():
    return make.user(language="en")


def bought(seller, **fields) -> Parcel:
    """A parcel of ``seller``'s shop, paid for in English, with fields as somebody left them."""
    shop = make.seller()
    shop.users.add(seller)
    order = paid_for(make.product(seller=shop), language="en")
    days = {"ready_by": date(2026, 12, 5), "promised_by": date(2026, 12, 10)}
    order.parcels.update(**{"answer_by": clock(9, 30), **days, **fields})
    return order.parcels.get()


def on_its_way(seller, **fields) -> Parcel:
    parcel = bought(seller)
    actions.accept_parcel(parcel.pk, by=None)
    actions.post_parcel(parcel.pk, "iran_post", POST_CODE, by=None)
    Parcel.objects.filter(pk=parcel.pk).update(**fields)
    return parcel


def test_reminded_once_then_called_off(run, seller):
    parcel = bought(seller, answer_by=clock(15))
    assert run(clock(8)) == (Watched(), [])
    assert run(clock(10)) == (Watched(reminded=1), [seller.mobile])
    assert run(clock(11)) == (Watched(), [])

    done, told = run(clock(15))

    assert done == Watched(called_off=1)
    assert sorted(told) == sorted([MOBILE, seller.mobile])
    assert back_with(Order.objects.get()) == parcel.total
    assert run(clock(16)) == (Watched(), [])


def test_who_answered_is_not_reminded(run, seller):
    parcel = bought(seller, answer_by=clock(15))
    actions.accept_parcel(parcel.pk, by=seller)
    assert run(clock(14)) == (Watched(), [])
    assert run(clock(16)) == (Watched(), [])
    assert Parcel.objects.get().state == "preparing"


def test_reminded_on_the_day_to_post_and_late_the_day_after(run, seller):
    parcel = bought(seller)
    actions.accept_parcel(parcel.pk, by=None)
    Parcel.objects.update(ready_by=clock(0).date(), promised_by=clock(0, 30).date())

    assert run(clock(8)) == (Watched(), [])  # nobody is woken
    assert run(clock(9)) == (Watched(reminded=1), [seller.mobile])
    assert run(clock(20)) == (Watched(), [])
    done, told = run(clock(9, 29))
    assert done == Watched(late=1)
    assert sorted(told) == sorted([MOBILE, seller.mobile])
    assert run(clock(9, 30)) == (Watched(), [])


def test_asked_whether_it_came_then_counted_as_arrived(run, seller):
    on_its_way(seller, promised_by=clock(0, 18).date(), ready_by=clock(0, 16).date())

    assert run(clock(10, 19)) == (Watched(late=1), [MOBILE])
    assert run(clock(10, 20)) == (Watched(), [])
    assert run(clock(10, 23)) == (Watched(), [])  # the fifth working day after is the 24th
    assert run(clock(10, 24)) == (Watched(arrived=1), [MOBILE])
    assert Order.objects.get().status == "completed"


def test_what_somebody_misses_never_counts_as_arrived(run, seller):
    parcel = on_its_way(seller, promised_by=clock(0, 18).date(), ready_by=clock(0, 16).date())
    actions.report_missing(parcel.pk, by=None)
    assert run(clock(10))[0] == Watched(late=1)
    assert Parcel.objects.get().state == "posted"


def test_one_that_fails_keeps_no_other_waiting(run, seller, monkeypatch):
    broken = bought(seller, answer_by=clock(9))
    bought(seller, answer_by=clock(9))
    real = actions.lapse_parcel

    def lapse(pk, now):
        if pk == broken.pk:
            raise RuntimeError("broken")
        return real(pk, now)

    monkeypatch.setattr("shop.order.actions.watching.lapse_parcel", lapse)
    assert run(clock(10))[0].called_off == 1


def test_the_command_says_what_it_did(capsys, seller):
    bought(seller, answer_by=timezone.now() - DAY)
    call_command("watch_parcels")
    assert "1 parcels called off, 0 reminders" in capsys.readouterr().out
