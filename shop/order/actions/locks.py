"""Locks of what belongs together, always in one order: payments, order, parcel, stock."""

from dataclasses import dataclass, field

from shop.order.actions.hold import lock_order
from shop.order.models import Order, Parcel
from shop.payment.models import Payment


@dataclass
class Locked:
    """A parcel with its order and, where money moves, the order's payments: all locked."""

    parcel: Parcel
    order: Order
    payments: list[Payment] = field(default_factory=list)


def lock_parcel(pk: int, *, money: bool = False) -> Locked:
    """Lock a parcel and what it belongs to; raise ``Parcel.DoesNotExist``.

    Four queries, five with ``money``.
    """
    number = Parcel.objects.values_list("order__number", flat=True).get(pk=pk)
    payments = lock_payments(number) if money else []
    order = lock_order(number)
    parcel = Parcel.objects.select_for_update().get(pk=pk)
    parcel.order = order
    return Locked(parcel, order, payments)


def lock_payments(number: str) -> list[Payment]:
    """Lock all payments of an order."""
    rows = Payment.objects.select_for_update().filter(purpose="order", reference=number)
    return list(rows.order_by("pk"))
