"""`manage.py demo`: a province that looks alive, the same one for the same seed."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction
from django.utils import timezone

from core import demo
from core.demo_people import sign_ins
from core.models import OutgoingSms
from core.schedule import jobs
from core.schedule.running import run_due
from core.texting.models import OVER
from core.texting.rules import SmsState

ALL_GOODS, ALL_SELLERS, ALL_FAIRS = 227, 95, 36
SEED = 1405


class Command(BaseCommand):
    """Fill the shop with places, producers, goods, reviews, orders and pages."""

    help = "Fill the shop with demo data; a second run changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Say how much to make."""
        parser.add_argument("--products", type=int, default=ALL_GOODS, help="goods in all")
        parser.add_argument("--sellers", type=int, default=ALL_SELLERS, help="producers in all")
        parser.add_argument("--fairs", type=int, default=ALL_FAIRS, help="fairs in all")
        parser.add_argument("--seed", type=int, default=SEED, help="another seed, another shop")
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing when there are goods already"
        )

        parser.add_argument(
            "--caught-up",
            action="store_true",
            help="do once what recurs, unheard: else the schedule tells people of last year",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run all steps in one transaction, then what people do by hand."""
        if not (options["if_empty"] and demo.is_filled()):
            self._fill(options)
        for line in sign_ins():
            self.stdout.write(line)

    def _fill(self, options: dict[str, Any]) -> None:
        if options["products"] < 1 or options["sellers"] < 1 or options["fairs"] < 0:
            raise CommandError("Write at least 1 for --products and --sellers.")
        plan = demo.DemoPlan(
            products=options["products"],
            sellers=options["sellers"],
            fairs=options["fairs"],
            seed=options["seed"],
            write=self._say,
        )
        with quiet(), transaction.atomic():
            demo.run(plan)
        if not connection.in_atomic_block:  # actions of people commit by themselves
            with quiet(), _unheard():
                demo.run(plan, by_hand=True)
                if options["caught_up"]:
                    _catch_up()
        cache.clear()
        self._renew_statistics()

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def _renew_statistics(self) -> None:
        """Let the database's planner see what was written."""
        if connection.in_atomic_block:
            return
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _catch_up() -> None:
    """Do what the schedule would do first; what waits for the morning counts as sent."""
    run_due(jobs(), timezone.localtime())
    OutgoingSms.objects.exclude(state__in=OVER).update(
        state=SmsState.SENT, sent_at=timezone.now(), text=""
    )


@contextmanager
def _unheard() -> Iterator[None]:
    """Send nobody of the demo a message while its people do by hand what others are told of."""
    told = {
        "SMS_BACKEND": "core.sms.SilentSms",
        "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
    }
    before = {name: getattr(settings, name) for name in told}
    for name, path in told.items():
        setattr(settings, name, path)
    try:
        yield
    finally:
        for name, path in before.items():
            setattr(settings, name, path)


@contextmanager
def quiet() -> Iterator[None]:
    """Keep the news of single pages and tasks off the console; warnings pass."""
    before = logging.root.manager.disable
    logging.disable(max(before, logging.INFO))
    try:
        yield
    finally:
        logging.disable(before)
