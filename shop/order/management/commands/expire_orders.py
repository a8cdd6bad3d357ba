"""``manage.py expire_orders``: give back the stock of orders that were never paid."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from shop.order.actions import expire_orders


class Command(BaseCommand):
    """Run it each minute; it may run beside itself and beside payments."""

    help = "Expire orders whose hold has ended and give their stock back."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Expire what is due and say how much it was."""
        self.stdout.write(f"{expire_orders(timezone.now())} orders expired")
