"""What any test may ask for: a store of its own, a session, a clock that stands, the seed."""

import gc
from collections.abc import Callable
from datetime import datetime

import pytest

from tests.desk import Desk, shared_site
from tests.factories import NOW
from tracker import clock, exchange
from tracker.exchange import Document
from tracker.settings import shipped

pytest_plugins = ["tests.store_fixtures"]

DATABASES = ("sqlite", "postgresql")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the whole suite be run on either database."""
    told = "what the stores of the tests lie in"
    parser.addoption("--database", choices=DATABASES, default=DATABASES[0], help=told)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is about SQLite alone in a run on the other database."""
    if config.getoption("database") == "sqlite":
        return
    left_out = [item for item in items if is_about_sqlite(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in set(left_out)]


def is_about_sqlite(item: pytest.Item) -> bool:
    """Tell whether a test says so, or runs on both databases in any case: this time on SQLite."""
    parameters = getattr(item, "callspec", None)
    return bool(item.get_closest_marker("sqlite")) or (
        parameters is not None and "sqlite" in parameters.params.values()
    )


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
def desk_url(url: str) -> str:
    """Return the URL of the test's store, with two councils and their accounts in it."""
    return url


@pytest.fixture
def desk(desk_url: str, set_clock: Callable[[datetime], None]) -> Desk:
    """Return a store with two councils, their accounts, and browsers on its pages.

    The application is that of all tests, since making one takes long: to change it, `own_desk`.
    """
    return Desk(desk_url, app=shared_site(desk_url))


@pytest.fixture
def own_desk(desk_url: str, set_clock: Callable[[datetime], None]) -> Desk:
    """Return the same with an application of its own."""
    return Desk(desk_url)


def pytest_collection_finish() -> None:
    """Spare the garbage collector what was imported, which lives as long as the tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
