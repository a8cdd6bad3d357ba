"""Pay an order: the first time and again, while its stock is held."""

from django.utils import timezone

from shop.order.actions.refusals import CannotBePaidSo
from shop.order.models import Order
from shop.order.queries import ways_to_pay
from shop.payment.actions import open_payment
from shop.payment.models import Payment


class NotPayable(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The order waits for no payment: it is placed, called off, or its time is over."""


def pay_again(number: str, gateway: str) -> Payment:
    """Return the order's payment at ``gateway``, to be started; an undecided other one gives way.

    Not inside a transaction: the old gateway is asked a last time. A payment that is paid or
    accepted already is returned as it is. Raise ``NotPayable`` or ``CannotBePaidSo``.
    """
    order = Order.objects.get(number=number)
    if not order.can_be_paid(timezone.now()):
        raise NotPayable(number)
    if gateway not in [way.code for way in ways_to_pay(order)]:
        raise CannotBePaidSo
    return open_payment(
        purpose="order",
        reference=number,
        amount=order.total,
        gateway=gateway,
        expires_at=order.hold_until,
    )
