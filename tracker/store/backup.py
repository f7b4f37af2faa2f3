"""Copies of the whole store, taken while others write, then opened and checked.

A copy is two files: `tracker-TIME.db`, and beside it `tracker-TIME.json`, its manifest, which is
written last: a copy without one was never finished.
"""

import hashlib
import os
import sqlite3
from contextlib import closing
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel
from sqlalchemy import Engine

from tracker import __version__
from tracker.store.engine import reading, sqlite_driver

ERRORS = (sqlite3.Error, sqlite_driver().Error)
TABLES = """
SELECT name FROM pragma_table_list
WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite#_%' ESCAPE '#' ORDER BY name
"""


class Unsound(Exception):
    """A copy that must not be trusted, or must not be laid there; the code says why."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class Contents(BaseModel, frozen=True):
    """What a store holds: the schema's revision, and how many rows each table has."""

    revision: str | None
    counts: dict[str, int]


class Manifest(Contents, frozen=True, extra="forbid"):
    """What a copy is, told beside it."""

    format: Literal["tracker-backup/1"] = "tracker-backup/1"
    taken_at: AwareDatetime
    version: str
    file: str
    bytes: int
    sha256: str


def take(engine: Engine, folder: Path, *, at: datetime) -> tuple[Path, Manifest]:
    """Copy the store into `folder`, check the copy, and return where it lies.

    Writers go on meanwhile; the copy is of one moment. Raises Unsound, and leaves nothing, where
    the copy is not whole.
    """
    path = _reserved(folder, at)
    try:
        held = _copy(engine, path)
        if check(path) != held:
            raise Unsound("counts")
        manifest = Manifest(
            **held.model_dump(),
            taken_at=at,
            version=__version__,
            file=path.name,
            bytes=path.stat().st_size,
            sha256=digest(path),
        )
        _tell(manifest, path.with_suffix(".json"))
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path, manifest


def check(path: Path) -> Contents:
    """Open a copy, look at every page and reference, and return what it holds; or raise Unsound."""
    try:
        with closing(
            sqlite_driver().connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        ) as db:
            whole = [row[0] for row in db.execute("PRAGMA integrity_check(3)")]
            if whole != ["ok"]:
                raise Unsound("integrity", what="; ".join(whole))
            if broken := db.execute("PRAGMA foreign_key_check").fetchone():
                raise Unsound("foreign_key", table=broken[0], row=broken[1], parent=broken[2])
            return _contents(db)
    except ERRORS as error:
        raise Unsound("integrity", what=error) from error


def contents(engine: Engine) -> Contents:
    """Return what a store holds at this moment."""
    with reading(engine) as session:
        return _contents(session.connection().connection.driver_connection)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync(path: Path) -> None:
    """Return when a file, or the names in a folder, lie on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _reserved(folder: Path, at: datetime) -> Path:
    """Make an empty file that nobody else can read: the store holds more than is published."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stem = f"tracker-{at:%Y%m%dT%H%M%SZ}"
    for number in count(1):
        path = folder / (f"{stem}_{number}.db" if number > 1 else f"{stem}.db")
        try:
            path.touch(mode=0o600, exist_ok=False)
        except FileExistsError:
            continue
        break
    return path


def _copy(engine: Engine, path: Path) -> Contents:
    """Copy the store as it is at one moment; return what it held then."""
    try:
        with reading(engine) as session, closing(sqlite_driver().connect(str(path))) as target:
            source: Any = session.connection().connection.driver_connection
            held = _contents(source)
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")  # one file, readable from any medium
        sync(path)
    except ERRORS as error:
        raise Unsound("not_copied", why=error) from error
    return held


def _contents(db: Any) -> Contents:
    tables = [name for (name,) in db.execute(TABLES) if name != "alembic_version"]
    counts = {name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}
    return Contents(revision=_revision(db), counts=counts)


def _revision(db: Any) -> str | None:
    known = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    row = known and db.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


def _tell(manifest: Manifest, path: Path) -> None:
    part = path.with_suffix(".part")
    part.touch(mode=0o600)
    part.write_text(manifest.model_dump_json(indent=2) + "\n", encoding="utf-8")
    sync(part)
    part.replace(path)
    sync(path.parent)
