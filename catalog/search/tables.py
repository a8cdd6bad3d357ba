"""What Django's models cannot say: PostgreSQL's index over words, SQLite's full-text table."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

TABLE = "catalogue_cardwords"
FTS = f"{TABLE}_fts"
# Only names of ours and no value enter these statements.
_PARTS = ", ".join(f"json_extract(NEW.words, '$[{i}]')" for i in range(3))
_NEW = f"INSERT INTO {FTS}(rowid, titles, names, texts) VALUES (NEW.card_id, {_PARTS});"  # noqa: S608
_OLD = f"DELETE FROM {FTS} WHERE rowid = OLD.card_id;"  # noqa: S608
# Word characters are letters and digits only, folded before: the tokenizer must fold no more.
SQLITE = [
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {FTS} USING fts5"
    "(titles, names, texts, tokenize = 'unicode61 remove_diacritics 0')",
    f"CREATE TRIGGER IF NOT EXISTS {FTS}_new AFTER INSERT ON {TABLE} BEGIN {_NEW} END",
    f"CREATE TRIGGER IF NOT EXISTS {FTS}_changed AFTER UPDATE OF words ON {TABLE} "
    f"BEGIN {_OLD} {_NEW} END",
    f"CREATE TRIGGER IF NOT EXISTS {FTS}_gone AFTER DELETE ON {TABLE} BEGIN {_OLD} END",
]
POSTGRESQL = [
    f"CREATE INDEX IF NOT EXISTS words_of_cards ON {TABLE} USING gin (words)",
    # Words leave the row: counting and ranking then read rows of 130 bytes instead of 1,500, and
    # the index answers without looking at words.
    f"ALTER TABLE {TABLE} ALTER COLUMN words SET STORAGE EXTERNAL",
    # SQLite's indexes know no NULLS LAST, so Django cannot declare this one for both.
    "CREATE INDEX IF NOT EXISTS cards_by_rating "
    "ON catalogue_card (rating DESC NULLS LAST, reviews DESC, product_id DESC)",
]


def create(connection: Any) -> None:
    """Make what the database needs for search; does nothing where it is there already."""
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}.get(connection.vendor, [])
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def drop(connection: Any) -> None:
    """Undo ``create``; SQLite's triggers go with their table."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in ("new", "changed", "gone"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {FTS}_{name}")
            cursor.execute(f"DROP TABLE IF EXISTS {FTS}")
        elif connection.vendor == "postgresql":
            cursor.execute("DROP INDEX IF EXISTS words_of_cards, cards_by_rating")


@contextmanager
def by_index(connection: Any) -> Iterator[None]:
    """Make PostgreSQL use the index over words, however common a word is.

    Its planner does not know what fetching words from outside the row costs: for a word that a
    third of all goods hold it would read them all, ten times slower.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan = on")
