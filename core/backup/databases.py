"""Copying a whole database out and in, by the means of its own engine, while people use it."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from django.db import connection

NAMES: Final = {"postgresql": "database.dump", "sqlite": "database.sqlite3"}


class CannotCopy(Exception):  # noqa: N818 -- an answer to the operator
    """The engine's own program is missing or said no; the text is a sentence."""


def dump(to: Path) -> None:
    """Write a consistent copy of the database, as it was at one moment, into a new file."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(to)) as copy:
            connection.connection.backup(copy)
    else:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={to}")


def load(source: Path) -> None:
    """Put a copy in the place of everything the database holds. All or nothing."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as copy:
            copy.backup(connection.connection)
        return
    connection.close()  # what stands open here would wait for the new tables, and they for it
    _run(
        "pg_restore", "--clean", "--if-exists", "--no-owner", "--no-privileges",
        "--single-transaction", "--exit-on-error",
        f"--dbname={connection.settings_dict['NAME']}", str(source),
    )  # fmt: skip


def is_empty() -> bool:
    """Whether nobody has ever signed up or been appointed here: nothing would be lost."""
    if "core_user" not in connection.introspection.table_names():
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM core_user LIMIT 1")
        return cursor.fetchone() is None


def _run(program: str, *arguments: str) -> None:
    path = shutil.which(program)
    if path is None:
        raise CannotCopy(f"{program} is missing: install PostgreSQL's client programs.")
    done = subprocess.run(  # noqa: S603 -- a program of the machine, nothing that people typed
        [path, *arguments],
        env={**os.environ, **_way()},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CannotCopy(f"{program} said: {done.stderr.strip()[-500:]}")


def _way() -> dict[str, str]:
    """Return how PostgreSQL's programs find the database: the password never stands in a list."""
    settings: dict[str, Any] = connection.settings_dict
    named = {
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
        "PGDATABASE": settings["NAME"],
    }
    return {name: str(value) for name, value in named.items() if value}
