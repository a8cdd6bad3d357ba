"""What shows that a business is alive: each fact once, through one door."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sellers import evidence
from sellers.models import Activity, ActivityKind, StockRecord
from shop.order import actions
from tests import factories as make
from tests.shop.order.tools import POST_CODE, paid_for, parcel_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 28)


def facts(seller):
    return list(evidence.of(seller).values_list("kind", "day", "amount"))


def test_the_same_source_counts_once_for_a_seller_and_a_kind():
    one, two = make.seller(), make.seller()
    fact = {"day": DAY, "source": "fair 7"}

    assert evidence.record(one, ActivityKind.FAIR_DAY, **fact) is True
    assert evidence.record(one, ActivityKind.FAIR_DAY, **fact, amount=9) is False
    assert evidence.record(two, ActivityKind.FAIR_DAY, **fact) is True
    assert evidence.record(one, ActivityKind.AT_DESK, **fact) is True

    assert facts(one) == [("at_desk", DAY, 0), ("fair_day", DAY, 0)]


def test_many_are_written_beside_those_that_stand():
    seller = make.seller()
    evidence.record(seller, ActivityKind.FAIR_DAY, DAY, source="a")
    rows = [Activity(seller=seller, kind="fair_day", day=DAY, source=name) for name in "aab"]
    evidence.record_many(rows)
    assert sorted(Activity.objects.values_list("source", flat=True)) == ["a", "b"]


def test_a_delivered_parcel_is_evidence_of_what_was_kept():
    seller = make.seller()
    parcel = parcel_of(paid_for(make.product(seller=seller), quantity=2))
    actions.refuse_parcel(parcel.pk, "ill", {parcel.lines.get().pk: 1}, by=None)
    actions.accept_parcel(parcel.pk, by=None)
    actions.post_parcel(parcel.pk, "iran_post", POST_CODE, by=None)
    assert facts(seller) == []

    for _ in range(2):
        actions.deliver_parcel(parcel.pk, by=None)

    parcel.refresh_from_db()
    assert facts(seller) == [("delivered", timezone.localdate(), parcel.kept)]
    assert parcel.kept < parcel.total


def test_more_pieces_than_before_are_a_restock_once_a_day():
    seller = make.seller()
    jam = make.product(seller=seller, stock=10)
    assert facts(seller) == []  # the first count is no restock

    def count(pieces, **how):
        offer = StockRecord.objects.get(product=jam)
        offer.num_in_stock = pieces
        offer.save(**how)

    count(8)
    count(8)
    assert facts(seller) == []
    count(20, update_fields=["num_in_stock"])
    assert facts(seller) == [("restocked", timezone.localdate(), 12)]
    count(30)
    assert len(facts(seller)) == 1


def test_a_price_is_no_restock_and_neither_is_made_to_order():
    seller = make.seller()
    jam = make.product(seller=seller, stock=10)
    offer = StockRecord.objects.get(product=jam)
    offer.num_in_stock, offer.price = 50, 7
    offer.save(update_fields=["price"])
    made = StockRecord.objects.get(product=make.product(seller=seller, stock=None))
    made.num_in_stock = 5
    made.save()
    assert facts(seller) == []


def test_the_desk_is_opened_once_a_day_for_each_shop(client, monkeypatch):
    one, two = make.seller(), make.seller()
    user = make.member(one).user
    make.member(two, user=user)
    client.force_login(user)

    for _ in range(3):
        client.get(reverse("desk:home"))
    client.post(reverse("desk:switch"), {"seller": two.pk}, follow=True)
    assert [len(facts(one)), len(facts(two))] == [1, 1]

    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr("sellers.access.timezone.localdate", lambda *_a: tomorrow)
    client.get(reverse("desk:home"))
    assert [len(facts(one)), len(facts(two))] == [1, 2]


def test_a_stranger_at_the_door_is_no_visit(client):
    client.force_login(make.user())
    assert client.get(reverse("desk_orders:list")).status_code == 404
    assert not Activity.objects.exists()
