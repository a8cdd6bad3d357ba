"""Commands that are due each minute: once by cron, or on and on by themselves."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections


class RepeatingCommand(BaseCommand):
    """Does ``once`` and ends, or with ``--every 60`` goes on; two at once must do no harm."""

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the pause for those who have no cron."""
        parser.add_argument(
            "--every", type=int, metavar="SECONDS", help="run on, with this pause in between"
        )

    def handle(self, *args: Any, every: int | None, **options: Any) -> None:
        """Do it, and say what was done."""
        self.stdout.write(self.once())
        while every:
            time.sleep(every)
            close_old_connections()
            self.stdout.write(self.once())

    def once(self) -> str:
        """Do what is due and return one line about it."""
        raise NotImplementedError
