"""The only writers of rules, draws and what is changed by hand: one transaction each.

Locks run from the fair to its draw, to the entries, to their applications.
"""

from exhibitions.drawing.actions.accepting import accept
from exhibitions.drawing.actions.by_hand import change, drop_pin, pin, preview
from exhibitions.drawing.actions.publishing import publish, reopen, void
from exhibitions.drawing.actions.refusals import Refused
from exhibitions.drawing.actions.ruling import drop_quota, loosen, set_quota, set_rules
from exhibitions.drawing.actions.running import start

__all__ = [
    "Refused",
    "accept",
    "change",
    "drop_pin",
    "drop_quota",
    "loosen",
    "pin",
    "preview",
    "publish",
    "reopen",
    "set_quota",
    "set_rules",
    "start",
    "void",
]
