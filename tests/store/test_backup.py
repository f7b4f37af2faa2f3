"""A copy is what its manifest says, and is of one moment; whatever is not whole is refused."""

import json
import stat
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from tests.factories import NOW, document, proposal, published
from tracker import __version__
from tracker.store import backup
from tracker.store.backup import Unsound
from tracker.store.engine import sqlite_driver, writing

pytestmark = pytest.mark.sqlite("copies of a file; PostgreSQL has pg_dump")


@pytest.fixture
def held(engine: Engine) -> Engine:
    """Return a store that holds a meeting."""
    with writing(engine) as session:
        published(session, document(proposal(1), proposal(2)))
    return engine


def refusal(path: Path) -> str:
    with pytest.raises(Unsound) as caught:
        backup.check(path)
    return caught.value.code


def test_a_copy_holds_everything_and_its_manifest_says_what(held: Engine, tmp_path: Path) -> None:
    path, manifest = backup.take(held, tmp_path / "new" / "copies", at=NOW)
    assert path.name == "tracker-20251001T083000Z.db"
    assert manifest.model_dump() == {
        "format": "tracker-backup/1",
        "taken_at": NOW,
        "version": __version__,
        "revision": backup.contents(held).revision,
        "counts": backup.contents(held).counts,
        "file": path.name,
        "bytes": path.stat().st_size,
        "sha256": backup.digest(path),
    }
    assert (manifest.counts["meeting"], manifest.counts["proposal"]) == (1, 2)
    told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert told["sha256"] == manifest.sha256


def test_a_copy_is_one_file_for_the_eyes_of_its_owner(held: Engine, tmp_path: Path) -> None:
    path, _ = backup.take(held, tmp_path / "copies", at=NOW)
    assert backup.check(path) == backup.contents(held)
    assert sorted(found.name for found in path.parent.iterdir()) == [
        path.with_suffix(".db").name,
        path.with_suffix(".json").name,
    ]
    for found in path.parent.iterdir():
        assert stat.S_IMODE(found.stat().st_mode) == 0o600
    assert path.read_bytes()[18:20] == b"\x01\x01", "it wants a WAL beside it"


def test_two_copies_of_one_second_lie_side_by_side(held: Engine, tmp_path: Path) -> None:
    names = [backup.take(held, tmp_path / "copies", at=NOW)[0].name for _ in range(3)]
    stem = "tracker-20251001T083000Z"
    assert names == [f"{stem}.db", f"{stem}_2.db", f"{stem}_3.db"]


def test_a_copy_does_not_hold_what_is_not_committed(held: Engine, tmp_path: Path) -> None:
    before = backup.contents(held)
    with writing(held) as session:
        session.execute(text("DELETE FROM attempt"))
        session.execute(
            text(
                "INSERT INTO council (slug, name, short_name, prefix) VALUES ('x', 'x', 'x', 'XXX')"
            )
        )
        path, _ = backup.take(held, tmp_path / "copies", at=NOW)
    assert backup.check(path) == before


def test_what_is_wrong_in_the_store_is_found_in_the_copy_and_no_copy_is_left(
    held: Engine, store: Path, tmp_path: Path
) -> None:
    db = sqlite_driver().connect(str(store))
    db.execute("PRAGMA foreign_keys=OFF")
    db.execute("UPDATE meeting SET council_id = 99")
    db.commit()
    db.close()
    with pytest.raises(Unsound) as caught:
        backup.take(held, tmp_path / "copies", at=NOW)
    assert caught.value.code == "foreign_key"
    assert caught.value.values["parent"] == "council"
    assert list((tmp_path / "copies").iterdir()) == []


def test_rows_that_come_out_other_than_they_went_in_are_seen(
    held: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = backup.check
    monkeypatch.setattr(
        backup, "check", lambda path: true(path).model_copy(update={"counts": {"meeting": 0}})
    )
    with pytest.raises(Unsound, match="counts"):
        backup.take(held, tmp_path / "copies", at=NOW)
    assert list((tmp_path / "copies").iterdir()) == []


def test_an_index_that_misses_a_row_is_found(held: Engine, tmp_path: Path) -> None:
    path, _ = backup.take(held, tmp_path / "copies", at=NOW)
    db = sqlite_driver().connect(str(path))
    db.execute("PRAGMA writable_schema=ON")
    db.execute("DELETE FROM sqlite_master WHERE name = 'ix_meeting_newest'")
    db.commit()
    db.close()
    assert refusal(path) == "integrity"


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(b"no database at all " * 100)
    assert refusal(path) == "integrity"
    assert refusal(tmp_path / "missing.db") == "integrity"


def test_a_store_that_cannot_be_copied_says_why(
    held: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "copies"
    monkeypatch.setattr(backup, "_reserved", lambda *_: folder / "no" / "such" / "folder.db")
    with pytest.raises(Unsound, match="not_copied"):
        backup.take(held, folder, at=NOW)
