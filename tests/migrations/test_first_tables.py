"""Migration 0001: up, down and up again with data, on both databases; the search finds after it."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.everything import everything
from tests.factories import TODAY, published, raw
from tests.tables import counts, rows
from tracker import exchange
from tracker.queries import documents, proposals
from tracker.queries.filters import Filters
from tracker.store import migrate, schema
from tracker.store.engine import connect, reading, writing

WHOLE = exchange.read(raw(everything()))
# Everything that a database holds by name: tables, indexes, triggers, functions.
SQLITE = "SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2"
POSTGRES = """
SELECT 'relation' AS kind, relname AS name, pg_get_viewdef(c.oid) AS told FROM pg_class c
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'S')
UNION ALL SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT 'trigger', tgname, pg_get_triggerdef(oid) || tgenabled::text FROM pg_trigger
WHERE NOT tgisinternal
UNION ALL SELECT 'function', proname, prosrc FROM pg_proc
WHERE pronamespace = 'public'::regnamespace
UNION ALL SELECT 'constraint', conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE connamespace = 'public'::regnamespace
ORDER BY 1, 2
"""


def held(session: Session) -> list[tuple[object, ...]]:
    """Return everything that the database holds by name, Alembic's own table aside."""
    sqlite = session.get_bind().dialect.name == "sqlite"
    found = session.connection().exec_driver_sql(SQLITE if sqlite else POSTGRES)
    return [tuple(row) for row in found if "alembic_version" not in str(row[1])]


def stocked(engine: Engine) -> list[tuple[object, ...]]:
    """Fill a store with the full document and see that it is found; return what it holds."""
    with writing(engine) as session:
        published(session, WHOLE)
    with reading(engine) as session:
        assert documents.coded(session, WHOLE.code) == WHOLE
        found = proposals.listed(session, Filters(words="خانه سمن"), today=TODAY).rows
        assert [row.code for row in found] == ["QDS-1404-02-06-016"]
        return held(session)


def up_down_and_up(engine: Engine) -> None:
    migrate.upgrade(engine)
    before = stocked(engine)
    migrate.downgrade(engine, "base")
    with reading(engine) as session:
        assert held(session) == []
    migrate.upgrade(engine)
    with reading(engine) as session:
        assert counts(session) == {}
        assert rows(session, "SELECT count(*) FROM search_entry") == [(0,)]
    assert stocked(engine) == before


def test_up_down_and_up_again_with_data_on_sqlite(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path}/store.db")
    up_down_and_up(engine)
    engine.dispose()


def test_up_down_and_up_again_with_data_on_postgresql(bare_postgres: Engine) -> None:
    up_down_and_up(bare_postgres)


@pytest.mark.sqlite("its full-text index")
def test_the_index_is_rebuilt_over_what_is_there(engine: Engine) -> None:
    with writing(engine) as session:
        published(session, WHOLE)
        connection = session.connection()
        connection.exec_driver_sql("DROP TABLE search_fts")
        for rule in schema.full_text("sqlite"):
            connection.exec_driver_sql(rule)
        session.commit()
    with reading(engine) as session:
        found = proposals.listed(session, Filters(words="سمن"), today=TODAY).rows
        assert [row.code for row in found] == ["QDS-1404-02-06-016"]
