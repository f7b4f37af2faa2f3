"""What any test may ask for: a store of its own, a session, a clock that stands, the seed."""

import gc
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, make_url
from sqlmodel import Session, SQLModel

from tests import postgres
from tests.desk import Desk, settled, shared_site
from tests.factories import NOW
from tracker import clock, exchange
from tracker.exchange import Document
from tracker.settings import Settings, shipped
from tracker.store import migrate
from tracker.store.engine import connect, writing


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store that the migrations made; copied, because making it takes a while."""
    path = tmp_path_factory.mktemp("store") / "store.db"
    engine = connect(f"sqlite:///{path}")
    migrate.upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Return one engine for all tests: each new one would prepare every statement anew."""
    return connect(f"sqlite:///{tmp_path_factory.mktemp('sqlite')}/store.db")


@pytest.fixture
def store(empty_store: Path, sqlite: Engine) -> Path:
    """Return the file of an empty store."""
    file = Path(sqlite.url.database or "")
    for left in file.parent.iterdir():
        left.unlink()
    return Path(shutil.copy(empty_store, file))


@pytest.fixture
def engine(store: Path, sqlite: Engine) -> Iterator[Engine]:
    """Yield the engine of an empty store."""
    yield sqlite
    sqlite.dispose()


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
        for table in SQLModel.metadata.sorted_tables:
            if "id" in table.columns:
                connection.exec_driver_sql(f"ALTER SEQUENCE {table}_id_seq RESTART")
        with Session(
            connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
        ) as session:
            yield session


@pytest.fixture(params=["session", "postgres_session"], ids=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest) -> Session:
    """Return a session that may write, once on either database."""
    session: Session = request.getfixturevalue(request.param)
    return session


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
def desk_store(empty_store: Path, store: Path) -> Path:
    """Return the test's store, with two councils and their accounts in it."""
    store.write_bytes(settled(empty_store))
    return store


@pytest.fixture
def desk(desk_store: Path, set_clock: Callable[[datetime], None]) -> Desk:
    """Return a store with two councils, their accounts, and browsers on its pages.

    The application is that of all tests, since making one takes long: to change it, `own_desk`.
    """
    settings = Settings(home=desk_store.parent, database_url=f"sqlite:///{desk_store}")
    return Desk(desk_store, app=shared_site(settings))


@pytest.fixture
def own_desk(desk_store: Path, set_clock: Callable[[datetime], None]) -> Desk:
    """Return the same with an application of its own."""
    return Desk(desk_store)


def pytest_collection_finish() -> None:
    """Spare the garbage collector what was imported, which lives as long as the tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
