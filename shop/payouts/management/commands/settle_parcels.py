"""Give over the money of parcels whose window has closed: once by cron, or on and on."""

from django.utils import timezone

from core.repeating import RepeatingCommand
from shop.payouts.actions import settle_due


class Command(RepeatingCommand):
    """Settle what is due today; twice at once does no harm."""

    help = "Gives producers the money of parcels that nobody can send back any more."

    def once(self) -> str:
        """Settle, and say how many parcels."""
        return f"{settle_due(timezone.localdate())} parcels settled"
