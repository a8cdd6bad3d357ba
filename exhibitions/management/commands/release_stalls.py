"""``manage.py release_stalls``: free the stalls that nobody paid, offer them to who waits."""

from django.utils import timezone

from core.repeating import RepeatingCommand
from exhibitions.booking.sweeping import release_stalls


class Command(RepeatingCommand):
    """Run each minute."""

    help = "Let go of stalls whose time to pay or to answer is over; offer what is free."

    def once(self) -> str:
        """Do what is due, and return how many bookings ended."""
        return f"{release_stalls(timezone.now())} bookings let go"
