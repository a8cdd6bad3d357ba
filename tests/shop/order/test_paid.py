"""What payments do to orders: money and goods never part."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from core.models import MoveRecord
from core.moves import MoveRefused
from shop.order import actions
from shop.order.actions import paid
from shop.order.models import Order
from shop.order.rules import promise
from shop.order.states import OrderState, ParcelState
from shop.payment.actions import open_payment
from shop.payment.models import Payment
from shop.payment.purposes import CannotDeliver
from shop.payment.states import PaymentState
from tests import factories as make
from tests.shop.order.tools import basket, held, order_it, three_sellers

pytestmark = pytest.mark.django_db


def later(minutes: int = 31):
    return timezone.now() + timedelta(minutes=minutes)


def payment_of(order: Order, state: PaymentState | None = None) -> Payment:
    payment = Payment.objects.get(reference=order.number)
    if state:
        Payment.objects.filter(pk=payment.pk).update(state=state)
        payment.refresh_from_db()
    return payment


def states(order: Order) -> tuple[str, set[str]]:
    order.refresh_from_db()
    return order.status, set(order.parcels.values_list("state", flat=True))


WAITS = (OrderState.AWAITING_PAYMENT, {ParcelState.AWAITING_PAYMENT})
PLACED = (OrderState.PLACED, {ParcelState.NEW})
EXPIRED = (OrderState.EXPIRED, {ParcelState.EXPIRED})
CANCELLED = (OrderState.CANCELLED, {ParcelState.CANCELLED})


def test_paid_places_the_order_and_all_its_parcels():
    goods = three_sellers()
    order = order_it(basket(*goods))

    paid.place_paid(payment_of(order))

    assert states(order) == PLACED
    assert order.hold_until is None
    assert [held(g) for g in goods] == [1, 1, 1]
    assert MoveRecord.objects.filter(from_state="awaiting_payment").count() == 4


def test_paid_again_changes_nothing():
    order = order_it(basket(make.product()))
    paid.place_paid(payment_of(order))
    before = MoveRecord.objects.count()

    paid.place_paid(payment_of(order))

    assert states(order) == PLACED
    assert MoveRecord.objects.count() == before


def test_paid_days_later_is_promised_later():
    order = order_it(basket(make.product(lead_days=3)))
    day = make.TODAY - timedelta(days=10)
    Order.objects.filter(pk=order.pk).update(date_placed=timezone.now() - timedelta(days=10))
    old = promise(day, 3, 2)
    order.parcels.update(ready_by=old.ready_by, promised_by=old.promised_by)

    paid.place_paid(payment_of(order))

    parcel, new = order.parcels.get(), promise(make.TODAY, 3, 2)
    assert (parcel.ready_by, parcel.promised_by) == (new.ready_by, new.promised_by)


def test_hold_that_ended_expires_the_order_and_frees_its_stock():
    goods = three_sellers()
    order = order_it(basket(*goods, quantity=2))

    assert actions.expire_orders(later()) == 1

    assert states(order) == EXPIRED
    assert [held(g) for g in goods] == [0, 0, 0]
    assert set(order.lines.values_list("num_allocated", flat=True)) == {0}


def test_expiry_is_idempotent_and_leaves_others_alone():
    due, placed = order_it(basket(make.product())), order_it(basket(make.product()))
    paid.place_paid(payment_of(placed))

    assert actions.expire_orders(later(minutes=29)) == 0
    assert actions.expire_orders(later()) == 1
    assert actions.expire_orders(later()) == 0

    assert states(due) == EXPIRED
    assert states(placed) == PLACED


def test_command_says_what_it_did(capsys):
    order = order_it(basket(make.product()))
    Order.objects.filter(pk=order.pk).update(hold_until=timezone.now())

    call_command("expire_orders")

    assert capsys.readouterr().out == "1 orders expired\n"


def test_expired_payment_expires_its_order_only_after_the_hold():
    order = order_it(basket(make.product()))

    paid.payment_expired(payment_of(order))
    assert states(order) == WAITS

    Order.objects.filter(pk=order.pk).update(hold_until=timezone.now())
    paid.payment_expired(payment_of(order))
    assert states(order) == EXPIRED


def test_late_money_revives_an_expired_order_with_its_stock():
    goods = three_sellers()
    order = order_it(basket(*goods, quantity=3))
    actions.expire_orders(later())

    paid.place_paid(payment_of(order))

    assert states(order) == PLACED
    assert [held(g) for g in goods] == [3, 3, 3]
    assert set(order.lines.values_list("num_allocated", flat=True)) == {3}


def test_late_money_goes_back_when_one_of_the_goods_is_gone():
    there, gone = make.product(stock=5), make.product(stock=5)
    order = order_it(basket(there, gone, quantity=2))
    actions.expire_orders(later())
    order_it(basket(gone, quantity=4))

    with pytest.raises(CannotDeliver):
        paid.place_paid(payment_of(order))

    assert states(order) == EXPIRED
    assert (held(there), held(gone)) == (0, 4)
    assert set(order.lines.values_list("num_allocated", flat=True)) == {0}


def test_late_money_goes_back_when_the_product_was_deleted():
    jam = make.product()
    order = order_it(basket(jam))
    actions.expire_orders(later())
    jam.delete()

    with pytest.raises(CannotDeliver):
        paid.place_paid(payment_of(order))
    assert states(order) == EXPIRED


def test_late_money_revives_made_to_order_goods_without_stock():
    order = order_it(basket(make.product(stock=None)))
    actions.expire_orders(later())

    paid.place_paid(payment_of(order))

    assert states(order) == PLACED
    assert order.lines.get().num_allocated == 0


def test_money_for_a_called_off_order_goes_back():
    jam = make.product()
    order = order_it(basket(jam))
    actions.cancel_order(order.number, by=None)

    with pytest.raises(CannotDeliver):
        paid.place_paid(payment_of(order))

    assert states(order) == CANCELLED
    assert held(jam) == 0


def test_other_sum_is_never_taken_for_the_order():
    order = order_it(basket(make.product()))
    payment = payment_of(order)
    payment.amount -= 1

    with pytest.raises(CannotDeliver):
        paid.place_paid(payment)
    assert states(order) == WAITS


def test_buyer_calls_it_off_while_it_waits():
    jam = make.product()
    order = order_it(basket(jam))

    actions.cancel_order(order.number, by=None, reason="changed my mind")
    actions.cancel_order(order.number, by=None)

    assert states(order) == CANCELLED
    assert held(jam) == 0
    assert MoveRecord.objects.filter(to_state="cancelled").count() == 2


def test_late_money_for_a_variant_of_what_is_made_to_order_needs_no_stock():
    kind = make.product(stock=0)
    parent = make.Product.objects.create(
        title="گلیم", product_class=kind.product_class, structure="parent", trade=kind.trade,
        made_to_order=True,
    )  # fmt: skip
    make.Product.objects.filter(pk=kind.pk).update(
        parent=parent, structure="child", product_class=None
    )
    order = order_it(basket(make.Product.objects.get(pk=kind.pk)))
    assert actions.expire_orders(later()) == 1

    paid.place_paid(payment_of(order))

    assert states(order) == PLACED
    assert held(kind) == 0


def test_an_order_that_cannot_expire_keeps_no_other_waiting(caplog):
    broken, sound = make.product(), make.product()
    first, second = order_it(basket(broken)), order_it(basket(sound))
    broken.stockrecords.update(num_allocated=0)  # somebody's hand: giving back would go below zero

    assert actions.expire_orders(later()) == 1

    assert states(first) == WAITS
    assert states(second) == EXPIRED
    assert f"order {first.number}: expiring failed" in caplog.text


def test_placed_or_expired_order_is_not_called_off_by_this():
    placed, expired = order_it(basket(make.product())), order_it(basket(make.product()))
    paid.place_paid(payment_of(placed))
    actions.expire_orders(later())

    for order in (placed, expired):
        before = states(order)
        with pytest.raises(MoveRefused):
            actions.cancel_order(order.number, by=None)
        assert states(order) == before


def test_cash_is_placed_at_once_and_stays_so_when_collected():
    order = order_it(basket(make.product(seller=make.seller(accepts_cod=True))), gateway="cod")
    payment = payment_of(order, PaymentState.DUE)

    paid.place_accepted(payment)
    assert states(order) == PLACED

    paid.place_paid(payment)
    assert states(order) == PLACED
    assert actions.expire_orders(later(60 * 24 * 90)) == 0


@pytest.mark.parametrize("end", ["cancel", "expire"])
def test_cash_for_an_order_that_waits_no_more_is_refused(end):
    goods = make.product(seller=make.seller(accepts_cod=True))
    order = order_it(basket(goods), gateway="cod")
    if end == "cancel":
        actions.cancel_order(order.number, by=None)
    else:
        actions.expire_orders(later())

    with pytest.raises(MoveRefused):
        paid.place_accepted(payment_of(order, PaymentState.DUE))
    assert states(order) == (CANCELLED if end == "cancel" else EXPIRED)
    assert held(goods) == 0


def test_transfer_holds_the_goods_for_two_days(settings):
    settings.BANK_TRANSFER_HOLD_HOURS = 48
    order = order_it(basket(make.product()), gateway="transfer")

    payment = payment_of(order, PaymentState.WAITING)
    paid.place_accepted(payment)

    assert states(order) == WAITS
    payment.refresh_from_db()
    assert payment.expires_at == order.hold_until  # staff see how long they have
    assert actions.expire_orders(later(47 * 60)) == 0
    assert actions.expire_orders(later(48 * 60 + 1)) == 1


def test_transfer_that_staff_refuse_leaves_half_an_hour():
    order = order_it(basket(make.product()), gateway="transfer")
    payment = payment_of(order, PaymentState.WAITING)
    paid.place_accepted(payment)

    paid.payment_declined(payment)

    assert states(order) == WAITS
    assert timedelta(minutes=29) < order.hold_until - timezone.now() <= timedelta(minutes=30)


def test_declined_card_changes_nothing():
    order = order_it(basket(make.product()))
    hold = order.hold_until

    paid.payment_declined(payment_of(order))

    assert states(order) == WAITS
    assert order.hold_until == hold


def test_another_way_to_pay_while_the_hold_lasts():
    order = order_it(basket(make.product()))

    payment = actions.pay_again(order.number, "transfer")

    assert payment.gateway == "transfer"
    assert payment.amount == order.total
    assert payment.expires_at == order.hold_until
    assert Payment.objects.get(gateway="practice").state == PaymentState.DECLINED


def test_nothing_is_paid_again_that_waits_no_more():
    order = order_it(basket(make.product()))
    Order.objects.filter(pk=order.pk).update(hold_until=timezone.now())
    with pytest.raises(actions.NotPayable):
        actions.pay_again(order.number, "practice")

    actions.expire_orders(timezone.now())
    with pytest.raises(actions.NotPayable):
        actions.pay_again(order.number, "practice")
    with pytest.raises(actions.CannotBePaidSo):
        actions.pay_again(order_it(basket(make.product())).number, "cod")
    assert Payment.objects.count() == 2


def test_open_payment_returns_what_placing_opened():
    order = order_it(basket(make.product()))
    terms = {"purpose": "order", "reference": order.number, "amount": order.total}

    same = open_payment(**terms, gateway="practice", expires_at=order.hold_until)

    assert same == Payment.objects.get()
