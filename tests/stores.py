"""Where the stores of the tests lie: files of SQLite, or databases of a PostgreSQL server.

`pytest --database=postgresql` runs the same tests on the other one. What is about SQLite itself
says so by `@pytest.mark.sqlite("why")`, and is left out there.
"""

import shutil
from pathlib import Path
from typing import TypeVar

from sqlalchemy import URL, make_url

from tests import postgres
from tracker.store import migrate
from tracker.store.engine import connect

EMPTY = "empty"  # the store that the migrations made; copied, because making it takes a while


class Files:
    """Stores that are files of SQLite, each in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def url(self, name: str) -> str:
        """Return the URL of a store."""
        return f"sqlite:///{self.folder / name / 'store.db'}"

    def bare(self, name: str) -> str:
        """Make room for a store where nothing lies; return its URL."""
        shutil.rmtree(self.folder / name, ignore_errors=True)
        return self.url(name)

    def copy(self, name: str, of: str = EMPTY) -> str:
        """Lay a copy of another store, which nobody has open; return its URL."""
        made = self.bare(name)
        file_of(made).parent.mkdir()
        shutil.copy(file_of(self.url(of)), file_of(made))
        return made


class Databases:
    """Stores that are databases of a PostgreSQL server."""

    def __init__(self, cluster: URL) -> None:
        self.cluster = cluster

    def url(self, name: str) -> str:
        """Return the URL of a store."""
        return self.cluster.set(database=name).render_as_string(hide_password=False)

    def bare(self, name: str) -> str:
        """Make room for a store where nothing lies; return its URL."""
        postgres.renew(self.cluster, name)
        return self.url(name)

    def copy(self, name: str, of: str = EMPTY) -> str:
        """Lay a copy of another store, which nobody has open; return its URL."""
        postgres.renew(self.cluster, name, of=of)
        return self.url(name)


Stores = Files | Databases
Room = TypeVar("Room", Files, Databases)


def begun(stores: Room) -> Room:
    """Lay the empty store that is copied."""
    engine = connect(stores.bare(EMPTY))
    migrate.upgrade(engine)
    engine.dispose()
    return stores


def file_of(url: str) -> Path:
    """Return the file of a store of SQLite."""
    return Path(make_url(url).database or "")
