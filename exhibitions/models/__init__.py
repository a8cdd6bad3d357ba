"""Places with their halls and plans, the fairs that use them, and who stands there."""

from exhibitions.models.applications import (
    Application,
    PavilionMember,
    SentPaper,
    StallWish,
    WantedAddOn,
)
from exhibitions.models.bookings import BookedAddOn, BookedStall, Booking
from exhibitions.models.draws import Draw, DrawChange, DrawEntry
from exhibitions.models.dues import BookingPaper, Guarantee, Instalment, StallInvoiceCounter
from exhibitions.models.fair import Fair, FairDay, FairKind, Giving, HallUse
from exhibitions.models.people import OrganiserRole
from exhibitions.models.places import Hall, Plan, PlanFeature, PlanStall, StallType, Venue
from exhibitions.models.rules import FairQuota, FairRules, QuotaKind, StallPin
from exhibitions.models.terms import AddOn, NeededPaper, RefundStep, StallFee

__all__ = [
    "AddOn",
    "Application",
    "BookedAddOn",
    "BookedStall",
    "Booking",
    "BookingPaper",
    "Draw",
    "DrawChange",
    "DrawEntry",
    "Fair",
    "FairDay",
    "FairKind",
    "FairQuota",
    "FairRules",
    "Giving",
    "Guarantee",
    "Hall",
    "HallUse",
    "Instalment",
    "NeededPaper",
    "OrganiserRole",
    "PavilionMember",
    "Plan",
    "PlanFeature",
    "PlanStall",
    "QuotaKind",
    "RefundStep",
    "SentPaper",
    "StallFee",
    "StallInvoiceCounter",
    "StallPin",
    "StallType",
    "StallWish",
    "Venue",
    "WantedAddOn",
]
