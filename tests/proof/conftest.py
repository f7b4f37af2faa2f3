"""How much a proof proves: small numbers by default, larger ones by `make proof`."""

import pytest
from sqlalchemy import Engine

from tests.factories import document, proposal, published
from tracker.store.engine import writing


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the numbers from the command line; a plain run of all tests does not ask for them."""
    parser.addoption("--kills", type=int, default=20, help="processes killed while they write")
    parser.addoption("--walks", type=int, default=100, help="random walks through the workflow")
    parser.addoption("--backups", type=int, default=10, help="copies taken while others write")


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    """Return how many processes to kill."""
    return int(request.config.getoption("--kills", 20))


@pytest.fixture
def backups(request: pytest.FixtureRequest) -> int:
    """Return how many copies to take."""
    return int(request.config.getoption("--backups", 10))


@pytest.fixture
def walks(request: pytest.FixtureRequest) -> int:
    """Return how many random walks to take through the workflow."""
    return int(request.config.getoption("--walks", 100))


@pytest.fixture
def begun(engine: Engine, url: str) -> str:
    """Return a store in which there is something to follow up."""
    with writing(engine) as session:
        published(session, document(proposal(1), proposal(2)))
    engine.dispose()
    return url
