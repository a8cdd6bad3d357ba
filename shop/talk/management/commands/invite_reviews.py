"""``manage.py invite_reviews``: ask buyers what they think, a day after a parcel has come."""

from django.utils import timezone

from core.repeating import RepeatingCommand
from shop.talk.reviewing import invite


class Command(RepeatingCommand):
    """Run each hour."""

    help = "Ask buyers of parcels that have arrived for a review, once."

    def once(self) -> str:
        """Invite, and return how many."""
        return f"reviews: {invite(timezone.now())} invitations"
