"""`manage.py refresh_cards`: make all cards agree with the goods. Run it shortly after midnight."""

from typing import Any

from django.core.management.base import BaseCommand

from catalog.actions import refresh_cards
from catalog.search.spell import relearn


class Command(BaseCommand):
    """Licences begin and end with the day; the words of the shop are learnt anew."""

    help = "Make cards, search and counts agree with the goods of today."

    def handle(self, *args: Any, **options: Any) -> None:
        """Refresh and say how many changed."""
        changed = refresh_cards()
        relearn()
        self.stdout.write(f"{changed} cards new or changed")
