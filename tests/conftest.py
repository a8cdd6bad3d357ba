"""What all tests share: a database that can search, and the days they happen on."""

import time
from collections.abc import Iterator
from datetime import datetime
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management.commands import flush
from django.db import connection
from django.utils import timezone, translation
from hypothesis import HealthCheck
from hypothesis import settings as drawn

from catalog.listing import counts
from catalog.search import tables
from core import throttle
from shop.ledger import guards

MOST_IN_A_UNION = 400  # SQLite joins 500 selects at most

# A rule is not wrong because the machine has much to do: no drawn example is timed.
drawn.register_profile("bazarche", deadline=None, suppress_health_check=[HealthCheck.too_slow])
drawn.load_profile("bazarche")


def begin_at_noon() -> None:
    """Move Django's clock to noon: a day that ended on the way would change what is licensed.

    ``timezone.now`` itself stays the function that models and migrations name as a default.
    """
    now = timezone.localtime()
    shift = now.replace(hour=12, minute=0) - now

    class Shifted(datetime):
        @classmethod
        def now(cls, tz=None) -> datetime:
            return datetime.now(tz) + shift

    timezone.datetime = Shifted  # the one place that reads the clock


begin_at_noon()  # before the tests' modules ask which day it is


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """Make the database that tests share able to search."""
    with django_db_blocker.unblock():
        make_searchable()
        make_ledger_safe()
        empty_fast()


def make_searchable() -> None:
    """Make what only migrations make, and tests go without: search tables, extensions."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            _make_sqlite_search_table(cursor)
        elif connection.vendor == "postgresql":
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    tables.create(connection)


def make_ledger_safe() -> None:
    """Make the ledger's guards, which stand aside only while a test's database is emptied."""
    guards.create(connection)


def empty_fast() -> None:
    """Empty the database after a race by the few tables that hold rows, ten times as fast.

    What was there at the start (content types, permissions) stays, so nobody makes it anew.
    """
    empty, kept = connection.ops.execute_sql_flush, set(_filled())

    def emptied(_all_tables: list[str]) -> None:
        guards.drop(connection)
        # Foreign keys are judged at the end of the transaction, so any order does.
        empty([f"DELETE FROM {name}" for name in _filled() if name not in kept])
        guards.create(connection)

    connection.ops.execute_sql_flush = emptied
    flush.emit_post_migrate_signal = lambda *_told, **_more: None


def _filled() -> list[str]:
    """Return the quoted names of the tables that hold rows. One query for many tables."""
    tables = connection.introspection.django_table_names(only_existing=True)
    names = [connection.ops.quote_name(name) for name in sorted(tables)]
    asked = [f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})" for name in names]
    with connection.cursor() as cursor:
        found: list[str] = []
        for start in range(0, len(asked), MOST_IN_A_UNION):
            cursor.execute(" UNION ALL ".join(asked[start : start + MOST_IN_A_UNION]))
            found += [name for (name,) in cursor.fetchall()]
    return found


def _make_sqlite_search_table(cursor) -> None:
    table = "wagtailsearch_indexentry"
    fts = f"{table}_fts"
    cursor.execute(f"SELECT sql FROM sqlite_master WHERE name = '{fts}'")
    row = cursor.fetchone()
    if row and "VIRTUAL" in row[0].upper():
        return
    cursor.execute(f"DROP TABLE IF EXISTS {fts}")
    cursor.execute(f"CREATE VIRTUAL TABLE {fts} USING fts5(autocomplete, body, title)")
    new = (
        "(title, body, autocomplete, rowid) VALUES (NEW.title, NEW.body, NEW.autocomplete, NEW.id)"
    )
    cursor.execute(
        f"CREATE TRIGGER insert_{fts} AFTER INSERT ON {table} BEGIN INSERT INTO {fts}{new}; END"
    )
    cursor.execute(
        f"CREATE TRIGGER update_{fts} AFTER UPDATE ON {table} BEGIN UPDATE {fts} SET "
        "title=NEW.title, body=NEW.body, autocomplete=NEW.autocomplete WHERE rowid=NEW.id; END"
    )
    cursor.execute(
        f"CREATE TRIGGER delete_{fts} AFTER DELETE ON {table} BEGIN "
        f"DELETE FROM {fts} WHERE rowid=OLD.id; END"
    )


@pytest.fixture(autouse=True)
def clean_start() -> Iterator[None]:
    """Every test begins in Persian with an empty cache, and leaves it so; counts are never late.

    Limits count by stretches of the clock: a test begins with a new one, lest it end on the way.
    """
    counts.REST = 0
    ahead = throttle.DAY - time.time() % throttle.DAY
    throttle.time = SimpleNamespace(time=lambda: time.time() + ahead)
    cache.clear()
    with translation.override(settings.LANGUAGE_CODE):
        yield
    cache.clear()


def pytest_collection_modifyitems(items) -> None:
    """Leave out, by name, what this machine cannot run; CI fails if anything is left out."""
    if connection.vendor != "postgresql":
        skip = pytest.mark.skip(reason="left out: needs PostgreSQL (DATABASE_URL=postgres://…)")
        for item in items:
            if "postgres" in item.keywords:
                item.add_marker(skip)
