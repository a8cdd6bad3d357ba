"""Many goods at once by many hands at once, on PostgreSQL with real connections."""

import pytest

from catalog.bulk import changes, work
from catalog.bulk.rules import CountChange, PriceChange, Way
from catalog.bulk.states import Mode
from catalog.models import BulkChange, GoodsImport
from core.models import MoveRecord
from core.moves import MoveRefused
from sellers.models import StockRecord
from tests import factories as make
from tests.catalog.bulk.test_import import JAM, look
from tests.shop.order.test_races import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
TEN_PERCENT = PriceChange(Way.PERCENT, 100)


def shown(seller, products, field="price", rule=TEN_PERCENT):
    return changes.show(seller, [p.pk for p in products], field, rule, by=make.user())


def test_a_change_that_is_applied_by_five_clicks_is_applied_once():
    seller = make.seller()
    goods = [make.product(seller=seller, price=1_000_000) for _ in range(3)]
    change = shown(seller, goods)

    answers = at_once(*[lambda: changes.apply(change.pk, by=change.by)] * 5)

    assert sorted(type(a) is MoveRefused for a in answers) == [False, True, True, True, True]
    assert set(StockRecord.objects.values_list("price", flat=True)) == {1_100_000}


def test_of_five_undoings_one_undoes():
    seller = make.seller()
    goods = [make.product(seller=seller, price=1_000_000) for _ in range(3)]
    change = changes.apply(shown(seller, goods).pk, by=make.user())

    answers = at_once(*[lambda: changes.undo(change.pk, by=change.by)] * 5)

    assert sum(type(a) is MoveRefused for a in answers) == 4
    assert set(StockRecord.objects.values_list("price", flat=True)) == {1_000_000}
    assert MoveRecord.objects.filter(to_state="undone", object_id=change.pk).count() == 1


def test_an_undoing_beside_a_new_change_loses_neither():
    seller = make.seller()
    goods = make.product(seller=seller, price=1_000_000)
    first = changes.apply(shown(seller, [goods]).pk, by=make.user())
    second = shown(seller, [goods])

    at_once(
        lambda: changes.undo(first.pk, by=first.by), lambda: changes.apply(second.pk, by=second.by)
    )

    outcomes = (first.rows.get().outcome, second.rows.get().outcome)
    price = int(goods.stockrecords.get().price)
    assert (outcomes, price) in [
        (("undone", "left"), 1_000_000),
        (("kept", "applied"), 1_210_000),
    ]


def test_crossing_changes_of_the_same_goods_do_not_lock_each_other_out():
    seller = make.seller()
    goods = [make.product(seller=seller) for _ in range(10)]
    prices = shown(seller, goods)
    counts = shown(seller, goods[::-1], "stock", CountChange(Way.AMOUNT, 1))

    answers = at_once(
        lambda: changes.apply(prices.pk, by=prices.by),
        lambda: changes.apply(counts.pk, by=counts.by),
    )

    assert all(isinstance(answer, BulkChange) for answer in answers), answers
    assert set(StockRecord.objects.values_list("price", "num_in_stock")) == {(1_100_000, 11)}


@pytest.mark.parametrize("mode", Mode)
def test_an_import_begun_by_five_clicks_writes_each_row_once(mode):
    seller = make.seller()
    job = look(seller, *([f"J-{n}", *JAM[1:]] for n in range(6)))

    answers = at_once(*[lambda: work.start(job.pk, mode, by=job.by)] * 5)

    job.refresh_from_db()
    assert sorted(answers) == [False, False, False, False, True]
    assert (job.state, job.done) == ("done", 6)
    assert StockRecord.objects.filter(partner=seller).count() == 6


def test_two_workers_at_one_import_write_each_row_once(monkeypatch):
    monkeypatch.setattr(work, "BATCH", 2)
    seller = make.seller()
    job = look(seller, *([f"J-{n}", *JAM[1:]] for n in range(7)))
    GoodsImport.objects.filter(pk=job.pk).update(state="running", mode="good")

    at_once(*[lambda: work.run_import.func(job.pk, "fa")] * 3)

    job.refresh_from_db()
    assert (job.state, job.done) == ("done", 7)
    assert StockRecord.objects.filter(partner=seller).count() == 7
