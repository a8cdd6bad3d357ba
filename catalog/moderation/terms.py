"""The numbers of moderation, as the settings give them."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from catalog.moderation.rules import Terms
from core.workdays import add_workdays


def terms() -> Terms:
    """Return what a seller must have shown before listings need no look."""
    return Terms(
        accepted=settings.LISTING_TRUST_ACCEPTED,
        days=settings.LISTING_TRUST_DAYS,
        clean_days=settings.LISTING_TRUST_CLEAN_DAYS,
        sample_every=settings.LISTING_SAMPLE_EVERY,
    )


def looked_at_by(submitted: datetime | None) -> date:
    """Return the working day by which we promise to have looked at a listing."""
    day = timezone.localdate(submitted) if submitted else timezone.localdate()
    return add_workdays(day, settings.LISTING_REVIEW_DAYS)
