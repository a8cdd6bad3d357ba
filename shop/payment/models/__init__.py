"""Payments. Our models first, Oscar's remaining ones last."""

from oscar.apps.payment.models import *  # noqa: F403 -- the models we did not change

from shop.payment.models.connect import ConnectAccount, ConnectTransfer
from shop.payment.models.message import BankMessage, Dispute
from shop.payment.models.payment import Part, Payment, PaymentEvent
from shop.payment.models.practice import PracticeCharge, PracticeRefund
from shop.payment.models.rate import ExchangeRate
from shop.payment.models.refund import Refund
from shop.payment.models.statement import Statement, StatementLine

__all__ = [
    "BankMessage",
    "ConnectAccount",
    "ConnectTransfer",
    "Dispute",
    "ExchangeRate",
    "Part",
    "Payment",
    "PaymentEvent",
    "PracticeCharge",
    "PracticeRefund",
    "Refund",
    "Statement",
    "StatementLine",
]
