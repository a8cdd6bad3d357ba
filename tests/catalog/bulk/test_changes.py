"""Price, stock and days of many goods: what was seen is what is written, and it can come back."""

from datetime import timedelta

import pytest

from catalog.bulk import changes
from catalog.bulk.rules import CountChange, PriceChange, Way
from catalog.models import BulkChange, Card, ChangedOffer, Product
from core.models import MoveRecord
from core.moves import MoveRefused
from sellers.models import StockRecord
from tests import factories as make

pytestmark = pytest.mark.django_db
TEN_PERCENT = PriceChange(Way.PERCENT, 100)


@pytest.fixture
def seller():
    return make.seller()


def numbers(*products):
    offers = StockRecord.objects.in_bulk([p.stockrecords.get().pk for p in products])
    return [(o.price, o.num_in_stock) for o in sorted(offers.values(), key=lambda o: o.pk)]


def shown(seller, products, field="price", rule=TEN_PERCENT):
    return changes.show(seller, [p.pk for p in products], field, rule, by=make.user())


def outcomes(change):
    return list(change.rows.values_list("outcome", flat=True))


def test_what_is_shown_changes_nothing_and_what_is_applied_is_what_was_shown(
    seller, django_capture_on_commit_callbacks
):
    one, two = (make.product(seller=seller, price=1_000_000) for _ in range(2))
    other = make.product(seller=seller, price=1_000_000)
    change = shown(seller, [one, two])
    assert numbers(one, two) == [(1_000_000, 10)] * 2

    with django_capture_on_commit_callbacks(execute=True):
        changes.apply(change.pk, by=change.by)

    assert numbers(one, two, other) == [(1_100_000, 10), (1_100_000, 10), (1_000_000, 10)]
    assert Card.objects.get(pk=one.pk).price == 1_100_000
    assert outcomes(change) == ["applied", "applied"]
    with pytest.raises(MoveRefused):
        changes.apply(change.pk, by=change.by)
    assert numbers(one) == [(1_100_000, 10)]
    moves = MoveRecord.objects.filter(model="catalogue.bulkchange", object_id=change.pk)
    assert list(moves.values_list("to_state", "by")) == [("applied", change.by.pk)]


def test_what_changed_meanwhile_is_left(seller):
    one, two = (make.product(seller=seller, price=1_000_000) for _ in range(2))
    change = shown(seller, [one, two])
    two.stockrecords.update(price=900_000)

    changes.apply(change.pk, by=change.by)

    assert numbers(one, two) == [(1_100_000, 10), (900_000, 10)]
    assert outcomes(change) == ["applied", "left"]


def test_taking_back_leaves_what_was_changed_since(seller):
    one, two = (make.product(seller=seller, price=1_000_000) for _ in range(2))
    change = shown(seller, [one, two])
    changes.apply(change.pk, by=change.by)
    two.stockrecords.update(price=1_200_000)

    changes.undo(change.pk, by=change.by)

    assert numbers(one, two) == [(1_000_000, 10), (1_200_000, 10)]
    assert outcomes(change) == ["undone", "kept"]
    with pytest.raises(MoveRefused):
        changes.undo(change.pk, by=change.by)


def test_a_day_later_it_stays(seller):
    one = make.product(seller=seller, price=1_000_000)
    change = changes.apply(shown(seller, [one]).pk, by=make.user())
    BulkChange.objects.update(applied_at=change.applied_at - timedelta(hours=24))

    with pytest.raises(changes.UndoTooLate):
        changes.undo(change.pk, by=change.by)

    assert numbers(one) == [(1_100_000, 10)]
    assert BulkChange.objects.get().state == "applied"


def test_stock_never_falls_below_what_orders_hold(seller):
    held, free = make.product(seller=seller), make.product(seller=seller)
    held.stockrecords.update(num_allocated=4)
    change = shown(seller, [held, free], "stock", CountChange(Way.SET, 3))
    assert list(change.rows.values_list("before", "after")) == [(10, None), (10, 3)]

    free.stockrecords.update(num_allocated=5)
    changes.apply(change.pk, by=change.by)

    assert numbers(held, free) == [(100_000 * 10, 10)] * 2
    assert outcomes(change) == ["", "left"]


def test_goods_that_nobody_counts_have_no_stock_to_change(seller):
    counted, to_order = make.product(seller=seller), make.product(seller=seller, stock=None)

    change = shown(seller, [counted, to_order], "stock", CountChange(Way.AMOUNT, 2))

    assert list(change.rows.values_list("product", "after")) == [(counted.pk, 12)]


def test_days_are_those_of_the_whole(seller):
    parent = make.product("گلیم", seller, structure=Product.PARENT, card=False, lead_days=5)
    parent.stockrecords.all().delete()
    for _ in range(2):
        make.product(seller=seller, structure=Product.CHILD, parent=parent, card=False)

    change = shown(seller, [parent], "lead_days", CountChange(Way.AMOUNT, 3))
    changes.apply(change.pk, by=change.by)

    parent.refresh_from_db()
    assert parent.lead_days == 8
    assert list(change.rows.values_list("product", "before", "after")) == [(parent.pk, 5, 8)]


def test_anothers_goods_are_not_among_them(seller):
    foreign = make.product(price=1_000_000)

    change = shown(seller, [foreign])
    changes.apply(change.pk, by=change.by)

    assert not change.rows.exists()
    assert numbers(foreign) == [(1_000_000, 10)]


def test_what_was_only_shown_is_forgotten(seller):
    one = make.product(seller=seller)
    old = shown(seller, [one])
    BulkChange.objects.update(created_at=old.created_at - timedelta(hours=25))
    kept = changes.apply(shown(make.seller(), [one]).pk, by=make.user())

    new = shown(seller, [one])

    assert set(BulkChange.objects.values_list("pk", flat=True)) == {kept.pk, new.pk}


def test_query_count_does_not_grow(seller, django_assert_num_queries):
    for size in (1, 3):
        goods = [make.product(seller=seller) for _ in range(size)]
        with django_assert_num_queries(7):
            change = shown(seller, goods)
        assert ChangedOffer.objects.filter(change=change).count() == size
