"""How fast documents are taken in, beside the bare insertion of the same rows."""

import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner
from sqlalchemy import Engine

from tests.bench.store import documents
from tracker.cli import commands
from tracker.exchange import canonical
from tracker.store import migrate
from tracker.store.engine import connect, sqlite_driver

COUNT = 1_000
# What is a record; ledger, search and kept versions are what the import has to carry besides.
RECORDS = (
    "council", "organization", "person", "membership", "meeting", "agenda_item", "attendance",
    "statement", "proposal", "proposal_party", "proposal_event",
)  # fmt: skip


def speed() -> tuple[float, float]:
    """Return how many documents `tracker import` takes in a second, and beside bare insertion."""
    with TemporaryDirectory() as home:
        file = Path(home) / "documents.jsonl"
        told = islice(documents(1, 4 * COUNT, 3), COUNT)
        file.write_text("".join(canonical(each) + "\n" for each in told), encoding="utf-8")
        taken = _imported(file, f"sqlite:///{home}/store.db")
        bare = _inserted(connect(f"sqlite:///{home}/store.db"), Path(home) / "bare.db")
    return COUNT / taken, bare / taken


def _imported(file: Path, url: str) -> float:
    migrate.upgrade(connect(url))
    began = time.process_time()
    told = CliRunner(env={"TRACKER_DATABASE_URL": url}).invoke(commands, ["import", str(file)])
    assert told.exit_code == 0, told.output
    return time.process_time() - began


def _inserted(engine: Engine, path: Path) -> float:
    """Return how long the rows take that the import made, without ledger and search."""
    migrate.upgrade(connect(f"sqlite:///{path}"))
    with engine.connect() as connection:
        tables = {
            table: [tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"')]
            for table in RECORDS
        }
    database = sqlite_driver().connect(str(path))
    began = time.process_time()
    for table, rows in tables.items():
        if rows:
            database.executemany(f'INSERT INTO "{table}" VALUES ({_marks(rows)})', rows)
    database.commit()
    taken = time.process_time() - began
    database.close()
    return taken


def _marks(rows: Sequence[tuple[object, ...]]) -> str:
    return ", ".join("?" * len(rows[0]))
