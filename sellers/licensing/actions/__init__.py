"""What may be done with licences and permits; nothing else writes their state.

Drafts are the seller's, decisions the office's, endings the calendar's. All take the key of a
paper; those named after licences take that of a licence, the others a model and a key.
"""

from sellers.licensing.actions.answers import NotComplete, NumberTaken, TooManyFiles, WrongDays
from sellers.licensing.actions.decisions import (
    approve,
    approve_licence,
    ask_for_information,
    decline_renewal,
    lift_suspension,
    reject,
    reject_licence,
    renew,
    renew_licence,
    suspend,
    suspend_licence,
)
from sellers.licensing.actions.drafts import (
    add_evidence,
    ask_renewal,
    remove_evidence,
    save_draft,
    save_permit,
    submit,
    submit_licence,
)
from sellers.licensing.actions.endings import expire_licences
from sellers.licensing.actions.reminding import remind

__all__ = [
    "NotComplete",
    "NumberTaken",
    "TooManyFiles",
    "WrongDays",
    "add_evidence",
    "approve",
    "approve_licence",
    "ask_for_information",
    "ask_renewal",
    "decline_renewal",
    "expire_licences",
    "lift_suspension",
    "reject",
    "reject_licence",
    "remind",
    "remove_evidence",
    "renew",
    "renew_licence",
    "save_draft",
    "save_permit",
    "submit",
    "submit_licence",
    "suspend",
    "suspend_licence",
]
