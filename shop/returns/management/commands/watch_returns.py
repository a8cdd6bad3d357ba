"""``manage.py watch_returns``: what is due of buyers' requests."""

from django.utils import timezone

from core.repeating import RepeatingCommand
from shop.returns.actions.watching import watch


class Command(RepeatingCommand):
    """Run every hour."""

    help = (
        "Remind on the last day, let silence decide what is past it, "
        "and send back what waited for the cash of its order."
    )

    def once(self) -> str:
        """Do what is due, and return how much it was."""
        done = watch(timezone.now())
        return (
            f"{done.lapsed} requests past their day, {done.reminded} reminders, "
            f"{done.refunded} refunds"
        )
