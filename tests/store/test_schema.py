"""What the database itself holds beside tables: the timeline is append-only, the types are held."""

from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from tests.everything import everything
from tests.factories import published, raw
from tests.tables import contents, rows
from tracker import exchange
from tracker.store import schema

NAMES = "id, council_id, proposal_id, kind, happened_on, entered_at, certainty"
COPY = f"SELECT {NAMES} FROM proposal_event"
COLUMNS = f"({NAMES})"
EVENT = "(1, 1, 1, 'comment', '2025-01-01', '2025-01-01 00:00:00', 'claimed')"
UPSERT = f"INSERT INTO proposal_event {COLUMNS} VALUES {EVENT} ON CONFLICT"
EVERYWHERE = [
    "UPDATE proposal_event SET text = 'x'",
    "UPDATE proposal_event SET id = id + 100 WHERE id = 1",
    "UPDATE proposal_event SET text = text WHERE id = 1",
    "DELETE FROM proposal_event",
    "DELETE FROM proposal_event WHERE id = (SELECT max(id) FROM proposal_event)",
    f"{UPSERT} (id) DO UPDATE SET text = 'x'",
    "DELETE FROM proposal WHERE id = (SELECT proposal_id FROM proposal_event LIMIT 1)",
]
SQLITE = [
    *EVERYWHERE,
    f"REPLACE INTO proposal_event {COLUMNS} VALUES {EVENT}",
    f"INSERT OR REPLACE INTO proposal_event {COLUMNS} {COPY}",
    f"{UPSERT} DO UPDATE SET text = 'x'",
    "UPDATE OR REPLACE proposal_event SET id = 2 WHERE id = 1",
    "UPDATE OR IGNORE proposal_event SET text = 'x'",
    "UPDATE proposal_event SET rowid = 99 WHERE rowid = 1",
    f"INSERT OR IGNORE INTO proposal_event {COLUMNS} VALUES {EVENT}",
]
POSTGRES = [
    *EVERYWHERE,
    "TRUNCATE proposal_event",
    "TRUNCATE proposal CASCADE",
    "TRUNCATE council CASCADE",
    "WITH gone AS (DELETE FROM proposal_event RETURNING 1) SELECT count(*) FROM gone",
    "MERGE INTO proposal_event e USING council c ON true WHEN MATCHED THEN UPDATE SET text = 'x'",
    "SET session_replication_role = replica; DELETE FROM proposal_event",
]


def refused(session: Session, statements: list[str]) -> list[str]:
    """Return the statements that the database refuses and that leave everything as it was."""
    found = []
    before = contents(session)
    for sql in statements:
        with session.begin_nested() as savepoint:
            try:
                session.connection().exec_driver_sql(sql)
            except DBAPIError:
                found.append(sql)
            savepoint.rollback()
        assert contents(session) == before
    return found


@pytest.fixture
def stocked(either: Session) -> Session:
    published(either, exchange.read(raw(everything())))
    return either


def test_no_row_of_the_timeline_is_ever_changed_or_deleted(stocked: Session) -> None:
    ways = SQLITE if stocked.get_bind().dialect.name == "sqlite" else POSTGRES
    assert refused(stocked, ways) == ways


@pytest.mark.sqlite("REPLACE is its own")
def test_replace_is_refused_though_recursive_triggers_are_off(session: Session) -> None:
    published(session, exchange.read(raw(everything())))
    session.connection().connection.execute("PRAGMA recursive_triggers=OFF")
    assert refused(session, SQLITE) == SQLITE


def test_a_new_row_of_the_timeline_is_taken(stocked: Session) -> None:
    new = EVENT.replace("(1,", "(1000,", 1)
    stocked.connection().exec_driver_sql(f"INSERT INTO proposal_event {COLUMNS} VALUES {new}")
    assert contents(stocked)["proposal_event"][-1][0] == 1000


def test_what_is_not_append_only_may_be_changed(stocked: Session) -> None:
    assert refused(stocked, ["UPDATE statement SET text = 'x'"]) == []


@pytest.mark.sqlite("its STRICT tables")
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("version", "'one'"),
        ("version", "1.5"),
        ("version", "x'00'"),
        ("title", "x'00'"),
        ("approximate", "'yes'"),
        ("kind", "'unheard of'"),
        ("held", "'HELD'"),
        ("minutes", "''"),
        ("title", "NULL"),
        ("date_basis", "NULL"),
        ("council_id", "'qds'"),
    ],
)
def test_strict_types_and_vocabularies_refuse_what_they_do_not_know(
    session: Session, column: str, value: str
) -> None:
    published(session, exchange.read(raw(everything())))
    wrong = f"UPDATE meeting SET {column} = {value}"
    assert refused(session, [wrong]) == [wrong]


@pytest.mark.sqlite("its STRICT tables")
def test_every_table_of_sqlite_is_strict(session: Session) -> None:
    every = rows(session, "SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
    loose = {name for name, strict in every if not strict and not name.startswith("sqlite_")}
    assert loose == {
        "alembic_version",
        "search_fts",
        *(f"search_fts_{part}" for part in ("config", "data", "docsize", "idx")),
    }


@pytest.mark.parametrize(
    ("name", "included"),
    [
        ("search_fts", False),
        ("search_fts_data", False),
        ("search_entry_tsv", False),
        ("search_entry", True),
        ("proposal", True),
        (None, True),
    ],
)
def test_only_the_full_text_index_is_kept_out_of_the_comparison(
    name: str | None, included: bool
) -> None:
    nothing: Any = None
    assert schema.include_object(nothing, name, "table", False, None) is included
