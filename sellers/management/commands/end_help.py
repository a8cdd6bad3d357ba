"""`manage.py end_help`: each night, close the leaves of helpers whose days have passed."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from sellers.helping.actions import end_over


class Command(BaseCommand):
    """Tell producers and helpers that the days are over; a second run changes nothing."""

    help = "Close helpers' leaves whose last day has passed; the desk was shut to them already."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it for today and say how many."""
        self.stdout.write(f"{end_over(timezone.localdate())} leaves ended")
