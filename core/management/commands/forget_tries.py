"""``manage.py forget_tries``: counts of limits that are over go."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from core.models import Tries


class Command(BaseCommand):
    """Safe at any time: what is over counts nothing any more."""

    help = "Delete the counts of limits whose time is over."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete them and say how many."""
        gone, _by_model = Tries.objects.filter(ends_at__lt=timezone.now()).delete()
        self.stdout.write(f"{gone} counts deleted")
