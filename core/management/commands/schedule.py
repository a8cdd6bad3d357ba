"""``manage.py schedule``: do everything that is due, again and again, until told to stop."""

import logging
import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils import timezone

from core.schedule import Job, jobs
from core.schedule.running import run_due

log = logging.getLogger(__name__)
PAUSE_SECONDS = 5


class Command(BaseCommand):
    """Two lanes: what is due every few minutes never waits for the long work of the night."""

    help = "Run what is due every minute, hour, night and week; --once does it once and ends."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how long to go on."""
        parser.add_argument("--once", action="store_true", help="do what is due now, then end")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        """Work until SIGTERM; a job that runs is ended first."""
        if once:
            done = run_due(jobs(), timezone.localtime())
            self.stdout.write(", ".join(done) or "nothing was due")
            return
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        quick = [job for job in jobs() if job.is_quick]
        slow = [job for job in jobs() if not job.is_quick]
        other = threading.Thread(target=self._lane, args=(slow, stop), name="slow")
        other.start()
        self._lane(quick, stop)
        other.join()

    def _lane(self, todo: list[Job], stop: threading.Event) -> None:
        """Work until told to stop; a lane that breaks stops the other, so both begin anew."""
        try:
            while not stop.is_set():
                close_old_connections()
                self._round(todo, stop)
                stop.wait(PAUSE_SECONDS)
        finally:
            stop.set()
            connection.close()

    def _round(self, todo: list[Job], stop: threading.Event) -> None:
        """Do what is due; while the database is away nothing is, and it is asked again soon."""
        try:
            for job in todo:
                if stop.is_set():
                    break
                run_due([job], timezone.localtime())
        except (OperationalError, InterfaceError) as error:
            log.warning("the database is away (%s): the schedule waits", type(error).__name__)
