"""Placing an order: all of it, or nothing and a reason."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core import audit
from core.models import MoveRecord
from core.workdays import add_workdays
from shop.order import actions
from shop.order.models import Line, Order, Parcel
from shop.order.rules import Why
from shop.order.states import OrderState, ParcelState
from shop.payment.models import Payment
from tests import factories as make
from tests.shop.order.tools import Basket, basket, choices_for, held, order_it, three_sellers

pytestmark = pytest.mark.django_db


def nothing_was_written() -> bool:
    return not (Order.objects.exists() or Parcel.objects.exists() or Payment.objects.exists())


def test_one_order_has_a_parcel_for_each_producer():
    goods = three_sellers()

    order = order_it(basket(*goods, quantity=2))

    parcels = list(order.parcels.all())
    assert [p.seller for p in parcels] == [g.stockrecords.get().partner for g in goods]
    assert [p.number for p in parcels] == [f"{order.number}-{n}" for n in (1, 2, 3)]
    assert {p.state for p in parcels} == {ParcelState.AWAITING_PAYMENT}
    assert [p.items for p in parcels] == [2 * 100_000 * make.TOMAN] * 3
    assert sum(p.total for p in parcels) == order.total
    assert sum(p.shipping for p in parcels) == order.shipping_total > 0
    assert order.status == OrderState.AWAITING_PAYMENT
    assert timedelta(minutes=29) < order.hold_until - timezone.now() <= timedelta(minutes=30)


def test_lines_freeze_what_the_buyer_saw():
    jam = make.product("مربای گل", title_en="Rose jam", unit="jar", withdrawal_rule="review_food")

    order = order_it(basket(jam, quantity=3))
    type(jam).objects.filter(pk=jam.pk).update(title="دیگر", unit="pack")

    line = order.lines.get()
    assert (line.title, line.title_en, line.unit) == ("مربای گل", "Rose jam", "jar")
    assert (line.quantity, line.num_allocated) == (3, 3)
    assert line.paid == 3 * 100_000 * make.TOMAN
    assert line.withdrawal_rule == "review_food"
    assert line.parcel == order.parcels.get()


def test_address_goes_to_a_county_of_ours_or_to_a_province():
    order = order_it(basket(make.product()))

    address = order.shipping_address
    assert (address.county_id, address.province_id) == ("KHR", "15")
    assert (address.line4, address.state, address.postcode) == ("خرم‌آباد", "لرستان", "6813833946")

    make.province("08", "تهران", "Tehran")
    far = order_it(basket(make.product()), place="08").shipping_address
    assert (far.county_id, far.province_id, far.state) == (None, "08", "تهران")


def test_stock_is_held_until_paid():
    goods = three_sellers()

    order_it(basket(*goods, quantity=4))

    assert [held(g) for g in goods] == [4, 4, 4]
    assert [g.stockrecords.get().num_in_stock for g in goods] == [10, 10, 10]


def test_made_to_order_holds_nothing():
    made, counted = make.product(stock=None), make.product(stock=5)

    order = order_it(basket(made, counted, quantity=5))

    assert (held(made), held(counted)) == (0, 5)
    assert list(order.lines.values_list("num_allocated", flat=True)) == [0, 5]


def test_promises_count_working_days():
    slow = make.product(lead_days=5)

    order = order_it(basket(slow))

    parcel = order.parcels.get()
    assert parcel.shipping_code == "post"
    assert parcel.ready_by == add_workdays(make.TODAY, 5)
    assert parcel.promised_by == add_workdays(parcel.ready_by, 2)


def test_history_begins_with_the_order():
    order = order_it(basket(*three_sellers()))

    rows = MoveRecord.objects.values_list("model", "object_id", "from_state", "to_state")
    parcels = order.parcels.values_list("pk", flat=True)
    assert set(rows) == {
        ("order.order", order.pk, "", "awaiting_payment"),
        *(("order.parcel", pk, "", "awaiting_payment") for pk in parcels),
    }


def test_payment_is_opened_for_the_total():
    order = order_it(basket(*three_sellers()))

    payment = Payment.objects.get()
    assert (payment.purpose, payment.reference) == ("order", order.number)
    assert (payment.amount, payment.gateway) == (order.total, "practice")
    assert payment.expires_at == order.hold_until


def test_basket_is_closed():
    bought = basket(make.product())

    order = order_it(bought)

    bought.refresh_from_db()
    assert bought.status == Basket.SUBMITTED
    assert order.basket == bought


def test_same_key_gives_the_same_order():
    bought = basket(make.product())
    first = order_it(bought, placement_key="once", choices=choices_for(bought))

    again = order_it(bought, placement_key="once", choices={})

    assert again == first
    assert Order.objects.count() == 1


def test_same_key_gives_the_same_order_when_the_basket_is_gone_already():
    order = order_it(basket(make.product()), placement_key="k" * 32)

    assert order_it(Basket(), placement_key="k" * 32, choices={}) == order
    with pytest.raises(actions.NothingToOrder):
        order_it(Basket(), choices={})


def test_same_basket_gives_the_same_order_from_another_tab():
    bought = basket(make.product())
    first = order_it(bought, placement_key="tab 1")

    assert order_it(bought, placement_key="tab 2", choices={}) == first
    assert Order.objects.count() == Payment.objects.count() == 1


def unpublish(product: Any) -> None:
    type(product).objects.filter(pk=product.pk).update(is_public=False)


def close_shop(product: Any) -> None:
    seller = product.stockrecords.get().partner
    type(seller).objects.filter(pk=seller.pk).update(is_open=False)


def end_licence(product: Any) -> None:
    seller = product.stockrecords.get().partner
    seller.licences.update(valid_until=make.TODAY - make.DAY)


def license_other_trade(product: Any) -> None:
    seller = product.stockrecords.get().partner
    seller.licences.get().trades.set([make.trade("FOD-099", "نان", "Bread")])


@pytest.mark.parametrize("spoil", [unpublish, close_shop, end_licence, license_other_trade])
def test_goods_off_sale_are_refused_by_name(spoil):
    good, bad = make.product(), make.product("کشک")
    bought = basket(good, bad)
    choices = choices_for(bought)
    spoil(bad)

    with pytest.raises(actions.GoodsChanged) as refusal:
        order_it(bought, choices=choices)

    assert [(c.title, c.why) for c in refusal.value.changes] == [("کشک", Why.GONE)]
    assert nothing_was_written()
    assert held(good) == held(bad) == 0


def test_licence_counts_on_its_last_day():
    seller = make.seller(until=make.TODAY)

    assert order_it(basket(make.product(seller=seller))).pk


def test_new_price_is_refused_with_both_prices():
    jam = make.product("مربا", price=1_000_000)
    bought = basket(jam)
    jam.stockrecords.update(price=Decimal(1_200_000))

    with pytest.raises(actions.GoodsChanged) as refusal:
        order_it(bought)

    (change,) = refusal.value.changes
    assert (change.why, change.was, change.now) == (Why.PRICE, 1_000_000, 1_200_000)
    assert nothing_was_written()


def test_all_changes_are_told_at_once():
    gone, short, dearer = make.product("الف"), make.product("ب", stock=3), make.product("پ")
    bought = basket(gone, short, dearer, quantity=4)
    choices = choices_for(bought)
    unpublish(gone)
    dearer.stockrecords.update(price=5)

    with pytest.raises(actions.GoodsChanged) as refusal:
        order_it(bought, choices=choices)

    told = [(c.title, c.why, c.left) for c in refusal.value.changes]
    assert told == [("الف", Why.GONE, 0), ("ب", Why.SHORT, 3), ("پ", Why.PRICE, 0)]


def test_two_lines_of_one_stock_are_held_together():
    jam = make.product("مربا", stock=5)
    bought = basket(jam, quantity=3)
    offer = jam.stockrecords.get()
    bought.lines.create(
        line_reference="with a wish", product=jam, stockrecord=offer, quantity=3,
        price_incl_tax=offer.price, price_excl_tax=offer.price,
    )  # fmt: skip

    with pytest.raises(actions.GoodsChanged) as refusal:
        order_it(bought)

    assert [(c.title, c.left) for c in refusal.value.changes] == [("مربا", 5), ("مربا", 5)]
    assert held(jam) == 0
    assert nothing_was_written()


def test_shortage_seen_only_by_the_update_rolls_everything_back(monkeypatch):
    """As when another order took the pieces between our reading and our update."""
    plenty, short = make.product(stock=9), make.product("گلیم", stock=2)
    bought = basket(plenty, short, quantity=2)
    choices = choices_for(bought)
    monkeypatch.setattr("shop.order.actions.place.changes_in", lambda goods: _take_one(short))

    with pytest.raises(actions.GoodsChanged) as refusal:
        order_it(bought, choices=choices)

    assert [(c.title, c.why, c.left) for c in refusal.value.changes] == [("گلیم", Why.SHORT, 1)]
    assert held(plenty) == 0
    assert nothing_was_written()


def _take_one(product: Any) -> list[Any]:
    product.stockrecords.update(num_allocated=1)
    return []


def test_sum_must_be_the_one_on_the_button():
    bought = basket(make.product())

    with pytest.raises(actions.TotalChanged) as refusal:
        order_it(bought, expected=1)
    total = refusal.value.total
    assert nothing_was_written()

    assert order_it(bought, expected=total).total == total


def test_way_to_send_must_fit():
    bought = basket(make.product())
    seller = make.Product.objects.get().stockrecords.get().partner

    for choices in ({}, {seller.pk: "courier"}, {seller.pk: "nonsense"}):
        with pytest.raises(actions.CannotBeSent) as refusal:
            order_it(bought, choices=choices)
        assert refusal.value.seller == seller.pk
    assert nothing_was_written()


def test_cash_needs_every_producer_to_accept_it():
    agrees = [make.product(seller=make.seller(accepts_cod=True)) for _ in range(2)]
    refuses = make.product(seller=make.seller(accepts_cod=False))

    with pytest.raises(actions.CannotBePaidSo):
        order_it(basket(*agrees, refuses), gateway="cod")
    assert nothing_was_written()

    assert order_it(basket(*agrees), gateway="cod").payment_gateway == "cod"


def test_unknown_gateway_is_refused():
    with pytest.raises(actions.CannotBePaidSo):
        order_it(basket(make.product()), gateway="nonsense")
    assert nothing_was_written()


def test_empty_or_unknown_basket_is_refused():
    for bought in (basket(), Basket()):
        with pytest.raises(actions.NothingToOrder):
            order_it(bought, choices={})
    assert nothing_was_written()


def test_more_than_an_order_can_hold_is_refused():
    gold = make.product(price=9_999_999_999, stock=10)

    with pytest.raises(actions.TooMuch):
        order_it(basket(gold))
    assert nothing_was_written()


@pytest.mark.parametrize("count", [1, 3])
def test_query_count(count):
    bought = basket(*(three_sellers()[:count]))
    choices = choices_for(bought)

    with CaptureQueriesContext(connection) as queries:
        order_it(bought, choices=choices)

    # Only the conditional updates of stock grow: one for each record.
    assert len(queries) == 27 + count
    assert len(queries) <= 40


def test_audit_is_content_and_sees_what_is_wrong():
    order = order_it(basket(*three_sellers()))
    ours = ("orders:", "stock:")
    assert [f for f in audit.run() if f.check.startswith(ours)] == []

    Parcel.objects.filter(number=f"{order.number}-1").update(shipping=1)
    Line.objects.filter(parcel__number=f"{order.number}-2").update(num_allocated=0)
    Parcel.objects.filter(number=f"{order.number}-3").update(state=ParcelState.DELIVERED)
    Line.objects.filter(parcel__number=f"{order.number}-3").update(line_price_incl_tax=1)

    assert sorted(f.check for f in audit.run() if f.check.startswith(ours)) == [
        "orders: lines sum to the parcel",
        "orders: parcels sum to the order",
        "stock: only open orders hold stock",
        "stock: what is held is ordered",
    ]


def test_pieces_of_orders_past_their_hold_are_sold_again_at_once():
    jam = make.product(stock=2)
    first, second = basket(jam, quantity=2), basket(jam, quantity=2)
    choices = choices_for(first)
    old = order_it(first)
    Order.objects.filter(pk=old.pk).update(hold_until=timezone.now())

    new = order_it(second, choices=choices)

    old.refresh_from_db()
    assert (old.status, new.status) == (OrderState.EXPIRED, OrderState.AWAITING_PAYMENT)
    assert held(jam) == 2
