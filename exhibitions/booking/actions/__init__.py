"""The only writers of bookings: one transaction each, the database decides between two at once.

Locks run from payments to the booking, its add-ons, its stalls, its application, the invoice.
"""

from exhibitions.booking.actions.confirming import confirm
from exhibitions.booking.actions.holding import hold
from exhibitions.booking.actions.letting_go import give_back, lapse, let_go
from exhibitions.booking.actions.refusals import AddOnGone, AlreadyBooked, NoSuchStall, StallTaken

__all__ = [
    "AddOnGone",
    "AlreadyBooked",
    "NoSuchStall",
    "StallTaken",
    "confirm",
    "give_back",
    "hold",
    "lapse",
    "let_go",
]
