"""What is the matter with the store: made to happen, told apart, and over without a new engine.

A disk that is really full, and one that is really read-only: tests/proof/test_full_disk.py.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlmodel import Session

from tracker.store import engine as engines
from tracker.store.engine import connect, reading, sqlite_driver, writing
from tracker.store.trouble import Trouble, trouble

LONG = "y" * 100_000


def write(engine: Engine, prefix: str = "AAA") -> None:
    with writing(engine) as session:
        statement = "INSERT INTO council (slug, name, short_name, prefix) VALUES (:p, :n, :p, :p)"
        session.execute(text(statement), {"p": prefix, "n": LONG})
        session.commit()


def read(engine: Engine) -> int:
    with reading(engine) as session:
        return int(session.execute(text("SELECT count(*) FROM council")).scalar_one())


def met(act: Callable[[], object]) -> Trouble | None:
    """Return what the matter was when this was tried."""
    with pytest.raises(DatabaseError) as caught:
        act()
    return trouble(caught.value)


def pragma(engine: Engine, setting: str) -> None:
    """Set something on the one connection that the engine keeps."""
    with engine.connect().execution_options(reading=True) as connection:
        connection.exec_driver_sql(f"PRAGMA {setting}")


@pytest.mark.sqlite("the page limit of a file")
def test_a_full_disk_refuses_a_write_lets_reads_go_on_and_is_over_when_there_is_room(
    engine: Engine,
) -> None:
    write(engine, "AAA")
    pragma(engine, "max_page_count=1")  # no fewer than there are: SQLite says "full" at the next
    assert met(lambda: write(engine, "BBB")) is Trouble.FULL
    assert read(engine) == 1
    pragma(engine, "max_page_count=1000000")
    write(engine, "BBB")
    assert read(engine) == 2


@pytest.mark.sqlite("a file that may only be read")
def test_a_store_that_may_only_be_read_is_read(engine: Engine) -> None:
    write(engine, "AAA")
    pragma(engine, "query_only=ON")
    assert met(lambda: write(engine, "BBB")) is Trouble.READONLY
    assert read(engine) == 1
    pragma(engine, "query_only=OFF")
    write(engine, "BBB")


@pytest.mark.sqlite("its one lock")
def test_a_lock_held_too_long_is_busy_until_it_is_let_go(
    engine: Engine, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pragma(engine, "busy_timeout=50")
    other = sqlite_driver().connect(str(store), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert met(lambda: write(engine)) is Trouble.BUSY
    assert read(engine) == 0
    other.execute("COMMIT")
    other.close()
    write(engine)
    assert read(engine) == 1


@pytest.mark.sqlite("its one lock")
def test_the_wait_for_another_process_is_five_seconds(engine: Engine) -> None:
    with engine.connect().execution_options(reading=True) as connection:
        waits = connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one()
    assert (waits, engines.PATIENCE) == (5000, 5.0)


@pytest.mark.sqlite("a file that is gone or damaged")
def test_a_missing_store_is_gone_and_found_again_when_it_is_back(
    store: Path, tmp_path: Path
) -> None:
    away = tmp_path / "away"
    away.mkdir()
    engine = connect(f"sqlite:///{away / 'store.db'}")
    away.rmdir()
    assert met(lambda: read(engine)) is Trouble.GONE
    away.mkdir()
    store.rename(away / "store.db")
    assert read(engine) == 0
    engine.dispose()


@pytest.mark.sqlite("a file that is gone or damaged")
def test_a_damaged_store_is_corrupt(store: Path, tmp_path: Path) -> None:
    not_one = tmp_path / "other.db"
    not_one.write_bytes(b"no database" * 1000)
    broken = bytearray(store.read_bytes())
    broken[4096:] = b"\xff" * (len(broken) - 4096)  # all but the page that tells what there is
    store.write_bytes(broken)
    for path in (not_one, store):
        engine = connect(f"sqlite:///{path}")
        assert met(lambda engine=engine: read(engine)) is Trouble.CORRUPT  # type: ignore[misc]
        engine.dispose()


def test_a_wrong_statement_is_no_matter_of_the_store(either: Session) -> None:
    statements = ("SELECT missing FROM council", "INSERT INTO council (slug) VALUES (NULL)")
    for statement in statements:
        with pytest.raises(DBAPIError) as caught, either.begin_nested():
            either.execute(text(statement))
        assert trouble(caught.value) is None
    assert trouble(ZeroDivisionError()) is None


def test_no_free_connection_is_busy() -> None:
    assert trouble(NoConnection("QueuePool limit")) is Trouble.BUSY


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("08006", Trouble.GONE),
        ("57P01", Trouble.GONE),
        ("53100", Trouble.FULL),
        ("53300", Trouble.BUSY),
        ("55P03", Trouble.BUSY),
        ("40P01", Trouble.BUSY),
        ("25006", Trouble.READONLY),
        ("58030", Trouble.GONE),
        ("XX001", Trouble.CORRUPT),
        ("XX000", None),
        ("42P01", None),
    ],
)
def test_postgresql_says_it_by_codes(code: str, expected: Trouble | None) -> None:
    error = Exception()
    error.sqlstate = code  # type: ignore[attr-defined]
    assert trouble(OperationalError("SELECT 1", None, error)) is expected


def test_a_postgresql_that_is_not_there_is_gone(tmp_path: Path) -> None:
    engine = connect(f"postgresql+psycopg://nobody@/none?host={tmp_path}")
    assert met(lambda: read(engine)) is Trouble.GONE


def test_a_read_only_transaction_of_postgresql_is_told(request: pytest.FixtureRequest) -> None:
    engine: Engine = request.getfixturevalue("bare_postgres")

    def act() -> None:
        with engine.begin() as connection:
            connection.execute(text("SET TRANSACTION READ ONLY"))
            connection.execute(text("CREATE TABLE t (id INTEGER)"))

    assert met(act) is Trouble.READONLY
