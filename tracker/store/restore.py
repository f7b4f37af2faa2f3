"""Lay a copy where no store is: all of it, or nothing."""

import shutil
import tempfile
from contextlib import closing
from pathlib import Path

from pydantic import ValidationError

from tracker.store import migrate
from tracker.store.backup import Contents, Manifest, Unsound, check, digest, sync
from tracker.store.engine import set_journal_mode, sqlite_driver

# What must not come back with a copy: somebody signed out since, or used a link.
FORGOTTEN = {
    "sign_in": "DELETE FROM sign_in",
    "invitation": "DELETE FROM invitation WHERE used_at IS NULL",
}
BESIDE = ("", "-wal", "-shm", "-journal")


def restore(copy: Path, target: Path) -> Manifest:
    """Lay a copy at `target` when it is what its manifest says; return the manifest.

    Raises Unsound for a copy that was altered, is damaged or too new, and where something lies
    at `target` already. Sessions and open invitations are forgotten.
    """
    manifest = _manifest(copy)
    if occupied := [name for name in _beside(target) if name.exists() and name.stat().st_size]:
        raise Unsound("occupied", where=occupied[0])
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".restoring-") as folder:
        path = Path(shutil.copy(copy, Path(folder) / target.name))
        _verify(path, manifest)
        _forget(path, manifest)
        set_journal_mode(path)
        sync(path)
        path.replace(target)
    sync(target.parent)
    return manifest


def _manifest(copy: Path) -> Manifest:
    path = copy.with_suffix(".json")
    if not path.is_file():
        raise Unsound("no_manifest", where=path)
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise Unsound("bad_manifest", where=path) from error


def _verify(path: Path, manifest: Manifest) -> None:
    if path.stat().st_size != manifest.bytes or digest(path) != manifest.sha256:
        raise Unsound("altered")
    if not migrate.knows(manifest.revision):
        raise Unsound("too_new", version=manifest.version)
    if check(path) != Contents(revision=manifest.revision, counts=manifest.counts):
        raise Unsound("counts")


def _forget(path: Path, manifest: Manifest) -> None:
    with closing(sqlite_driver().connect(str(path), isolation_level=None)) as db:
        for table, statement in FORGOTTEN.items():
            if table in manifest.counts:
                db.execute(statement)


def _beside(path: Path) -> list[Path]:
    return [path.with_name(path.name + end) for end in BESIDE]
