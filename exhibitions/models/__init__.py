"""Places with their halls and plans, and the fairs that use them."""

from exhibitions.models.fair import Fair, FairDay, FairKind, HallUse
from exhibitions.models.places import Hall, Plan, PlanFeature, PlanStall, StallType, Venue

__all__ = [
    "Fair",
    "FairDay",
    "FairKind",
    "Hall",
    "HallUse",
    "Plan",
    "PlanFeature",
    "PlanStall",
    "StallType",
    "Venue",
]
