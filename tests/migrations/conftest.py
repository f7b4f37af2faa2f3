"""What tests of migrations share: a store without tables, on either database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tracker.store.engine import connect


@pytest.fixture(params=["sqlite", "postgresql"])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Yield the engine of a store without tables, once on either database."""
    if request.param == "postgresql":
        yield request.getfixturevalue("bare_postgres")
        return
    engine = connect(f"sqlite:///{tmp_path / 'bare.db'}")
    yield engine
    engine.dispose()
