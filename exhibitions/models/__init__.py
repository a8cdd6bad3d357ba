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
from exhibitions.models.jury import (
    Criterion,
    FinalScore,
    Review,
    Reviewer,
    Score,
    Verdict,
)
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
    "Criterion",
    "Draw",
    "DrawChange",
    "DrawEntry",
    "Fair",
    "FairDay",
    "FairKind",
    "FairQuota",
    "FairRules",
    "FinalScore",
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
    "Review",
    "Reviewer",
    "Score",
    "SentPaper",
    "StallFee",
    "StallInvoiceCounter",
    "StallPin",
    "StallType",
    "StallWish",
    "Venue",
    "Verdict",
    "WantedAddOn",
]
