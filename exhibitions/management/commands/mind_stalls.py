"""``manage.py mind_stalls``: remind exhibitors, and give the stalls of who is not ready on."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from exhibitions.booking.gate import mind_stalls


class Command(BaseCommand):
    """Run each night; safe to run at any time."""

    help = "Reminds of instalments and of what lacks; on day −3 frees stalls that are not ready."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Say how many were told, and how many stalls went on."""
        told, gone = mind_stalls(timezone.localdate())
        self.stdout.write(f"{told} exhibitors told, {gone} bookings not ready let go")
