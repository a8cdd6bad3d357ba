"""A code's cost is its giver's alone: in the order, the refund, the books and the payout."""

import pytest

from catalog.commission.models import CommissionRule
from core import audit
from core.models import User
from shop.coupons.actions import stop_coupon
from shop.coupons.queries import coupons_of, whole
from shop.ledger.queries import balance, owed
from shop.order import actions
from shop.order.invoice import invoice_data, invoice_pdf
from shop.order.models import Line
from shop.payment.actions import settle, start_payment
from shop.payment.models import Payment
from shop.payment.practice_bank import book
from shop.payouts.actions import say_content, settle_due
from tests import factories as make
from tests.shop.coupons.tools import coupon_of
from tests.shop.order.books.test_flow import arrive
from tests.shop.order.tools import URLS, back_with, basket, order_it, paid_for

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _books_agree():
    yield
    mine = ("orders:", "coupons:", "payments:", "ledger:", "payouts:")
    assert [str(found) for found in audit.run() if found.check.startswith(mine)] == []


def bought(coupon, *goods, quantity=1, user=None):
    made = basket(*goods, quantity=quantity, user=user)
    made.vouchers.add(coupon.voucher)
    return made


def paid_with(coupon, *goods, **more):
    """An order with a code, paid."""
    order = order_it(bought(coupon, *goods, **more), user=more.get("user"))
    payment = Payment.objects.get(reference=order.number)
    start_payment(payment.pk, URLS)
    payment.refresh_from_db()
    book.decide(payment.gateway_reference, paid=True)
    settle(payment.pk, {}, key="return")
    order.refresh_from_db()
    return order


def test_only_the_givers_goods_become_cheaper():
    hers, others = make.seller("مربای ننه"), make.seller()
    jam, honey = make.product(seller=hers, price=1_000_003), make.product(seller=hers, price=777)
    felt = make.product(seller=others, price=5_000_000)

    order = order_it(bought(coupon_of(hers, percent=15), jam, felt, honey))

    mine, theirs = order.parcels.get(seller=hers), order.parcels.get(seller=others)
    off = 1_000_780 * 15 // 100
    assert (mine.items, theirs.items) == (1_000_780 - off, 5_000_000)
    assert order.total == sum(parcel.total for parcel in order.parcels.all())
    assert order.discounts.get().amount == off
    lines = Line.objects.filter(parcel=mine).order_by("pk")
    assert sum(line.discount for line in lines) == off
    assert {line.partner_id for line in Line.objects.all() if line.discounts.exists()} == {hers.pk}


def test_the_commission_is_of_what_the_buyer_pays():
    CommissionRule.objects.create(series="s", permille=100, starts=make.TODAY)
    seller = make.seller()
    order = order_it(
        bought(coupon_of(seller, percent=50), make.product(seller=seller, price=10**6))
    )

    assert order.lines.get().commission == 50_000


def test_a_part_that_is_refused_carries_its_part_of_the_discount():
    seller, other = make.seller(), make.seller()
    jam = make.product(seller=seller, price=333_333)
    coupon = coupon_of(seller, amount=100_001)
    order = paid_with(coupon, jam, make.product(seller=other), quantity=3)
    parcel, line = order.parcels.get(seller=seller), order.lines.get(partner=seller)
    paid = 999_999 - 100_001
    assert line.paid == paid

    actions.refuse_parcel(parcel.pk, "sold_out", {line.pk: 1}, by=None)
    line.refresh_from_db()
    parcel.refresh_from_db()
    assert line.refunded == paid // 3
    assert back_with(order) == parcel.refunded
    assert whole(coupons_of(seller).get().cost) == 100_001 * 2 // 3

    actions.refuse_parcel(parcel.pk, "sold_out", {line.pk: 2}, by=None)
    line.refresh_from_db()
    parcel.refresh_from_db()
    assert line.refunded == paid
    assert back_with(order) == paid + parcel.shipping
    assert whole(coupons_of(seller).get().cost) == 0


def test_the_seller_bears_it_in_the_payout():
    CommissionRule.objects.create(series="s", permille=100, starts=make.TODAY)
    seller, other = make.seller(), make.seller()
    order = paid_with(
        coupon_of(seller, percent=20),
        make.product(seller=seller, price=10**6),
        make.product(seller=other, price=10**6),
    )
    for parcel in order.parcels.all():
        arrive(parcel)
        say_content(parcel.pk, by=None)
    settle_due(make.TODAY)

    mine, theirs = order.parcels.get(seller=seller), order.parcels.get(seller=other)
    assert owed(seller.pk) == 800_000 - 80_000 + mine.shipping
    assert owed(other.pk) == 1_000_000 - 100_000 + theirs.shipping
    assert balance("fees") == -180_000


def test_the_invoice_shows_price_and_discount():
    seller = make.seller()
    order = paid_with(coupon_of(seller, percent=20), make.product(seller=seller, price=10**6))

    [parcel] = invoice_data(order)["parcels"]
    assert (parcel["lines"][0]["total"], parcel["discount"]) == ("۱۰۰٬۰۰۰", "۲۰٬۰۰۰")
    assert invoice_pdf(order, "fa").startswith(b"%PDF")


@pytest.mark.parametrize(
    "terms",
    [
        {"first": make.TODAY - 2 * make.DAY, "last": make.TODAY - make.DAY},
        {"first": make.TODAY + make.DAY},
        {"minimum": 1_000_001},
    ],
)
def test_a_code_in_the_basket_that_does_not_fit_any_more_takes_nothing(terms):
    seller = make.seller()
    coupon = coupon_of(seller, **terms)
    order = order_it(bought(coupon, make.product(seller=seller, price=1_000_000)))

    assert order.parcels.get().items == 1_000_000
    assert not order.discounts.exists()


def test_a_stopped_code_takes_nothing_even_from_baskets_that_hold_it():
    seller = make.seller()
    coupon = coupon_of(seller)
    held = bought(coupon, make.product(seller=seller))
    stop_coupon(seller, coupon.pk, by=make.user())

    assert not order_it(held).discounts.exists()


def test_a_limit_counts_orders_and_frees_what_is_never_paid():
    seller = make.seller()
    jam, coupon = make.product(seller=seller), coupon_of(seller, limit=1)
    first = order_it(bought(coupon, jam))
    assert not order_it(bought(coupon, jam)).discounts.exists()
    assert coupons_of(seller).get().uses == 1

    actions.cancel_order(first.number, by=None)

    assert order_it(bought(coupon, jam)).discounts.exists()
    assert coupons_of(seller).get().uses == 1


def test_once_for_each_buyer_and_never_for_guests():
    seller = make.seller()
    jam, coupon = make.product(seller=seller), coupon_of(seller, once=True)
    one, two = make.user(), make.user()

    def uses(user: User | None) -> bool:
        return order_it(bought(coupon, jam, user=user), user=user).discounts.exists()

    assert [uses(one), uses(one), uses(two), uses(None)] == [True, False, True, False]


def test_goods_without_a_code_cost_as_before():
    order = paid_for(make.product(price=500_000))
    assert not order.discounts.exists()
    assert order.lines.get().discount == 0
