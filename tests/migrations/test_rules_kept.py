"""Each migration, up and down with records in the store: triggers, indexes and rows stay.

SQLite loses triggers without a word when a table is rebuilt, and an index of words that is made
anew finds nothing until it is filled (proofs.md, Migrations).
"""

from typing import Any

import pytest
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from tests.factories import published
from tracker.exchange import Document
from tracker.persian.text import words as folded
from tracker.store import migrate
from tracker.store.engine import reading, writing

REVISIONS = [step.revision for step in migrate.script().walk_revisions()][::-1]

# What the database itself holds beside the columns: names, and how they are written.
SQLITE = """
SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'index', 'view')
UNION ALL SELECT 'strict', name, "strict" FROM pragma_table_list
WHERE schema = 'main' AND name NOT LIKE 'sqlite%'
ORDER BY 1, 2
"""
POSTGRES = """
SELECT 'trigger', tgrelid::regclass || '.' || tgname::text,
pg_get_triggerdef(oid) || tgenabled::text
FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT 'index', indexname::text, indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT 'function', proname::text, pg_get_functiondef(oid) FROM pg_proc
WHERE pronamespace = 'public'::regnamespace
UNION ALL SELECT 'check', conname::text, pg_get_constraintdef(oid) FROM pg_constraint
WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
ORDER BY 1, 2
"""

IN_SQLITE = """SELECT count(*) FROM search_fts f JOIN search_entry e ON e.id = f.rowid
WHERE search_fts MATCH :word AND e.kind = 'proposal'"""
IN_POSTGRES = """SELECT count(*) FROM search_entry
WHERE to_tsvector('simple', words) @@ to_tsquery('simple', :word) AND kind = 'proposal'"""

Rules = list[tuple[Any, ...]]


def rules(engine: Engine) -> Rules:
    query = SQLITE if engine.dialect.name == "sqlite" else POSTGRES
    with reading(engine) as session:
        return [tuple(row) for row in session.execute(text(query))]


def rows(engine: Engine) -> dict[str, int]:
    """Return how many rows each table has that the first migration made."""
    with reading(engine) as session:
        tables = ("council", "meeting", "statement", "proposal", "proposal_event")
        counts = {name: session.execute(text(f"SELECT count(*) FROM {name}")) for name in tables}
        return {name: result.scalar_one() for name, result in counts.items()}


def found(engine: Engine, typed: str) -> int:
    """Return how many proposals the full-text index of any revision finds by a word."""
    sqlite = engine.dialect.name == "sqlite"
    with reading(engine) as session:
        query = text(IN_SQLITE if sqlite else IN_POSTGRES)
        return int(session.execute(query, {"word": folded(typed)[0]}).scalar_one())


def fill(engine: Engine, seed: Document) -> None:
    with writing(engine) as session:
        published(session, seed)


def test_rules_rows_and_words_outlast_every_migration(bare: Engine, seed: Document) -> None:
    at: dict[str, Rules] = {}
    for revision in REVISIONS:
        migrate.upgrade(bare, revision)
        at[revision] = rules(bare)
    fill(bare, seed)
    held, words = rows(bare), seed.proposals[0].text.split()[1]
    hits = found(bare, words)
    assert hits > 0
    down = [(migrate.downgrade, revision) for revision in REVISIONS[-2::-1]]
    up = [(migrate.upgrade, revision) for revision in REVISIONS[1:]]
    for step, revision in down + up:
        step(bare, revision)
        assert (revision, rules(bare)) == (revision, at[revision])
        assert rows(bare) == held
        assert found(bare, words) == hits
    assert migrate.differences(bare) == []


def test_nothing_is_left_at_the_base_and_it_can_begin_again(bare: Engine, seed: Document) -> None:
    for _ in range(2):
        migrate.upgrade(bare)
        fill(bare, seed)
        migrate.downgrade(bare, "base")
        assert inspect(bare).get_table_names() == ["alembic_version"]
        assert all("alembic" in name for _kind, name, _sql in rules(bare))


def test_timelines_stay_append_only_after_down_and_up(bare: Engine, seed: Document) -> None:
    migrate.upgrade(bare)
    fill(bare, seed)
    migrate.downgrade(bare, REVISIONS[0])
    migrate.upgrade(bare)
    for change in ("UPDATE proposal_event SET text = 'x'", "DELETE FROM proposal_event"):
        with pytest.raises(DBAPIError, match="append-only"), bare.begin() as connection:
            connection.execute(text(change))


def test_a_migration_that_fails_leaves_nothing(bare: Engine) -> None:
    migrate.upgrade(bare, REVISIONS[0])
    with bare.begin() as connection:
        connection.execute(text("CREATE TABLE sign_in (id INTEGER)"))  # 0002 makes it last
    before, tables = rules(bare), inspect(bare).get_table_names()
    with pytest.raises(DBAPIError, match="already exists"):
        migrate.upgrade(bare, "0002")
    assert (rules(bare), inspect(bare).get_table_names()) == (before, tables)
    assert migrate.revision(bare) == REVISIONS[0]
