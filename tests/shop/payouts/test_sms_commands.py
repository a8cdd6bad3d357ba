"""«حساب» by SMS: what is due, when, to whom it may be told."""

import pytest
from django.utils import timezone

from core.jalali import date_text
from core.texting.receiving import take
from shop.payouts.queries import next_payout
from tests import factories as make
from tests.shop.payouts.tools import earn

pytestmark = pytest.mark.django_db
NUMBER = "+989161234567"


@pytest.fixture
def shop():
    return make.seller("نمد زهرا")


def test_what_is_due_and_the_day_of_payment(shop):
    make.member(shop, user=make.user(mobile=NUMBER))
    earn(shop, 1_250_000)
    earn(make.seller(), 9_990_000)

    answer = take("m1", NUMBER, "حساب").answer

    assert "۱۲۵٬۰۰۰ تومان" in answer
    assert date_text(next_payout(timezone.localdate()), "fa", "weekday") in answer
    assert "۹۹۹" not in answer


def test_debts_and_nothing_are_said_as_they_are(shop):
    make.member(shop, user=make.user(mobile=NUMBER))
    nothing = take("m1", NUMBER, "حساب").answer
    assert "۰ تومان" not in nothing
    earn(shop, -500_000)
    assert "۵۰٬۰۰۰ تومان" in take("m2", NUMBER, "حساب").answer


def test_two_shops_are_told_by_name(shop):
    person = make.user(mobile=NUMBER)
    make.member(shop, user=person)
    make.member(make.seller("عسل زهرا"), user=person)
    answer = take("m1", NUMBER, "حساب").answer.splitlines()
    assert [line.partition(":")[0] for line in answer] == ["نمد زهرا", "عسل زهرا"]


@pytest.mark.parametrize("role", ["packer", None])
def test_who_may_not_see_money_gets_help(shop, role):
    person = make.user(mobile=NUMBER)
    if role:
        make.member(shop, role, user=person)
    earn(shop, 1_250_000)
    answer = take("m1", NUMBER, "حساب")
    assert answer.outcome == "helped"
    assert "۱۲۵" not in answer.answer
