"""Vouchers and offers at ordering: used once, by guests too, and given back when nobody pays."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from core import audit
from shop.order import actions
from shop.order.actions import paid
from shop.order.models import Order
from shop.payment.models import Payment
from tests import factories as make
from tests.shop.order.tools import basket, order_it, three_sellers

pytestmark = pytest.mark.django_db

Benefit, Condition, Offer, Range = (
    get_model("offer", name) for name in ("Benefit", "Condition", "ConditionalOffer", "Range")
)
Voucher = get_model("voucher", "Voucher")
DAY = timedelta(days=1)


def voucher(
    kind: str = Benefit.PERCENTAGE, value: Any = 10, usage: str = Voucher.SINGLE_USE
) -> Any:
    """A voucher for all goods."""
    goods = Range.objects.create(name="all", includes_all_products=True)
    offer = Offer.objects.create(
        name="spring",
        offer_type=Offer.VOUCHER,
        condition=Condition.objects.create(range=goods, type=Condition.COUNT, value=1),
        benefit=Benefit.objects.create(range=goods, type=kind, value=value),
    )
    now = timezone.now()
    made = Voucher.objects.create(
        name="spring", code="SPRING", usage=usage, start_datetime=now - DAY, end_datetime=now + DAY
    )
    made.offers.add(offer)
    return made


def with_voucher(used: Any, *goods: Any, **more: Any) -> Any:
    made = basket(*goods, **more)
    made.vouchers.add(used)
    return made


def counters(used: Any) -> tuple[int, int, int, Decimal, Decimal]:
    used, offer = Voucher.objects.get(pk=used.pk), used.offers.get()
    money = (used.total_discount, offer.total_discount)
    return used.applications.count(), used.num_orders, offer.num_applications, *money


def expire(order: Order) -> None:
    later = timezone.now() + timedelta(minutes=31)
    assert actions.expire_orders(later) == 1
    order.refresh_from_db()


@pytest.mark.parametrize("signed_in", [True, False])
def test_guest_and_signed_in_buyer_order_with_a_voucher(signed_in):
    used, user = voucher(), make.user() if signed_in else None
    goods = make.product(price=1_000_000)

    order = order_it(with_voucher(used, goods, user=user), user=user)

    assert order.parcels.get().items == 900_000
    assert counters(used) == (1, 1, 1, 100_000, 100_000)
    assert used.applications.get().user == user


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Benefit.PERCENTAGE, Decimal("33.3")),
        (Benefit.FIXED, Decimal(1000)),
        (Benefit.MULTIBUY, None),
        (Benefit.PERCENTAGE, 100),
        (Benefit.FIXED, 10**9),
    ],
)
def test_discounts_that_make_a_producers_goods_free_are_ordered(kind, value):
    order = order_it(with_voucher(voucher(kind, value), *three_sellers()))

    assert order.total == sum(parcel.total for parcel in order.parcels.all())
    assert not list(audit.run())


def test_nothing_to_pay_is_refused():
    goods = make.product(seller=make.seller(offers_pickup=True, pickup="بازار"))

    with pytest.raises(actions.NothingToPay):
        order_it(
            with_voucher(voucher(Benefit.PERCENTAGE, 100), goods),
            choices={goods.stockrecords.get().partner_id: "pickup"},
        )


def test_expired_and_called_off_orders_give_the_voucher_back():
    used = voucher()
    expire(order_it(with_voucher(used, make.product())))
    assert counters(used) == (0, 0, 0, 0, 0)

    order = order_it(with_voucher(used, make.product()))
    actions.cancel_order(order.number, by=None)

    assert counters(used) == (0, 0, 0, 0, 0)
    assert used.is_available_to_user(make.user())[0]


def test_late_money_uses_the_voucher_again():
    used = voucher()
    order = order_it(with_voucher(used, make.product(price=1_000_000)))
    expire(order)

    paid.place_paid(Payment.objects.get())

    assert counters(used) == (1, 1, 1, 100_000, 100_000)


def test_last_use_is_asked_for_under_the_vouchers_lock(monkeypatch):
    used = voucher()
    second = with_voucher(used, make.product())
    monkeypatch.setattr(
        "shop.order.actions.place.write_order", lambda *_: pytest.fail("it was written")
    )
    real = actions.place.Applicator.apply

    def apply_then_lose(self, *args):
        real(self, *args)
        used.applications.create(order=other, user=None)

    other = Order.objects.create(
        number="1", total_incl_tax=1, total_excl_tax=1, status="placed", currency="IRR"
    )
    monkeypatch.setattr(actions.place.Applicator, "apply", apply_then_lose)

    with pytest.raises(actions.VoucherUsed):
        order_it(second)
