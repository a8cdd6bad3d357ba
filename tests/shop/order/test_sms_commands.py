"""Accepting and refusing parcels by SMS: the oldest or a named one, one's own, once."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils.translation import gettext

from core.models import MoveRecord, OutgoingSms
from core.texting.receiving import take
from shop.order.models import Parcel
from shop.order.sms_rules import digits_of, fits, reason_in
from shop.order.states import Why
from tests import factories as make
from tests.shop.order.tools import paid_for

NUMBER = "+989161112233"


@pytest.fixture
def shop(db):
    return make.seller()


@pytest.fixture
def owner(shop):
    return make.member(shop, user=make.user(mobile=NUMBER)).user


def parcels(shop, number=2):
    """Parcels that wait, the oldest first."""
    for _n in range(number):
        paid_for(make.product("مربا", seller=shop))
    return list(Parcel.objects.filter(seller=shop).order_by("pk"))


def states(found):
    return [Parcel.objects.get(pk=parcel.pk).state for parcel in found]


def send(text, name=[0]):  # noqa: B006 -- a counter of messages
    name[0] += 1
    return take(f"m{name[0]}", NUMBER, text)


@pytest.mark.parametrize(
    ("number", "digits", "fit"),
    [
        ("7380127651-1", "7651", True),
        ("7380127651-1", "73801276511", True),
        ("7380127651-1", "7380127651", True),
        ("7380127651-1", "6511", True),
        ("7380127651-1", "51", False),
        ("7380127651-1", "7652", False),
        ("7380127651-1", "", False),
    ],
)
def test_the_last_digits_name_a_parcel(number, digits, fit):
    assert fits(number, digits) is fit


def test_words_after_a_no_say_why():
    assert reason_in(("1234", "تمام", "شد")) == (Why.SOLD_OUT, "تمام شد")
    assert reason_in(("دلم", "نخواست")) == (Why.OTHER, "دلم نخواست")
    assert digits_of(("73801", "تمام", "2")) == "738012"


@pytest.mark.parametrize("text", ["1", "۱", "١", "بله", " 1. "])
def test_one_accepts_the_oldest(shop, owner, text):
    found = parcels(shop)

    answer = send(text)

    assert answer.outcome == "done"
    assert states(found) == ["preparing", "new"]
    record = MoveRecord.objects.get(object_id=found[0].pk, to_state="preparing")
    assert record.by == owner
    assert OutgoingSms.objects.get(key__startswith="answer").text == answer.answer
    send(text)
    assert states(found) == ["preparing", "preparing"]
    assert send(text).outcome == "refused"


def test_a_number_names_another(shop, owner):
    found = parcels(shop)
    assert send(f"1 {found[1].number}").outcome == "done"
    assert states(found) == ["new", "preparing"]
    assert send(f"۱ {found[0].order.number[-4:]}").outcome == "done"


@pytest.mark.parametrize("text", ["1 99999", "0 12"])
def test_a_number_that_fits_nothing_decides_nothing(shop, owner, text):
    found = parcels(shop)
    answer = send(text)
    assert answer.outcome == "refused"
    assert states(found) == ["new", "new"]


@pytest.mark.parametrize(
    ("text", "why"), [("0 تمام شد", "sold_out"), ("۰", "other"), ("نه وقت ندارم", "no_time")]
)
def test_zero_refuses_and_says_why(shop, owner, text, why):
    found = parcels(shop, 1)
    assert send(text).outcome == "done"
    (parcel,) = Parcel.objects.filter(pk=found[0].pk)
    assert (parcel.state, parcel.ended_why) == ("refused", why)


def test_another_shop_s_parcels_are_not_there(shop, owner):
    theirs = parcels(make.seller(), 1)
    assert send("1").outcome == "refused"
    assert send(f"1 {theirs[0].number}").outcome == "refused"
    assert states(theirs) == ["new"]


def test_a_buyer_gets_help_instead(shop):
    make.user(mobile=NUMBER)
    found = parcels(shop, 1)
    assert send("1").outcome == "helped"
    assert states(found) == ["new"]


def test_a_packer_may_answer(shop):
    make.member(shop, "packer", user=make.user(mobile=NUMBER))
    found = parcels(shop, 1)
    assert send("1").outcome == "done"
    assert states(found) == ["preparing"]


def test_sellers_hear_how_to_answer_where_somebody_listens(
    shop, owner, settings, django_capture_on_commit_callbacks
):
    for secret, hears in (("", False), ("s" * 32, True)):
        settings.SMS_INBOUND_SECRET = secret
        OutgoingSms.objects.all().delete()
        with django_capture_on_commit_callbacks(execute=True):
            parcels(shop, 1)
        text = OutgoingSms.objects.get(to=NUMBER).text
        asks = gettext("Reply 1 if you can make it, 0 if you cannot.")
        assert (asks in text) is hears


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_of_a_team_answer_at_once_and_the_buyer_hears_once():
    shop = make.seller()
    people = [make.member(shop).user for _n in range(2)]
    found = parcels(shop, 1)
    OutgoingSms.objects.all().delete()
    start, outcomes = Barrier(2), []

    def work(person):
        start.wait()
        try:
            outcomes.append(take(f"m{person.pk}", person.mobile, "1").outcome)
        finally:
            connection.close()

    workers = [Thread(target=work, args=(person,)) for person in people]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert set(outcomes) <= {"done", "refused"}
    assert "done" in outcomes
    assert states(found) == ["preparing"]
    assert MoveRecord.objects.filter(object_id=found[0].pk, to_state="preparing").count() == 1
    assert OutgoingSms.objects.filter(key__startswith=f"parcel:{found[0].pk}:buyer").count() == 1
