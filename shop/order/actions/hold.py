"""The end of waiting: an order that was never paid expires or is called off; its stock is free."""

import logging
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from core.models import User
from core.record import move, move_many
from shop.order.actions.discounts import free_discounts
from shop.order.actions.stock import release_stock
from shop.order.models import Line, Order, Parcel
from shop.order.notices import cards_changed, tell
from shop.order.states import ORDER_MOVES, PARCEL_MOVES, OrderState, ParcelState

log = logging.getLogger(__name__)

GOODS = ("product__product_class", "product__parent__product_class", "stockrecord")


def lock_order(number: str) -> Order:
    """Return the order with its row locked; payments are locked before orders, never after."""
    return Order.objects.select_for_update().get(number=number)


def lines_of(order: Order) -> Sequence[Line]:
    """Return an order's lines with goods and stock records. One query."""
    return list(order.lines.select_related(*GOODS).order_by("pk"))


def lines_of_parcel(parcel: Parcel) -> Sequence[Line]:
    """Return the same for one parcel. One query."""
    return list(parcel.lines.select_related(*GOODS).order_by("pk"))


def expire_orders(now: datetime) -> int:
    """Expire every order whose hold has ended; return how many.

    Each in its own transaction: an order that somebody else is writing is left for the next run,
    and one that fails is logged and keeps none of the others waiting.
    """
    due = Order.objects.filter(status=OrderState.AWAITING_PAYMENT, hold_until__lte=now)
    numbers = list(due.order_by("hold_until").values_list("number", flat=True))
    return sum(_expire_alone(number, now) for number in numbers)


def _expire_alone(number: str, now: datetime) -> bool:
    try:
        return expire_order(number, now)
    except Exception:
        log.exception("order %s: expiring failed", number)
        return False


@transaction.atomic
def expire_order(number: str, now: datetime) -> bool:
    """Expire one order if its hold has ended and nobody is paying it right now."""
    rows = Order.objects.select_for_update(skip_locked=True)
    order = rows.filter(number=number).first()
    return order is not None and expire_locked(order, now)


def expire_locked(order: Order, now: datetime) -> bool:
    """Expire a locked order if it still waits and its hold has ended; return whether it did."""
    waits = order.status == OrderState.AWAITING_PAYMENT
    if not waits or order.hold_until is None or order.hold_until > now:
        return False
    _end(order, OrderState.EXPIRED, ParcelState.EXPIRED)
    tell(order, "expired")
    return True


@transaction.atomic
def cancel_order(number: str, *, by: User | None, reason: str = "") -> Order:
    """Call off an order that awaits its payment; cancelled already, it stays so.

    Money that a bank takes for it afterwards goes back. Raise ``MoveRefused`` once it is placed.
    """
    order = lock_order(number)
    if order.status != OrderState.CANCELLED:
        if order.status != OrderState.AWAITING_PAYMENT:
            ORDER_MOVES.require(order.status, OrderState.AWAITING_PAYMENT)
        _end(order, OrderState.CANCELLED, ParcelState.CANCELLED, by=by, reason=reason)
    return order


def _end(
    order: Order,
    state: OrderState,
    parcel_state: ParcelState,
    *,
    by: User | None = None,
    reason: str = "",
) -> None:
    order.hold_until = None
    move(
        order, state, table=ORDER_MOVES, field="status", also_save=["hold_until"],
        by=by, reason=reason,
    )  # fmt: skip
    parcels = list(order.parcels.select_for_update().order_by("pk"))
    move_many(parcels, parcel_state, table=PARCEL_MOVES, by=by, reason=reason)
    lines = lines_of(order)
    release_stock(lines)
    free_discounts(order)
    cards_changed(line.product_id for line in lines if line.product_id)
