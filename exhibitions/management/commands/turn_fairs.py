"""``manage.py turn_fairs``: open the fairs whose day has come, close those that are over."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from exhibitions.schedule.actions import turn_the_day


class Command(BaseCommand):
    """Run each night after midnight; safe to run at any time."""

    help = "Opens the fairs whose first day has come and closes those that are over."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Say how many fairs changed."""
        self.stdout.write(f"{turn_the_day(timezone.localdate())} fairs opened or closed")
