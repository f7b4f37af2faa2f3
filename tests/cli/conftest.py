"""A store of an operator, and the command line that works on it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tracker.cli import commands

Tracker = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that the commands take for their own; there is no store in it yet."""
    folder = tmp_path / "home"
    monkeypatch.setenv("TRACKER_HOME", str(folder))
    monkeypatch.delenv("TRACKER_DATABASE_URL", raising=False)
    return folder


@pytest.fixture
def place(home: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the URL of the operator's store, which the commands take for theirs."""
    if request.config.getoption("database") == "sqlite":
        return f"sqlite:///{home}/store.db"
    url: str = request.getfixturevalue("bare_url")
    monkeypatch.setenv("TRACKER_DATABASE_URL", url)
    return url


@pytest.fixture
def tracker(place: str) -> Tracker:
    """Return a function that runs a command, such as `tracker("import", path)`."""

    def run(*words: object) -> Result:
        return CliRunner().invoke(commands, [str(word) for word in words], catch_exceptions=False)

    return run


@pytest.fixture
def begun(tracker: Tracker) -> Tracker:
    """Return the command line of an empty store."""
    assert tracker("db", "upgrade").exit_code == 0
    return tracker
