"""What the database itself holds beside tables: triggers, and the full-text index."""

from typing import Any

# No row of the timeline is ever changed or deleted. REPLACE deletes without firing a DELETE
# trigger unless a pragma says otherwise, so an insert over an existing id is refused too.
SQLITE_APPEND_ONLY = (
    """CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
       BEGIN SELECT RAISE(ABORT, '{table}: append-only'); END""",
    """CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
       BEGIN SELECT RAISE(ABORT, '{table}: append-only'); END""",
    """CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
       WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)
       BEGIN SELECT RAISE(ABORT, '{table}: append-only'); END""",
)
POSTGRES_APPEND_ONLY = (
    """CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql
       SET search_path = pg_catalog, pg_temp AS $$
       BEGIN RAISE EXCEPTION '{table}: append-only' USING ERRCODE = 'insufficient_privilege';
       END $$""",
    """CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
       FOR EACH ROW EXECUTE FUNCTION {table}_refuse()""",
    """CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
       FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()""",
    "ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_change",
    "ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_truncate",
)

SQLITE_SEARCH = (
    """CREATE VIRTUAL TABLE search_fts USING fts5(
       words, pairs, content='search_entry', content_rowid='id',
       tokenize='unicode61 remove_diacritics 0')""",
    "INSERT INTO search_fts(search_fts) VALUES ('rebuild')",  # re-created, it would find nothing
)
POSTGRES_SEARCH = (
    """CREATE INDEX search_entry_tsv ON search_entry
       USING gin (to_tsvector('simple', words || ' ' || pairs))""",
)


def append_only(dialect: str, table: str) -> list[str]:
    """Return the statements that make a table append-only on this database."""
    rules = SQLITE_APPEND_ONLY if dialect == "sqlite" else POSTGRES_APPEND_ONLY
    return [rule.format(table=table) for rule in rules]


def full_text(dialect: str) -> tuple[str, ...]:
    """Return the statements that make the full-text index on this database."""
    return SQLITE_SEARCH if dialect == "sqlite" else POSTGRES_SEARCH


def include_object(_object: Any, name: str | None, *_: Any) -> bool:
    """Keep Alembic's comparison away from what it cannot know: the full-text index."""
    return not (name or "").startswith(("search_fts", "search_entry_tsv"))
