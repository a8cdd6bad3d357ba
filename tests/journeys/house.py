"""The shop that journeys visit: a small demo in a SQLite file of its own, served over HTTP.

A server answers in many threads, and threads cannot share the one connection of a database in
memory: requests would run inside each other's transactions. Nor is it emptied and filled after
each journey: it is copied back from how it was on its first morning.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from django.core.cache import cache
from django.core.management import call_command
from django.db import connections
from django.test import override_settings
from pytest_django.live_server_helper import LiveServer

from core import sms
from tests.conftest import make_searchable

DEMO = {"products": 16, "sellers": 8, "fairs": 0}
SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;",
}


@dataclass(frozen=True)
class Shop:
    """A served shop: its address, its database file and the copy it starts anew from."""

    url: str
    file: Path
    fresh: Path

    def begin_anew(self) -> None:
        """Bring the database, the cache and the SMS outbox back to the first morning."""
        connections["default"].close()
        _copy(self.fresh, self.file)
        cache.clear()
        sms.outbox.clear()


@contextmanager
def open_shop(folder: Path) -> Iterator[Shop]:
    """Fill a database file in ``folder`` with a small demo and serve it on a free port."""
    file, fresh = folder / "shop.sqlite3", folder / "fresh.sqlite3"
    with _on_a_file(file):
        _fill()
        connections["default"].close()
        _copy(file, fresh)
        server = LiveServer("localhost")
        try:
            with override_settings(SITE_URL=server.url, WAGTAILADMIN_BASE_URL=server.url):
                yield Shop(server.url, file, fresh)
        finally:
            server.stop()


@contextmanager
def _on_a_file(file: Path) -> Iterator[None]:
    """Let the default connection of every thread work on a database file."""
    before, settings = connections["default"], connections.settings["default"]
    connections.settings["default"] = {**settings, "NAME": str(file), "OPTIONS": SQLITE}
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        connections.settings["default"] = settings
        connections["default"] = before


class _NoMigrations(dict[str, None]):
    """Says of every app that it has no migrations: tables come straight from the models."""

    def __contains__(self, app: object) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


def _fill() -> None:
    with redirect_stdout(StringIO()):
        with override_settings(MIGRATION_MODULES=_NoMigrations()):
            call_command("migrate", run_syncdb=True, verbosity=0)
        make_searchable()
        call_command("demo", **DEMO)


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(target)) as write:
        read.backup(write)
