"""Money is given over when nobody can send the goods back any more, and not a day before."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core import audit
from core.money import Rials
from core.moves import MoveRefused
from shop.ledger.queries import balance, owed
from shop.order.books.rules import Agreed
from shop.order.models import Line, Parcel
from shop.payouts import actions, agreements
from shop.payouts.rules import due_on
from tests import factories as make
from tests.shop.order.books.test_flow import arrive, ordered, paid

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)


@pytest.fixture
def asked(monkeypatch):
    """Agreements and holds of our own."""
    monkeypatch.setattr(agreements, "_questions", [])
    monkeypatch.setattr(agreements, "_holders", [])


def arrived(days_ago=0, sellers=1):
    order, _payment = paid(sellers=sellers)
    parcels = [arrive(parcel) for parcel in order.parcels.order_by("pk")]
    Parcel.objects.update(delivered_at=timezone.now() - days_ago * DAY)
    return parcels


def test_not_a_day_before_and_once():
    (parcel,) = arrived()
    due = due_on(make.TODAY, ["7_working_days"])

    assert actions.settle_due(due - DAY) == 0
    assert owed(parcel.seller_id) == 0
    assert actions.settle_due(due) == 1
    assert actions.settle_due(due) == 0
    assert owed(parcel.seller_id) == parcel.total
    assert not list(audit.run(("ledger",)))


def test_what_has_not_arrived_is_not_settled():
    order, _ = paid(sellers=1)

    assert actions.settle_due(make.TODAY + 99 * DAY) == 0
    assert balance("buyers") == -order.total


def test_a_content_buyer_ends_the_waiting():
    (parcel,) = arrived()
    actions.say_content(parcel.pk, by=None)
    actions.say_content(parcel.pk, by=None)

    assert actions.settle_due(make.TODAY) == 1


def test_nobody_is_content_before_it_came():
    order, _ = paid(sellers=1)
    with pytest.raises(MoveRefused):
        actions.say_content(order.parcels.get().pk, by=None)


def test_food_waits_two_days():
    arrived()
    Line.objects.update(withdrawal_rule="review_food")

    assert actions.settle_due(due_on(make.TODAY, ["review_food"])) == 1


def test_an_open_dispute_holds_it_back(asked):
    one, two = arrived(days_ago=40, sellers=2)
    agreements.hold_back(lambda pks: dict.fromkeys({one.pk} & set(pks), "a dispute"))

    assert actions.settle_due(make.TODAY) == 1
    assert (owed(one.seller_id), owed(two.seller_id)) == (0, two.total)


def test_what_sellers_agreed_to_is_taken(asked):
    (parcel,) = arrived(days_ago=40)
    company = make.seller()
    agreements.register(lambda pks, day: {pk: Agreed(company.pk, 100) for pk in pks})
    agreements.register(
        lambda pks, day: {pk: Agreed(loan="melli", instalment=50_000) for pk in pks}
    )
    actions.settle_due(make.TODAY)

    assert owed(company.pk) == parcel.items // 10
    assert balance("loans:melli") == -50_000
    assert owed(parcel.seller_id) == Rials(parcel.total - parcel.items // 10 - 50_000)


def test_one_that_fails_keeps_no_other_waiting(monkeypatch, caplog):
    one, two = arrived(days_ago=40, sellers=2)
    real = actions.settling.settle_parcel

    def broken(pk, *args):
        if pk == one.pk:
            raise RuntimeError("x")
        return real(pk, *args)

    monkeypatch.setattr(actions.settling, "settle_parcel", broken)
    assert actions.settle_due(make.TODAY) == 1
    assert owed(two.seller_id) == two.total


def test_cash_in_hand_leaves_only_the_commission(monkeypatch):
    order, _ = ordered("cod", sellers=1)
    parcel = arrive(order.parcels.get())
    Line.objects.update(commission=75_000)
    Parcel.objects.update(delivered_at=timezone.now() - 40 * DAY)
    actions.settle_due(make.TODAY)

    assert owed(parcel.seller_id) == -75_000
