"""`manage.py mind_licences`: each night, end what has ended and remind of what ends soon."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from sellers.licensing.actions import expire_licences, remind


class Command(BaseCommand):
    """Let licences and permits end with their day; a second run changes nothing."""

    help = "End licences and permits whose day has passed, remind of those that end soon."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do both for today and say how many."""
        today = timezone.localdate()
        ended, reminded = expire_licences(today), remind(today)
        self.stdout.write(f"{ended} papers ended, {reminded} reminders")
