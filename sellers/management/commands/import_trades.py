"""`manage.py import_trades FILE --label 1405.1 --effective 1405-01-01`."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.jalali import JalaliError, parse_jalali
from sellers.facts import TradeTableRefused, import_trades


class Command(BaseCommand):
    """Import an edition of the official table of trades, all of it or nothing."""

    help = "Import an edition of the table of trades from a CSV file."

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the file and the edition."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--label", required=True, help="the edition's name, such as 1405.1")
        parser.add_argument(
            "--effective", required=True, help="its first day in the Jalali calendar: 1405-01-01"
        )
        parser.add_argument("--source", default="", help="where it was published")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print how many trades the edition has; list every faulty line of a refused file."""
        try:
            edition = import_trades(
                options["file"], options["label"], _day(options["effective"]), options["source"]
            )
        except OSError as error:
            raise CommandError(f"The file cannot be read: {error}") from error
        except TradeTableRefused as refused:
            raise CommandError(f"Nothing was imported.\n{refused}") from refused
        if edition.label != options["label"]:
            text = f"This file was imported before, as edition {edition.label}: nothing changed."
            raise CommandError(text)
        self.stdout.write(f"Edition {edition.label}: {edition.rows.count()} trades.")


def _day(text: str) -> date:
    try:
        return parse_jalali(text)
    except JalaliError as error:
        raise CommandError(f"--effective: {error}") from error
