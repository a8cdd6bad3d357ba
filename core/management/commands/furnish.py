"""`manage.py furnish`: what every installation needs before its first producer."""

from typing import Any

from django.core.cache import cache
from django.core.management.base import BaseCommand
from django.db import transaction

from core import demo
from core.management.commands.demo import SEED, quiet


class Command(BaseCommand):
    """Load places and trades, make their shelves, write the first pages; invent nobody."""

    help = "Load places, trades, shelves and first pages; a second run changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do all of it or nothing, and say what is there now."""
        with quiet(), transaction.atomic():
            demo.furnish(SEED, self.stdout.write)
        cache.clear()
