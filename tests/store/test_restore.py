"""A copy comes back whole where nothing lies, or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session

from tests.factories import NOW, document, proposal, published
from tracker.store import backup, migrate
from tracker.store.backup import Unsound
from tracker.store.engine import connect, reading, sqlite_driver, wal_is_safe, writing
from tracker.store.restore import restore

pytestmark = pytest.mark.sqlite("copies of a file; PostgreSQL has pg_restore")

ACCOUNT = """
INSERT INTO account (id, council_id, login, name, active, created_at)
SELECT 1, id, 'clerk', 'clerk', 1, '2025-10-01' FROM council
"""
SESSION = """
INSERT INTO sign_in (council_id, account_id, token_hash, started_at, seen_at, expires_at)
SELECT council_id, id, 'a', '2025-10-01', '2025-10-01', '2025-10-02' FROM account
"""
LINK = """
INSERT INTO invitation (council_id, account_id, token_hash, made_at, expires_at, used_at)
SELECT council_id, id, :token, '2025-10-01', '2025-10-02', :used FROM account
"""


@pytest.fixture
def copy(engine: Engine, tmp_path: Path) -> Path:
    """Return a copy of a store with a meeting, a session and two links, one of them used."""
    with writing(engine) as session:
        _fill(session)
    return backup.take(engine, tmp_path / "copies", at=NOW)[0]


def _fill(session: Session) -> None:
    published(session, document(proposal(1)))
    session.execute(text(ACCOUNT))
    session.execute(text(SESSION))
    session.execute(text(LINK), {"token": "a", "used": None})
    session.execute(text(LINK), {"token": "b", "used": "2025-10-01"})
    session.commit()


def refusal(copy: Path, target: Path) -> str:
    """Return why it was refused; nothing is left behind."""
    before = sorted(target.parent.iterdir())
    with pytest.raises(Unsound) as caught:
        restore(copy, target)
    assert sorted(target.parent.iterdir()) == before
    return caught.value.code


def test_a_copy_comes_back_as_a_store_that_works(
    copy: Path, tmp_path: Path, engine: Engine
) -> None:
    target = tmp_path / "new" / "store.db"
    restore(copy, target)
    back = connect(f"sqlite:///{target}")
    assert migrate.is_current(back)
    kept = {"sign_in": 0, "invitation": 1}
    assert backup.contents(back).counts == backup.contents(engine).counts | kept
    with reading(back) as session:
        mode = session.execute(text("PRAGMA journal_mode")).scalar()
        found = session.execute(text("SELECT count(*) FROM search_fts('پیشنهاد')")).scalar()
    assert mode == ("wal" if wal_is_safe(sqlite_driver().sqlite_version_info) else "delete")
    assert found
    with writing(back) as session:
        published(session, document(proposal(1), sitting=2))
    back.dispose()
    assert [path.name for path in target.parent.iterdir()] == ["store.db"]


def test_nobody_who_signed_out_is_in_again_and_no_open_link_comes_back(
    copy: Path, tmp_path: Path
) -> None:
    restore(copy, tmp_path / "new" / "store.db")
    back = connect(f"sqlite:///{tmp_path / 'new' / 'store.db'}")
    with reading(back) as session:
        assert session.execute(text("SELECT count(*) FROM sign_in")).scalar() == 0
        assert session.execute(text("SELECT token_hash FROM invitation")).scalars().all() == ["b"]
    back.dispose()


@pytest.mark.parametrize("occupied", ["store.db", "store.db-wal", "store.db-journal"])
def test_nothing_is_laid_over_a_store_or_beside_what_is_left_of_one(
    copy: Path, tmp_path: Path, occupied: str
) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / occupied).write_bytes(b"something")
    assert refusal(copy, tmp_path / "new" / "store.db") == "occupied"
    assert (tmp_path / "new" / occupied).read_bytes() == b"something"


def _flip(copy: Path) -> None:
    data = bytearray(copy.read_bytes())
    data[len(data) // 2] ^= 1
    copy.write_bytes(data)


def _cut(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:-1])


def _lose(copy: Path) -> None:
    copy.with_suffix(".json").unlink()


def _spoil(copy: Path) -> None:
    copy.with_suffix(".json").write_text('{"format": "tracker-backup/1"}', encoding="utf-8")


def _tell(copy: Path, old: str, new: str) -> None:
    manifest = copy.with_suffix(".json")
    text = manifest.read_text(encoding="utf-8")
    assert old in text
    manifest.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_flip, "altered"),
        (_cut, "altered"),
        (_lose, "no_manifest"),
        (_spoil, "bad_manifest"),
        (lambda copy: _tell(copy, '"proposal": 1', '"proposal": 2'), "counts"),
        (lambda copy: _tell(copy, '"revision": "', '"revision": "9'), "too_new"),
    ],
)
def test_a_copy_that_is_not_what_its_manifest_says_is_refused(
    copy: Path, tmp_path: Path, spoil: Callable[[Path], None], code: str
) -> None:
    spoil(copy)
    (tmp_path / "new").mkdir()
    assert refusal(copy, tmp_path / "new" / "store.db") == code


def test_a_copy_of_an_older_schema_comes_back_and_can_be_brought_up(tmp_path: Path) -> None:
    old = connect(f"sqlite:///{tmp_path / 'old.db'}")
    migrate.upgrade(old, "0001")
    copy, manifest = backup.take(old, tmp_path / "copies", at=NOW)
    assert manifest.revision == "0001"
    restore(copy, tmp_path / "new.db")
    back = connect(f"sqlite:///{tmp_path / 'new.db'}")
    assert not migrate.is_current(back)
    migrate.upgrade(back)
    assert migrate.is_current(back)
    for engine in (old, back):
        engine.dispose()
