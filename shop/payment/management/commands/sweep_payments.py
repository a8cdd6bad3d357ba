"""``manage.py sweep_payments``: settle, expire and send back whatever stayed open."""

from django.utils import timezone

from core.repeating import RepeatingCommand
from shop.payment.actions import sweep


class Command(RepeatingCommand):
    """Run each minute."""

    help = "Ask the banks about open payments, expire old ones, retry refunds."

    def once(self) -> str:
        """Sweep, and return what was found."""
        swept = sweep(timezone.now())
        counts = ", ".join(f"{name} {count}" for name, count in vars(swept).items() if count)
        return f"payments: {counts or 'nothing to do'}"
