"""``manage.py watch_parcels``: what is due of parcels that were paid for."""

from django.utils import timezone

from core.repeating import RepeatingCommand
from shop.order.actions.watching import watch


class Command(RepeatingCommand):
    """Run every ten minutes."""

    help = (
        "Remind sellers, call off what nobody answered, say what is late, "
        "and count as delivered what nobody misses."
    )

    def once(self) -> str:
        """Do what is due, and return how much it was."""
        done = watch(timezone.now())
        return (
            f"{done.called_off} parcels called off, {done.reminded} reminders, "
            f"{done.late} late, {done.arrived} arrived"
        )
