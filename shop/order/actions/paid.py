"""What a payment's news does to its order. Called inside the payment's transaction.

Locks run from payment to order to stock. Money and goods never part: a late "yes" revives an
expired order with its stock, or ``CannotDeliver`` sends the money back; never both.
"""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from core.moves import MoveRefused
from core.record import move, move_many
from shop.order.actions.discounts import use_discounts_again
from shop.order.actions.hold import expire_locked, lines_of, lock_order
from shop.order.actions.money import PARCEL
from shop.order.actions.numbering import number_invoices
from shop.order.actions.stock import allocate, is_counted, pieces_of
from shop.order.books.actions import money_is_held
from shop.order.deadlines import answer_by
from shop.order.models import Line, Order
from shop.order.notices import Kind, cards_changed, tell, tell_seller
from shop.order.rules import Promise, promise_again
from shop.order.states import ORDER_MOVES, PARCEL_MOVES, OrderState, ParcelState
from shop.payment.models import Payment, Refund
from shop.payment.purposes import CannotDeliver
from shop.payment.states import PaymentState

PLACED = (OrderState.PLACED, OrderState.COMPLETED)


def place_paid(payment: Payment) -> None:
    """Place an order whose money is here; raise ``CannotDeliver`` when it cannot be had any more.

    An order placed before (cash on delivery, now collected) stays as it is.
    """
    order = lock_order(payment.reference)
    if order.status in PLACED:
        return
    if payment.amount != order.total:
        raise CannotDeliver("the sum is not that of the order")
    if order.status == OrderState.EXPIRED:
        _hold_again(order)
    elif order.status != OrderState.AWAITING_PAYMENT:
        raise CannotDeliver("the order was called off")
    _place(order, payment)
    tell(order, "paid")


def place_accepted(payment: Payment) -> None:
    """Go ahead with an order that is paid later: cash at the door, or a transfer on its way.

    Raise ``MoveRefused`` for cash when the order waits no more.
    """
    order = lock_order(payment.reference)
    if payment.state == PaymentState.DUE:
        if order.status != OrderState.AWAITING_PAYMENT:
            raise MoveRefused(order.status, OrderState.PLACED)
        _place(order, payment)
        tell(order, "placed")
    elif order.status == OrderState.AWAITING_PAYMENT:
        order.hold_until = timezone.now() + timedelta(hours=settings.BANK_TRANSFER_HOLD_HOURS)
        order.payment_gateway = payment.gateway
        order.save(update_fields=["hold_until", "payment_gateway"])
        payment.expires_at = order.hold_until  # until then staff should have looked
        payment.save(update_fields=["expires_at"])
        tell(order, "waiting")


def payment_declined(payment: Payment) -> None:
    """Leave the order waiting: another try may follow while its hold lasts.

    A transfer that staff refused ends the long hold: half an hour is left to pay otherwise.
    """
    order = lock_order(payment.reference)
    soon = timezone.now() + timedelta(minutes=settings.PAYMENT_HOLD_MINUTES)
    if order.status != OrderState.AWAITING_PAYMENT or order.hold_until is None:
        return
    if order.hold_until > soon:
        order.hold_until = soon
        order.save(update_fields=["hold_until"])
        tell(order, "declined")


def payment_expired(payment: Payment) -> None:
    """Expire the order with its payment, if its own hold has ended."""
    expire_locked(lock_order(payment.reference), timezone.now())


def payment_refunded(payment: Payment, refund: Refund) -> None:
    """Tell the buyer that money is on its way back: all of it, or a part.

    Of a parcel's money they heard when the parcel ended.
    """
    if not refund.key.startswith(PARCEL):
        kind: Kind = "refunded" if payment.state == PaymentState.REFUNDED else "refunded_part"
        tell(Order.objects.get(number=payment.reference), kind)


def _hold_again(order: Order) -> None:
    """Hold the stock of an expired order once more, all of it or none."""
    lines = lines_of(order)
    if any(line.stockrecord is None or line.product is None for line in lines):
        raise CannotDeliver("goods are no longer sold")
    with transaction.atomic():
        if allocate(pieces_of(lines)):
            raise CannotDeliver("goods were sold to others in the meantime")
    for line in lines:
        line.num_allocated = line.quantity if is_counted(line) else 0
    Line.objects.bulk_update(lines, ["num_allocated"])
    use_discounts_again(order)


def _place(order: Order, payment: Payment) -> None:
    money_is_held(order, payment)
    order.hold_until = None
    order.payment_gateway = payment.gateway
    move(
        order, OrderState.PLACED, table=ORDER_MOVES, field="status",
        also_save=["hold_until", "payment_gateway"],
    )  # fmt: skip
    rows = order.parcels.select_related("seller").select_for_update(of=("self",))
    parcels = list(rows.order_by("pk"))
    ordered, today = timezone.localdate(order.date_placed), timezone.localdate()
    now = timezone.localtime()
    for parcel in parcels:
        parcel.answer_by = answer_by(now, parcel.seller.away)
        old = Promise(parcel.ready_by, parcel.promised_by)
        new = promise_again(old, ordered=ordered, paid=today)
        parcel.ready_by, parcel.promised_by = new.ready_by, new.promised_by
    number_invoices(parcels, today)
    saved = ["ready_by", "promised_by", "answer_by", "invoice_year", "invoice_number"]
    move_many(parcels, ParcelState.NEW, table=PARCEL_MOVES, also_save=saved)
    for parcel in parcels:
        tell_seller(parcel, "new")
    cards_changed(order.lines.values_list("product_id", flat=True))
