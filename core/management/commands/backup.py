"""``manage.py backup FILE``: everything that would be lost with this machine, in one file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from core.backup.archive import back_up, check
from core.backup.databases import CannotCopy


class Command(BaseCommand):
    """Safe while people use the site."""

    help = "Write database, photographs and private papers into one file; --check reads one."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--check", action="store_true", help="only see that it is whole")

    def handle(self, *args: Any, file: Path, check: bool, **options: Any) -> None:
        """Write or check, and say how much is in it."""
        try:
            about = _check(file) if check else back_up(file, timezone.now())
        except CannotCopy as error:
            raise CommandError(str(error)) from error
        size = sum(entry["size"] for entry in about["entries"].values()) // 1_000_000
        self.stdout.write(
            f"{file}: {about['engine']} of {about['made_at']}, "
            f"{len(about['entries']) - 1} files, {size} MB: whole"
        )


_check = check
