"""The only writers of payments. Each asks the gateway outside any transaction, then writes.

Callers must not hold a transaction open (``open_payment`` alone may run inside one when nothing
was opened for the purpose before); one that is open raises ``RuntimeError``.
"""

from shop.payment.actions.hearing import handle, hear
from shop.payment.actions.lowering import lower_due
from shop.payment.actions.opening import PaymentClosed, open_payment, start_payment
from shop.payment.actions.parts import open_part, open_split
from shop.payment.actions.refunding import (
    RefundRefused,
    ask_refund,
    record_sent,
    refund_by_staff,
    send_all_back,
    send_back,
    try_again,
)
from shop.payment.actions.settling import settle
from shop.payment.actions.staff import (
    NotByHand,
    ReceiptUsed,
    confirm_by_staff,
    decline_by_staff,
    hand_in_receipt,
)
from shop.payment.actions.sweeping import Swept, sweep

__all__ = [
    "NotByHand",
    "PaymentClosed",
    "ReceiptUsed",
    "RefundRefused",
    "Swept",
    "ask_refund",
    "confirm_by_staff",
    "decline_by_staff",
    "hand_in_receipt",
    "handle",
    "hear",
    "lower_due",
    "open_part",
    "open_payment",
    "open_split",
    "record_sent",
    "refund_by_staff",
    "send_all_back",
    "send_back",
    "settle",
    "start_payment",
    "sweep",
    "try_again",
]
