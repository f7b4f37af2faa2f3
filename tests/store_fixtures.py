"""Stores for tests: of the database that the run is about, and of PostgreSQL in any run."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, make_url, text
from sqlmodel import Session

from tests import postgres
from tests.desk import settled
from tests.stores import EMPTY, Databases, Files, Stores, begun, file_of
from tracker.store import migrate
from tracker.store.engine import connect, writing

# Sequences go on though a transaction is undone.
NUMBERS_FROM_ONE = text("SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'")


@pytest.fixture(scope="session")
def stores(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Stores:
    """Return room for stores of the database that this run is about; an empty one is there."""
    if request.config.getoption("database") == "postgresql":
        databases: Databases = request.getfixturevalue("databases")
        return databases
    return begun(Files(tmp_path_factory.mktemp("stores")))


@pytest.fixture(scope="session")
def databases(cluster: URL) -> Databases:
    """Return room for stores of PostgreSQL in any run; an empty one is there."""
    return begun(Databases(cluster))


@pytest.fixture(scope="session")
def new_store(stores: Stores) -> Callable[[], str]:
    """Return a function that gives the URL of another empty store at each call."""
    numbers = count(1)
    return lambda: stores.copy(f"store_{next(numbers)}")


@pytest.fixture(scope="session")
def lasting_engine(stores: Stores) -> Engine:
    """Return one engine for all tests: each new one would prepare every statement anew."""
    return connect(stores.url("test"))


@pytest.fixture
def url(request: pytest.FixtureRequest, stores: Stores) -> str:
    """Return the URL of the test's store: empty, unless the test asks for a desk too."""
    return stores.copy("test", of=settled(stores) if "desk_url" in request.fixturenames else EMPTY)


@pytest.fixture
def bare_url(stores: Stores) -> str:
    """Return the URL of a store that is not made yet."""
    return stores.bare("bare_test")


@pytest.fixture
def store(url: str) -> Path:
    """Return the file of an empty store of SQLite."""
    return file_of(url)


@pytest.fixture
def engine(url: str, lasting_engine: Engine) -> Iterator[Engine]:
    """Yield the engine of an empty store."""
    yield lasting_engine
    lasting_engine.dispose()


@pytest.fixture
def session(request: pytest.FixtureRequest) -> Iterator[Session]:
    """Yield a session that may write; what is not committed is lost.

    To copy a database takes a while: where nobody else looks into it, one does for all tests.
    """
    alone = "url" not in request.fixturenames
    if alone and request.config.getoption("database") == "postgresql":
        yield request.getfixturevalue("postgres_session")
    else:
        with writing(request.getfixturevalue("engine")) as session:
            yield session


@pytest.fixture(scope="session")
def cluster() -> Iterator[URL]:
    """Yield the URL of a PostgreSQL server, started once for all tests that need one."""
    with postgres.cluster() as url:
        yield make_url(url)


@pytest.fixture
def bare_postgres(cluster: URL) -> Iterator[Engine]:
    """Yield the engine of a PostgreSQL database without tables."""
    engine = postgres.renewed(cluster, "bare")
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def postgresql(cluster: URL) -> Iterator[Engine]:
    """Yield the engine of a PostgreSQL database that the migrations made."""
    engine = postgres.renewed(cluster, "migrated")
    migrate.upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def postgres_session(postgresql: Engine) -> Iterator[Session]:
    """Yield a session on an empty PostgreSQL store; what it commits is undone after the test."""
    with postgresql.connect() as connection:
        connection.execute(NUMBERS_FROM_ONE)
        with Session(
            connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
        ) as session:
            yield session


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest) -> Session:
    """Return a session that may write, once on either database."""
    fixture = {"sqlite": "session", "postgresql": "postgres_session"}[request.param]
    session: Session = request.getfixturevalue(fixture)
    return session
