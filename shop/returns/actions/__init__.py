"""The only writers of cases. Locks: payments, order, parcel, case, stock."""

from shop.returns.actions.answering import accept, offer, receive, refund_now, refuse
from shop.returns.actions.choosing import (
    cancel,
    decline_offer,
    dispute,
    say,
    send_back,
    take_offer,
)
from shop.returns.actions.deciding import decide
from shop.returns.actions.opening import Asked, CannotOpen, open_case
from shop.returns.actions.refunding import NoMoney
from shop.returns.sums import TooMuch

__all__ = [
    "Asked",
    "CannotOpen",
    "NoMoney",
    "TooMuch",
    "accept",
    "cancel",
    "decide",
    "decline_offer",
    "dispute",
    "offer",
    "open_case",
    "receive",
    "refund_now",
    "refuse",
    "say",
    "send_back",
    "take_offer",
]
