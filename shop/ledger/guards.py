"""What the database itself refuses: entries that change, vanish, are not whole or do not balance.

PostgreSQL looks at each statement's postings as a set, and at entries at the commit; SQLite at
each posting as it comes, the last of an entry closing it. Either way no whole entry is unbalanced,
and no row is ever updated, deleted or truncated.
"""

# ruff: noqa: S608 -- only names of ours enter these statements

from typing import Any

ENTRY, POSTING = "ledger_entry", "ledger_posting"
SQLITE = [
    *(
        f"CREATE TRIGGER IF NOT EXISTS {table}_{name} BEFORE {event} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END"
        for table in (ENTRY, POSTING)
        for name, event in (("unchanged", "UPDATE"), ("kept", "DELETE"))
    ),
    f"""CREATE TRIGGER IF NOT EXISTS {POSTING}_whole AFTER INSERT ON {POSTING} BEGIN
        SELECT RAISE(ABORT, 'the entry has all its postings already')
        WHERE (SELECT count(*) FROM {POSTING} WHERE entry_id = NEW.entry_id)
            > (SELECT size FROM {ENTRY} WHERE id = NEW.entry_id);
        SELECT RAISE(ABORT, 'the postings of an entry sum to zero')
        WHERE (SELECT count(*) FROM {POSTING} WHERE entry_id = NEW.entry_id)
            = (SELECT size FROM {ENTRY} WHERE id = NEW.entry_id)
          AND (SELECT sum(amount) FROM {POSTING} WHERE entry_id = NEW.entry_id) <> 0;
    END""",
]
POSTGRESQL = [
    """CREATE OR REPLACE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'the ledger is append only'
        USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
    *(
        f"CREATE OR REPLACE TRIGGER {table}_{name} BEFORE {event} ON {table} "
        f"FOR EACH {each} EXECUTE FUNCTION ledger_is_append_only()"
        for table in (ENTRY, POSTING)
        for name, event, each in (
            ("unchanged", "UPDATE OR DELETE", "ROW"),
            ("kept", "TRUNCATE", "STATEMENT"),
        )
    ),
    # Entry by entry: the planner knows nothing of ``fresh`` and would read all postings otherwise.
    f"""CREATE OR REPLACE FUNCTION ledger_postings_are_whole() RETURNS trigger
    LANGUAGE plpgsql AS $$
    DECLARE entry bigint; n bigint; total numeric;
    BEGIN
        FOR entry IN SELECT DISTINCT entry_id FROM fresh LOOP
            SELECT count(*), sum(amount) INTO n, total FROM {POSTING} WHERE entry_id = entry;
            IF total <> 0 OR n <> (SELECT size FROM {ENTRY} WHERE id = entry) THEN
                RAISE EXCEPTION 'the postings of entry % are not whole or do not sum to zero', entry
                USING ERRCODE = 'integrity_constraint_violation';
            END IF;
        END LOOP;
        RETURN NULL;
    END $$""",
    f"CREATE OR REPLACE TRIGGER {POSTING}_whole AFTER INSERT ON {POSTING} "
    f"REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT "
    f"EXECUTE FUNCTION ledger_postings_are_whole()",
    f"""CREATE OR REPLACE FUNCTION ledger_entry_has_postings() RETURNS trigger
    LANGUAGE plpgsql AS $$
    BEGIN
        IF NOT EXISTS (SELECT 1 FROM {POSTING} WHERE entry_id = NEW.id) THEN
            RAISE EXCEPTION 'entry % has no postings', NEW.id
            USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NULL;
    END $$""",
    f"DROP TRIGGER IF EXISTS {ENTRY}_whole ON {ENTRY}",
    f"CREATE CONSTRAINT TRIGGER {ENTRY}_whole AFTER INSERT ON {ENTRY} "
    f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_entry_has_postings()",
]
NAMES = [
    *((table, name) for table in (ENTRY, POSTING) for name in ("unchanged", "kept", "whole")),
]
FUNCTIONS = ("ledger_is_append_only", "ledger_postings_are_whole", "ledger_entry_has_postings")


def create(connection: Any) -> None:
    """Make the guards; does nothing where they stand already."""
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}.get(connection.vendor, []):
        with connection.cursor() as cursor:
            cursor.execute(statement)


def drop(connection: Any) -> None:
    """Undo ``create``: for migrating back, and for emptying a database of tests."""
    with connection.cursor() as cursor:
        for table, name in NAMES:
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}{on}")
        if connection.vendor == "postgresql":
            for name in FUNCTIONS:
                cursor.execute(f"DROP FUNCTION IF EXISTS {name}()")
