"""The only writers of bookings: one transaction each, the database decides between two at once.

Locks run from payments to the booking, its add-ons, its stalls, its application, the invoice.
"""

from exhibitions.booking.actions.cancelling import cancel_fair, wind_up
from exhibitions.booking.actions.confirming import confirm
from exhibitions.booking.actions.guarantees import (
    NoGuarantee,
    accept_letter,
    refuse_letter,
    send_letter,
)
from exhibitions.booking.actions.holding import hold
from exhibitions.booking.actions.letting_go import lapse, let_go
from exhibitions.booking.actions.paying import NotPayable, begin_payment
from exhibitions.booking.actions.refusals import AddOnGone, AlreadyBooked, NoSuchStall, StallTaken
from exhibitions.booking.actions.standing import Ended, agree, excuse, hand_in, move_stall

__all__ = [
    "AddOnGone",
    "AlreadyBooked",
    "Ended",
    "NoGuarantee",
    "NoSuchStall",
    "NotPayable",
    "StallTaken",
    "accept_letter",
    "agree",
    "begin_payment",
    "cancel_fair",
    "confirm",
    "excuse",
    "hand_in",
    "hold",
    "lapse",
    "let_go",
    "move_stall",
    "refuse_letter",
    "send_letter",
    "wind_up",
]
