"""`manage.py audit`: check the invariants; a list and a non-zero exit when one is broken."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core import audit


class Command(BaseCommand):
    """Run every registered check and print what it finds."""

    help = "Check the invariants of the house (stock, parcels, cards, licences)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line for each finding; raise ``CommandError`` if there is any."""
        findings = list(audit.run())
        for finding in findings:
            self.stdout.write(str(finding))
        if findings:
            raise CommandError(f"{len(findings)} findings")
        self.stdout.write(self.style.SUCCESS("All invariants hold."))
