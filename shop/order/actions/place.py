"""Place an order: all of it is written in one transaction, or nothing."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from oscar.core.loading import get_class, get_model

from catalog.models import Product
from core.models import User
from core.money import Rials
from sellers.strategy import Strategy
from shop.basket.queries import Contents, Item, contents
from shop.order.actions.discounts import hold_vouchers
from shop.order.actions.hold import expire_orders
from shop.order.actions.refusals import (
    CannotBePaidSo,
    CannotBeSent,
    GoodsChanged,
    NothingToOrder,
    NothingToPay,
    TooMuch,
    TotalChanged,
)
from shop.order.actions.stock import allocate, left
from shop.order.actions.writing import write_order
from shop.order.models import Order
from shop.order.notices import cards_changed
from shop.order.placement import Address, Placement
from shop.order.plan import Plan, changes_in, plan_of
from shop.order.rules import MOST, Change, Why
from shop.payment.actions import open_payment
from shop.shipping.queries import destination

Basket = get_model("basket", "Basket")
Applicator = get_class("offer.applicator", "Applicator")


def place_order(  # noqa: PLR0913 -- the whole order in one call; each part is named
    basket: Any,
    *,
    address: Address,
    choices: Mapping[int, str],
    gateway: str,
    mobile: str,
    user: User | None,
    language: str,
    placement_key: str,
    today: date,
    expected: Rials | None = None,
) -> Order:
    """Place what lies in ``basket`` and open its payment; return the order, awaiting payment.

    Everything is read again under the basket's lock: goods, licences, prices, sending. Stock is
    held until ``hold_until``. The same ``placement_key``, or the same basket, again returns the
    same order. ``expected`` is the sum in rials that the buyer agreed to. Raise ``Refused``
    (``refusals``) with nothing written. At most 40 queries for three sellers.
    """
    placement = Placement(
        address, dict(choices), gateway, mobile, user, language, placement_key, today
    )
    try:
        return _place_once(basket.pk, placement, expected)
    except GoodsChanged as refusal:
        # What is short may be held by orders that were never paid and that no one swept up yet.
        short = any(change.why == Why.SHORT for change in refusal.changes)
        if not (short and expire_orders(timezone.now())):
            raise
    return _place_once(basket.pk, placement, expected)


@transaction.atomic
def _place_once(basket_pk: int | None, placement: Placement, expected: Rials | None) -> Order:
    locked = Basket.objects.select_for_update().filter(pk=basket_pk).first()
    same = Q(placement_key=placement.key)
    placed = Order.objects.filter(same | Q(basket=locked) if locked else same).first()
    if placed is not None:
        return placed
    if locked is None:
        raise NothingToOrder
    return _place(locked, placement, expected)


def _place(basket: Any, placement: Placement, expected: Rials | None) -> Order:
    _take_turns(basket)
    goods = _read_goods(basket, placement)
    plan = _plan(goods, placement)
    if expected is not None and plan.total != expected:
        raise TotalChanged(plan.total)
    hold_vouchers(basket, placement.user)
    _hold_stock(goods)
    hold_until = timezone.now() + timedelta(minutes=settings.PAYMENT_HOLD_MINUTES)
    order = write_order(basket, plan, placement, hold_until)
    open_payment(
        purpose="order",
        reference=order.number,
        amount=order.total,
        gateway=placement.gateway,
        expires_at=hold_until,
    )
    basket.submit()
    cards_changed(item.product.pk for group in goods.groups for item in group.lines)
    return order


def _take_turns(basket: Any) -> None:
    """Lock goods whose maker's week holds only so much: nobody is promised another one's day.

    No query where there are none.
    """
    tops = {line.product.parent or line.product for line in basket.all_lines()}
    if full := [top.pk for top in tops if top.weekly_capacity]:
        list(Product.objects.select_for_update().filter(pk__in=full).order_by("pk").only("pk"))
        basket._lines = None  # read again what waited for the lock


def _read_goods(basket: Any, placement: Placement) -> Contents:
    """Read the basket as it is now, with Oscar's offers applied; refuse what changed."""
    if basket.status != Basket.OPEN:
        raise NothingToOrder
    basket.strategy = Strategy(user=placement.user, day=placement.today)
    if not basket.all_lines():
        raise NothingToOrder
    Applicator().apply(basket, placement.user or AnonymousUser())
    goods = contents(basket)
    if changes := changes_in(goods):
        raise GoodsChanged(changes)
    return goods


def _plan(goods: Contents, placement: Placement) -> Plan:
    to = destination(placement.address.place)
    if to is None:
        raise ValueError(f"no place has the code {placement.address.place!r}")
    plan = plan_of(goods, to, placement.choices, placement.today)
    for parcel in plan.parcels:
        if parcel.quote is None or parcel.quote.code != placement.choices.get(parcel.seller.pk):
            raise CannotBeSent(parcel.seller.pk)
    if placement.gateway not in [way.code for way in plan.ways_to_pay()]:
        raise CannotBePaidSo
    if plan.total > MOST:
        raise TooMuch
    if plan.total <= 0:
        raise NothingToPay
    return plan


def _hold_stock(goods: Contents) -> None:
    """Hold what is counted, or refuse with how many are left of each that is short."""
    items = [item for group in goods.groups for item in group.lines if item.left is not None]
    pieces: dict[int, int] = {}
    for item in items:
        pieces[_record(item)] = pieces.get(_record(item), 0) + item.quantity
    if short := allocate(pieces):
        there = left(short)
        raise GoodsChanged([_short(item, there) for item in items if _record(item) in there])


def _short(item: Item, there: Mapping[int, int]) -> Change:
    return Change(item.pk, item.title, item.title_en, Why.SHORT, left=there[_record(item)])


def _record(item: Item) -> int:
    pk: int = item.line.stockrecord_id
    return pk
