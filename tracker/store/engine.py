"""Engines and sessions: which driver, which pragmas, who says BEGIN (proofs.md, The store)."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from tracker.store import file
from tracker.store.turns import Turns

try:
    from pysqlite3 import dbapi2 as carried
except ImportError:  # there is no wheel for this machine: ARM, musl, Windows
    carried = None

PRAGMAS = (
    "foreign_keys=ON",
    "synchronous=FULL",  # NORMAL lost acknowledged writes in a power cut
    "busy_timeout=5000",
    "trusted_schema=OFF",
    "recursive_triggers=ON",  # else REPLACE deletes without asking the triggers
    "cache_size=-16000",
    "temp_store=MEMORY",
)

PLAIN_POSTGRES = ("postgres", "postgresql")  # as providers write it: without the driver's name
PATIENCE = 5.0  # seconds that a writer waits for the others of its process, as busy_timeout

log = logging.getLogger(__name__)


def sqlite_driver() -> ModuleType:
    """Return the carried SQLite where it is newer than the interpreter's."""
    if carried is not None and carried.sqlite_version_info >= sqlite3.sqlite_version_info:
        return carried  # type: ignore[no-any-return]
    return sqlite3


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Tell whether this SQLite is free of the WAL-reset race, which can lose committed writes."""
    return (
        version >= (3, 51, 3)
        or (3, 50, 7) <= version < (3, 51, 0)
        or (3, 44, 6) <= version < (3, 45, 0)
    )


def connect(url: str, *, hurried: bool = False) -> Engine:
    """Return an engine for this database URL; nothing is opened yet.

    Where somebody waits for a page, `hurried` lets PostgreSQL break off what takes too long.
    """
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return _sqlite(url)
    if address.drivername in PLAIN_POSTGRES:
        address = address.set(drivername="postgresql+psycopg")
    # Optional, and half as slow to import as all the rest: SQLite needs no psycopg.
    from tracker.store import postgres  # noqa: PLC0415

    return postgres.engine(address, hurried=hurried)


def _sqlite(url: str) -> Engine:
    engine = create_engine(url, module=sqlite_driver())
    turns = Turns()
    file.watch(engine)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", lambda connection: _begin(connection, turns))
    event.listen(engine, "checkin", lambda _connection, record: _end(record, turns))
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection, turns: Turns) -> None:
    if connection.get_execution_options().get("reading"):
        connection.exec_driver_sql("BEGIN")
        return
    kept: Any = connection.connection.record_info
    if not kept.get("turn"):
        if not turns.take(PATIENCE):
            raise OperationalError("BEGIN IMMEDIATE", None, _busy())
        kept["turn"] = True
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _end(record: Any, turns: Turns) -> None:
    """Give the turn on: whatever became of a transaction, it ends when its connection returns."""
    if record.record_info.pop("turn", False):
        turns.give()


def _busy() -> Exception:
    """Return the error with which SQLite itself gives up waiting."""
    driver = sqlite_driver()
    error: Exception = driver.OperationalError("database is locked")
    error.sqlite_errorcode = driver.SQLITE_BUSY  # type: ignore[attr-defined]
    return error


def set_journal_mode(path: Path) -> None:
    """Choose the journal once, for good; `tracker db upgrade` calls it, never a worker."""
    driver = sqlite_driver()
    mode = "WAL" if wal_is_safe(driver.sqlite_version_info) else "DELETE"
    pragma = f"PRAGMA journal_mode={mode}"
    try:
        with closing(driver.connect(str(path), isolation_level=None)) as connection:
            connection.execute(pragma)
    except driver.Error as error:  # as SQLAlchemy tells it: a door knows one kind of trouble
        raise OperationalError(pragma, None, error) from error
    log.info("SQLite %s, journal_mode=%s", driver.sqlite_version, mode)


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Yield a session in one deferred transaction: it sees one state and waits for no writer.

    PostgreSQL shows each statement a state of its own unless it is asked for one.
    """
    options: dict[str, Any] = {"reading": True}
    if engine.dialect.name == "postgresql":
        options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with engine.connect().execution_options(**options) as connection:
        yield Session(connection, autoflush=False)


@contextmanager
def writing(store: Engine | Connection) -> Iterator[Session]:
    """Yield a session in one BEGIN IMMEDIATE transaction; the caller, a door, commits.

    On the connection of a `rehearsal` it is a savepoint instead, and what it commits is undone
    with all the rest.
    """
    with Session(
        store, expire_on_commit=False, join_transaction_mode="create_savepoint"
    ) as session:
        yield session


@contextmanager
def rehearsal(engine: Engine) -> Iterator[Connection]:
    """Yield a connection in one transaction that is undone at the end, whatever was committed.

    It holds the write lock meanwhile. What is not yet undone lies in the store's journal, on disk.
    """
    with engine.connect() as connection:
        connection.begin()  # nobody commits it: closing the connection undoes it
        yield connection
