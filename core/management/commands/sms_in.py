"""``manage.py sms_in NUMBER TEXT``: what a text message from this number would do, done."""

from typing import Any
from uuid import uuid4

from django.core.management.base import BaseCommand, CommandParser

from core.texting.receiving import take


class Command(BaseCommand):
    """For operators who were told by phone, and for trying commands out."""

    help = "Do what a text message from NUMBER asks, and print the answer."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take number and text, and an id to try out repetitions."""
        parser.add_argument("number")
        parser.add_argument("text", nargs="+")
        parser.add_argument("--id", default="", help="the provider's id of the message")

    def handle(self, *args: Any, number: str, text: list[str], **options: Any) -> None:
        """Take it in."""
        name = options["id"] or f"by-hand-{uuid4().hex}"
        taken = take(name, number, " ".join(text))
        self.stdout.write(f"[{taken.outcome}]")
        if taken.answer:
            self.stdout.write(taken.answer)
