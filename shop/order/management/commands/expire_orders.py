"""``manage.py expire_orders``: give back the stock of orders that were never paid."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from shop.order.actions import expire_orders


class Command(BaseCommand):
    """Run each minute, by cron or with ``--every 60``; two at once do no harm."""

    help = "Expire orders whose hold has ended and give their stock back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the pause for those who have no cron."""
        parser.add_argument(
            "--every", type=int, metavar="SECONDS", help="run on, with this pause in between"
        )

    def handle(self, *_args: Any, every: int | None, **_options: Any) -> None:
        """Expire what is due, once or for ever, and say how much it was."""
        self._expire()
        while every:
            time.sleep(every)
            close_old_connections()
            self._expire()

    def _expire(self) -> None:
        self.stdout.write(f"{expire_orders(timezone.now())} orders expired")
