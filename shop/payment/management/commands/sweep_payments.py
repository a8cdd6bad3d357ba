"""``manage.py sweep_payments``: settle, expire and send back whatever stayed open."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from shop.payment.actions import sweep


class Command(BaseCommand):
    """Run each minute, by cron or with ``--every 60``; two at once do no harm."""

    help = "Ask the banks about open payments, expire old ones, retry refunds."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the pause for those who have no cron."""
        parser.add_argument(
            "--every", type=int, metavar="SECONDS", help="run on, with this pause between sweeps"
        )

    def handle(self, *args: Any, every: int | None, **options: Any) -> None:
        """Sweep once, or for ever."""
        self._sweep()
        while every:
            time.sleep(every)
            close_old_connections()
            self._sweep()

    def _sweep(self) -> None:
        swept = sweep(timezone.now())
        counts = ", ".join(f"{name} {count}" for name, count in vars(swept).items() if count)
        self.stdout.write(f"payments: {counts or 'nothing to do'}")
