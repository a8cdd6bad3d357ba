"""``manage.py restore FILE``: put a backup in the place of what is here."""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.backup.archive import restore
from core.backup.databases import CannotCopy, is_empty


class Command(BaseCommand):
    """Stop the site's processes first: they would write between old and new."""

    help = "Put a backup in the place of database and files; a site in use needs --replace."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, and the word that what is here may go."""
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace", action="store_true", help="everything that is here now may be lost"
        )

    def handle(self, *args: Any, file: Path, replace: bool, **options: Any) -> None:
        """Check the file, restore, bring the tables up to date, and audit."""
        if not replace and not is_empty():
            raise CommandError(
                "This site has people in it. Make a backup of it, then say --replace."
            )
        try:
            about = restore(file)
        except CannotCopy as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Restored what was there at {about['made_at']}.")
        call_command("migrate", verbosity=0, stdout=self.stdout)
        call_command("audit", stdout=self.stdout)
