"""Send payouts abroad that Stripe did not answer yet: once by cron, or on and on."""

from core.repeating import RepeatingCommand
from shop.payouts.actions import send_all_abroad


class Command(RepeatingCommand):
    """Send what waits; twice at once does no harm."""

    help = "Sends payouts abroad that wait for Stripe."

    def once(self) -> str:
        """Send, and say how many were decided."""
        return f"{send_all_abroad()} payouts abroad decided"
