"""The only writers of payouts, and of when a parcel's money is given over."""

from shop.payouts.actions.answers import NotAnswerable, mark_paid, mark_returned, take_answers
from shop.payouts.actions.batches import (
    NothingDue,
    SamePerson,
    approve_batch,
    cancel_batch,
    draft_batch,
)
from shop.payouts.actions.deposits import MoreThanTaken, record_deposit, record_tax_paid
from shop.payouts.actions.settling import say_content, settle_due, settle_parcel
from shop.payouts.actions.transfers import send_abroad, send_all_abroad, take_back

__all__ = [
    "MoreThanTaken",
    "NotAnswerable",
    "NothingDue",
    "SamePerson",
    "approve_batch",
    "cancel_batch",
    "draft_batch",
    "mark_paid",
    "mark_returned",
    "record_deposit",
    "record_tax_paid",
    "say_content",
    "send_abroad",
    "send_all_abroad",
    "settle_due",
    "settle_parcel",
    "take_answers",
    "take_back",
]
