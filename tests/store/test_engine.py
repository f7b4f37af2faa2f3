"""Engines and sessions: the pragmas hold, writers queue, readers wait for nobody."""

import logging
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import Session

from tests.factories import document, published
from tests.queries.asked import asking
from tests.tables import counts, rows
from tracker.store import engine as module
from tracker.store import migrate
from tracker.store.engine import connect, reading, set_journal_mode, wal_is_safe, writing

INSERT = "INSERT INTO council (slug, name, short_name, prefix) VALUES ('{0}', 'x', 'x', '{0}')"
# Which SQLite is free of the race (proofs.md, The store).
SAFE = {
    "3.6.23": False,
    "3.7.0": False,
    "3.40.1": False,
    "3.44.5": False,
    "3.44.6": True,
    "3.44.99": True,
    "3.45.0": False,
    "3.50.6": False,
    "3.50.7": True,
    "3.51.0": False,
    "3.51.2": False,
    "3.51.3": True,
    "3.53.4": True,
    "4.0.0": True,
}


@pytest.fixture(params=["carried", "linked"])
def driver(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let the test run with the SQLite that is carried along, and with the interpreter's."""
    if request.param == "linked":
        monkeypatch.setattr(module, "carried", None)
    return str(request.param)


@pytest.fixture
def either_sqlite(driver: str, store: Path, tmp_path: Path) -> Iterator[Engine]:
    """Yield the engine of a store whose journal is the one that this SQLite can be trusted with."""
    path = Path(shutil.copy(store, tmp_path / "store.db"))
    set_journal_mode(path)
    engine = connect(f"sqlite:///{path}")
    yield engine
    engine.dispose()


def pragma(session: Session, name: str) -> Any:
    return session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()


def insert(session: Session, name: str) -> None:
    session.connection().exec_driver_sql(INSERT.format(name))


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a writer fail at once where another one holds the lock."""
    monkeypatch.setattr(module, "PATIENCE", 0.05)


@pytest.mark.sqlite("its pragmas")
@pytest.mark.parametrize("way", [reading, writing])
def test_the_pragmas_hold_on_every_connection(either_sqlite: Engine, way: Any) -> None:
    with way(either_sqlite) as one, reading(either_sqlite) as other:
        for session in (other, one):
            told = {
                name.partition("=")[0]: pragma(session, name.partition("=")[0])
                for name in module.PRAGMAS
            }
            assert told == {
                "foreign_keys": 1,
                "synchronous": 2,
                "busy_timeout": 5000,
                "trusted_schema": 0,
                "recursive_triggers": 1,
                "cache_size": -16000,
                "temp_store": 2,
            }


@pytest.mark.sqlite("how its transactions begin")
def test_a_writer_says_begin_immediate_and_a_reader_a_plain_begin(engine: Engine) -> None:
    said: list[str] = []

    def note(_conn: Any, _cursor: Any, sql: str, *_: Any) -> None:
        said.append(sql)

    event.listen(engine, "before_cursor_execute", note)
    with writing(engine) as session:
        rows(session, "SELECT 1")
    with reading(engine) as session:
        rows(session, "SELECT 2")
    event.remove(engine, "before_cursor_execute", note)
    assert said == ["BEGIN IMMEDIATE", "SELECT 1", "BEGIN", "SELECT 2"]


@pytest.mark.sqlite("its one lock")
def test_a_reader_is_not_blocked_by_a_writer_and_sees_what_was_before(
    either_sqlite: Engine,
) -> None:
    with writing(either_sqlite) as writer, reading(either_sqlite) as reader:
        insert(writer, "a")
        assert counts(reader) == {}


def test_a_reader_sees_one_state_while_others_write(engine: Engine) -> None:
    with reading(engine) as reader:
        assert counts(reader) == {}
        with writing(engine) as writer:
            insert(writer, "a")
            writer.commit()
        assert counts(reader) == {}
    with reading(engine) as reader:
        assert counts(reader) == {"council": 1}


@pytest.mark.sqlite("its one lock")
@pytest.mark.usefixtures("impatient")
def test_a_second_writer_waits_and_is_told_when_it_waited_in_vain(either_sqlite: Engine) -> None:
    with writing(either_sqlite) as first, writing(either_sqlite) as second:
        insert(first, "a")
        with pytest.raises(OperationalError, match="locked"):
            insert(second, "b")
        first.commit()
        second.rollback()
        insert(second, "b")
        second.commit()
        assert counts(second) == {"council": 2}


@pytest.mark.sqlite("how its transactions begin")
def test_a_reader_that_begins_to_write_does_not_take_the_lock_behind_a_writer(
    engine: Engine,
) -> None:
    with reading(engine) as reader, writing(engine) as writer:
        assert counts(reader) == {}
        insert(writer, "a")
        writer.commit()
        with pytest.raises(OperationalError, match="locked"):
            insert(reader, "b")


def test_what_is_not_committed_is_lost(engine: Engine) -> None:
    with writing(engine) as session:
        insert(session, "a")
    with reading(engine) as session:
        assert counts(session) == {}


def test_what_was_published_is_there_for_another_engine(engine: Engine) -> None:
    with writing(engine) as session:
        published(session, document())
    other = connect(str(engine.url))
    with reading(other) as session:
        assert counts(session) == {
            "council": 1,
            "ledger_body": 1,
            "ledger_entry": 1,
            "meeting": 1,
            "minutes_version": 1,
            "search_entry": 1,
        }
    other.dispose()


@pytest.mark.sqlite("its foreign keys are held where a pragma says so")
def test_foreign_keys_are_held(either_sqlite: Engine) -> None:
    sql = "INSERT INTO person (council_id, name, name_key, sort_key) VALUES (9, 'x', 'x', 'x')"
    with writing(either_sqlite) as session, pytest.raises(IntegrityError, match="FOREIGN KEY"):
        session.connection().exec_driver_sql(sql)


def test_the_newer_sqlite_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    class Carried:
        sqlite_version_info = (3, 99, 0)

    monkeypatch.setattr(module, "carried", Carried)
    assert module.sqlite_driver() is Carried  # type: ignore[comparison-overlap]
    Carried.sqlite_version_info = (3, 7, 0)
    assert module.sqlite_driver() is sqlite3
    monkeypatch.setattr(module, "carried", None)
    assert module.sqlite_driver() is sqlite3


def test_wal_is_taken_only_where_no_committed_write_can_be_lost() -> None:
    found = {version: wal_is_safe(tuple(map(int, version.split(".")))) for version in SAFE}
    assert found == SAFE


@pytest.mark.sqlite("its journal")
@pytest.mark.parametrize(("safe", "mode"), [(True, "wal"), (False, "delete")])
def test_the_journal_is_chosen_by_the_version_and_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    safe: bool,
    mode: str,
) -> None:
    monkeypatch.setattr(module, "wal_is_safe", lambda _version: safe)
    caplog.set_level(logging.INFO, logger=module.__name__)
    engine = connect(f"sqlite:///{tmp_path}/new.db")
    migrate.upgrade(engine)
    with reading(engine) as session:
        assert pragma(session, "journal_mode") == mode
    engine.dispose()
    version = module.sqlite_driver().sqlite_version
    assert [record.getMessage() for record in caplog.records if record.name == module.__name__] == [
        f"SQLite {version}, journal_mode={mode.upper()}"
    ]


@pytest.mark.sqlite("its journal")
def test_a_store_in_wal_goes_back_where_wal_is_not_safe(
    driver: str, store: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(store, tmp_path / "store.db"))
    set_journal_mode(path)
    engine = connect(f"sqlite:///{path}")
    with reading(engine) as session:
        expected = "wal" if wal_is_safe(module.sqlite_driver().sqlite_version_info) else "delete"
        assert pragma(session, "journal_mode") == expected
    engine.dispose()


def test_an_engine_opens_nothing_before_it_is_asked(tmp_path: Path) -> None:
    connect(f"sqlite:///{tmp_path}/new.db")
    assert list(tmp_path.iterdir()) == []


def test_postgresql_gets_its_own_engine(bare_postgres: Engine) -> None:
    assert bare_postgres.dialect.name == "postgresql"
    with reading(bare_postgres) as session, asking(bare_postgres) as asked:
        assert rows(session, "SELECT 1") == [(1,)]
    assert [one.sql for one in asked] == ["SELECT 1"]
