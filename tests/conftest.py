"""What any test may ask for: a store of its own, a session, a clock that stands, the seed."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, NullPool, create_engine, make_url
from sqlmodel import Session

from tests import postgres
from tests.desk import Desk
from tests.factories import NOW
from tracker import clock, exchange
from tracker.exchange import Document
from tracker.settings import shipped
from tracker.store import migrate
from tracker.store.engine import connect, writing

DATABASES = count(1)


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store that the migrations made; copied, because making it takes a while."""
    path = tmp_path_factory.mktemp("store") / "store.db"
    engine = connect(f"sqlite:///{path}")
    migrate.upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture
def store(empty_store: Path, tmp_path: Path) -> Path:
    """Return the file of a store that this test alone has."""
    return Path(shutil.copy(empty_store, tmp_path / "store.db"))


@pytest.fixture
def engine(store: Path) -> Iterator[Engine]:
    """Yield the engine of the test's store."""
    engine = connect(f"sqlite:///{store}")
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """Yield a session that may write; what is not committed is lost."""
    with writing(engine) as session:
        yield session


@pytest.fixture(scope="session")
def cluster() -> Iterator[URL]:
    """Yield the URL of a PostgreSQL server, started once for all tests that need one."""
    with postgres.cluster() as url:
        yield make_url(url)


def _database(cluster: URL, template: str) -> URL:
    """Make a database, a copy of another one, and return its URL."""
    name = f"test{next(DATABASES)}"
    server = create_engine(cluster, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
    return cluster.set(database=name)


def _opened(url: URL) -> Engine:
    return connect(url.render_as_string(hide_password=False))


@pytest.fixture
def bare_postgres(cluster: URL) -> Iterator[Engine]:
    """Yield the engine of an empty PostgreSQL database: no tables yet."""
    engine = _opened(_database(cluster, "template1"))
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def empty_postgres(cluster: URL) -> str:
    """Return the name of a PostgreSQL database that the migrations made."""
    url = _database(cluster, "template1")
    engine = _opened(url)
    migrate.upgrade(engine)
    engine.dispose()
    return url.database or ""


@pytest.fixture(params=["sqlite", "postgresql"])
def either_engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Yield the engine of an empty store, once on either database."""
    if request.param == "sqlite":
        yield request.getfixturevalue("engine")
        return
    cluster, template = map(request.getfixturevalue, ("cluster", "empty_postgres"))
    engine = _opened(_database(cluster, template))
    yield engine
    engine.dispose()


@pytest.fixture
def either(either_engine: Engine) -> Iterator[Session]:
    """Yield a session that may write, once on either database."""
    with writing(either_engine) as session:
        yield session


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Return a function that sets what instant it is; it is `NOW` until then."""

    def set_to(instant: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: instant)

    set_to(NOW)
    return set_to


@pytest.fixture(scope="session")
def seed() -> Document:
    """Return the record of the first session of the Qods council with NGOs."""
    return exchange.read((shipped("seeds") / "qods-1404-02-06.json").read_bytes())


@pytest.fixture
def desk(store: Path, set_clock: Callable[[datetime], None]) -> Desk:
    """Return a store with two councils, their accounts, and browsers on its pages."""
    return Desk(store)
