"""Kept pages look different when a fair, its days or its place change."""

from django.db.models.signals import post_delete, post_save

from core.kept import changed
from exhibitions.models import Fair, FairDay, Hall, HallUse, Plan, PlanStall, Venue

SHOWN = (Fair, FairDay, Hall, HallUse, Plan, PlanStall, Venue)


def connect() -> None:
    """Listen to everything that pages of fairs show."""
    for model in SHOWN:
        for signal in (post_save, post_delete):
            signal.connect(changed, sender=model, dispatch_uid=f"fairs:{model.__name__}")
