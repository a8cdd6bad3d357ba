"""``manage.py count_reliability``: what producers' reliability is made of, counted anew."""

from django.utils import timezone

from core.repeating import RepeatingCommand
from shop.talk.counting import count_reliability


class Command(RepeatingCommand):
    """Run each night."""

    help = "Count parcels on time, answers and kept orders of each producer."

    def once(self) -> str:
        """Count, and return how many changed."""
        return f"reliability: {count_reliability(timezone.now())} producers changed"
