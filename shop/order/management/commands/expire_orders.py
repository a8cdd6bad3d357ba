"""``manage.py expire_orders``: give back the stock of orders that were never paid."""

from django.utils import timezone

from core.repeating import RepeatingCommand
from shop.order.actions import expire_orders


class Command(RepeatingCommand):
    """Run each minute."""

    help = "Expire orders whose hold has ended and give their stock back."

    def once(self) -> str:
        """Expire what is due, and return how much it was."""
        return f"{expire_orders(timezone.now())} orders expired"
