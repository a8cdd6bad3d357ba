"""What Django's models cannot say: PostgreSQL's index over words, SQLite's full-text table."""

from typing import Any

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
    # Words stay in the row, or a broad search would fetch each from a table beside.
    f"ALTER TABLE {TABLE} ALTER COLUMN words SET STORAGE PLAIN",
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
