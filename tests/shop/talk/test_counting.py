"""Reliability: counted from what happened, shown with its formula."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalog.actions import refresh_cards
from catalog.models import Question
from catalog.voices import actions
from sellers.models import Reliability
from shop.order.models import Parcel
from shop.returns import actions as actions_of_returns
from shop.talk.counting import count_reliability
from tests import factories as make
from tests.catalog.voices.tools import owner_of, review_of
from tests.shop.order.tools import paid_for
from tests.shop.returns.tools import SELLER, came, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return make.seller()


def parcels(shop, number, **values):
    for _n in range(number):
        order = paid_for(make.product(seller=shop))
        Parcel.objects.filter(order=order).update(**values)


def counted(shop):
    count_reliability(timezone.now())
    row = Reliability.objects.get(seller=shop)
    return {
        name: getattr(row, name)
        for name in ("posted", "on_time", "asked", "answered", "decided", "kept")
    }


def test_each_parcel_counts_where_it_belongs(shop):
    now = timezone.now()
    parcels(shop, 3, state="delivered", posted_at=now)
    parcels(shop, 2, state="posted", posted_at=now + timedelta(days=60))
    parcels(shop, 1, state="preparing")
    parcels(shop, 1, state="new")
    parcels(shop, 1, state="refused", ended_why="sold_out")
    parcels(shop, 1, state="cancelled", ended_why="unanswered")
    parcels(shop, 1, state="cancelled", ended_why="late")
    parcels(shop, 1, state="cancelled", ended_why="changed_mind")

    assert counted(shop) == {
        "posted": 5, "on_time": 3, "asked": 9, "answered": 8, "decided": 8, "kept": 5,
    }  # fmt: skip


def test_only_faults_of_hers_count_as_let_down(shop):
    def after(kind, **asked):
        case = opened(came(make.product(seller=shop)), kind, **asked)
        return actions_of_returns.refund_now(case.pk, SELLER)

    parcels(shop, 1, state="delivered", posted_at=timezone.now())
    after("withdrawal")
    after("problem", reason="other")
    opened(came(make.product(seller=shop)), "problem")  # not decided
    assert (counted(shop)["decided"], counted(shop)["kept"]) == (4, 4)
    after("problem", reason="damaged")

    assert (counted(shop)["decided"], counted(shop)["kept"]) == (5, 4)
    assert Reliability.objects.get(seller=shop).faulty == 1


def test_questions_count_as_answers_after_two_days(shop):
    felt = make.product(seller=shop)
    owner = owner_of(shop)
    answered, late, silent, fresh = (actions.ask(make.user(), felt, f"پرسش {n}؟") for n in range(4))
    for question in (answered, late):
        actions.answer_question(shop, question.pk, "بله", by=owner)
    old = timezone.now() - timedelta(days=5)
    Question.objects.filter(pk__in=[late.pk, silent.pk]).update(asked_at=old)

    row = counted(shop)
    assert (row["asked"], row["answered"]) == (3, 1)
    assert fresh.pk


def test_old_parcels_and_other_shops_do_not_count(shop):
    parcels(shop, 1, state="delivered", posted_at=timezone.now())
    parcels(make.seller(), 4, state="delivered", posted_at=timezone.now())
    assert counted(shop)["posted"] == 1
    Parcel.objects.filter(seller=shop).update(date_created=timezone.now() - timedelta(days=366))
    assert count_reliability(timezone.now()) == 1
    assert not Reliability.objects.filter(seller=shop).exists()


def test_counting_twice_changes_nothing_and_costs_the_same(shop, django_assert_num_queries):
    parcels(shop, 2, state="delivered", posted_at=timezone.now())
    assert count_reliability(timezone.now()) == 1
    for _n in range(2):
        with django_assert_num_queries(4):
            assert count_reliability(timezone.now()) == 0
        parcels(make.seller(), 1, state="expired")


def test_the_producer_s_page_shows_score_formula_and_reviews(client, shop):
    jam = make.product("مربای گل", seller=shop)
    page = client.get(shop.get_absolute_url()).content.decode()
    assert 'id="reliability"' not in page
    for _n in range(5):
        review_of(jam)
    Parcel.objects.update(state="delivered", posted_at=timezone.now())
    refresh_cards([jam.pk])
    count_reliability(timezone.now())

    page = client.get(shop.get_absolute_url()).content.decode()

    assert '<b class="score nums">۵</b>' in page
    assert "خیلی نرم و گرم است" in page
    assert page.count("score-parts") == 1
