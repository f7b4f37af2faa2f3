"""A PostgreSQL server that ends, is cut off, silent or busy: told as such, and over by itself."""

import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import URL, Engine, text
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from tests import postgres
from tracker.store import postgres as module
from tracker.store.engine import connect, reading, writing
from tracker.store.trouble import Trouble, trouble

ONE = text("SELECT 1")
ALL_OTHERS = text(
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@pytest.fixture
def engine(cluster: URL) -> Iterator[Engine]:
    """Yield the engine of a server with which somebody waits for a page."""
    postgres.renew(cluster, "hurried")
    address = cluster.set(database="hurried").render_as_string(hide_password=False)
    engine = connect(address, hurried=True)
    yield engine
    engine.dispose()


def met(act: Callable[[], object]) -> Trouble | None:
    """Return what the matter was when this was tried."""
    with pytest.raises(DatabaseError) as caught:
        act()
    return trouble(caught.value)


def read(engine: Engine) -> int:
    with reading(engine) as session:
        return int(session.execute(ONE).scalar_one())


def setting(engine: Engine, name: str) -> str:
    with reading(engine) as session:
        return str(session.execute(text(f"SHOW {name}")).scalar_one())


@pytest.mark.parametrize("scheme", ["postgresql+psycopg", "postgresql", "postgres"])
def test_an_address_may_leave_the_driver_out(cluster: URL, scheme: str) -> None:
    found = connect(cluster.set(drivername=scheme).render_as_string(hide_password=False))
    assert found.url.drivername == "postgresql+psycopg"
    assert read(found) == 1
    found.dispose()


def test_whoever_waits_for_a_page_waits_shortly_and_a_command_as_long_as_it_takes(
    engine: Engine, cluster: URL
) -> None:
    names = ("statement_timeout", "idle_in_transaction_session_timeout", "lock_timeout", "TimeZone")
    patient = connect(cluster.render_as_string(hide_password=False))
    assert [setting(engine, name) for name in names] == ["10s", "1min", "5s", "UTC"]
    assert [setting(patient, name) for name in names] == ["0", "0", "5s", "UTC"]
    patient.dispose()


def test_a_reader_sees_one_state_and_writes_nothing(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE counter AS SELECT 1 AS n"))
    with reading(engine) as reader:
        assert reader.execute(text("SELECT n FROM counter")).scalar() == 1
        with writing(engine) as writer:
            writer.execute(text("UPDATE counter SET n = 2"))
            writer.commit()
        assert reader.execute(text("SELECT n FROM counter")).scalar() == 1
        change = text("UPDATE counter SET n = 3")
        assert met(lambda: reader.execute(change)) is Trouble.READONLY
    with reading(engine) as reader:
        assert reader.execute(text("SELECT n FROM counter")).scalar() == 2


def test_a_statement_that_takes_too_long_is_busy(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(module.HURRIED, "statement_timeout", "50ms")
    hurried = connect(engine.url.render_as_string(hide_password=False), hurried=True)
    with writing(hurried) as session:
        assert met(lambda: session.execute(text("SELECT pg_sleep(5)"))) is Trouble.BUSY
    assert read(hurried) == 1
    hurried.dispose()


def test_a_lock_that_is_held_too_long_is_busy(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(module.SETTINGS, "lock_timeout", "50ms")
    hurried = connect(engine.url.render_as_string(hide_password=False), hurried=True)
    hold = text("SELECT pg_advisory_xact_lock(1)")
    with writing(engine) as first, writing(hurried) as second:
        first.execute(hold)
        assert met(lambda: second.execute(hold)) is Trouble.BUSY
        first.rollback()
        second.rollback()
        second.execute(hold)
    hurried.dispose()


def test_a_connection_that_was_cut_between_requests_is_not_noticed(engine: Engine) -> None:
    with reading(engine) as first, reading(engine) as second:
        first.execute(ONE)
        second.execute(ONE)
    with engine.connect() as other:
        assert other.execute(ALL_OTHERS).scalar() == 1
    for _ in range(2):
        assert read(engine) == 1


def test_a_connection_that_is_cut_within_a_transaction_is_gone_and_the_next_one_is_not(
    engine: Engine,
) -> None:
    with writing(engine) as session:
        session.execute(ONE)
        with engine.connect() as other:
            other.execute(ALL_OTHERS)
        assert met(lambda: session.execute(ONE)) is Trouble.GONE
    assert read(engine) == 1


def backend_of(session: Session) -> int:
    """Return the process that serves this session's connection."""
    return int(session.execute(text("SELECT pg_backend_pid()")).scalar_one())


@contextmanager
def silenced(backend: int) -> Iterator[None]:
    """Let the server's end of a connection say nothing any more."""
    os.kill(backend, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(backend, signal.SIGCONT)


def test_a_transaction_that_was_left_alone_is_gone(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(module.HURRIED, "idle_in_transaction_session_timeout", "50ms")
    hurried = connect(engine.url.render_as_string(hide_password=False), hurried=True)
    with writing(hurried) as session:
        session.execute(ONE)
        time.sleep(0.2)
        assert met(lambda: session.execute(ONE)) is Trouble.GONE
    assert read(hurried) == 1
    hurried.dispose()


def test_a_server_that_was_stopped_is_found_again_when_it_is_back() -> None:
    with postgres.created() as folder:
        engine = connect(postgres.address(folder), hurried=True)
        with postgres.running(folder):
            assert read(engine) == 1
        assert [met(lambda: read(engine)) for _ in range(2)] == [Trouble.GONE] * 2
        with postgres.running(folder):
            assert read(engine) == 1
            engine.dispose()


def test_a_server_that_says_nothing_any_more_is_gone(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SILENCE", 0.3)
    with writing(engine) as session, silenced(backend_of(session)):
        assert met(lambda: session.execute(ONE)) is Trouble.GONE
    assert read(engine) == 1


def test_an_idle_connection_that_fell_silent_is_left_for_another(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "GREETING", 0.2)
    with reading(engine) as session:
        backend = backend_of(session)
    with silenced(backend):
        began = time.monotonic()
        assert read(engine) == 1
        assert 0.2 <= time.monotonic() - began < 3


def test_a_server_that_greets_nobody_is_gone_within_seconds() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        engine = connect(f"postgresql://me@127.0.0.1:{silent.getsockname()[1]}/db", hurried=True)
        began = time.monotonic()
        assert met(lambda: read(engine)) is Trouble.GONE
    assert time.monotonic() - began < 2 * module.CONNECT["connect_timeout"]
