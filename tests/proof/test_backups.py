"""Copies are taken while a process writes: each comes back whole, with all that was acknowledged.

One flipped byte anywhere in a copy, and it does not come back.
"""

import random
from pathlib import Path

import pytest

from tests.factories import NOW
from tests.proof.watching import Writer, found
from tracker.store import backup
from tracker.store.backup import Unsound
from tracker.store.engine import connect
from tracker.store.restore import restore

pytestmark = pytest.mark.sqlite("copies of a file; PostgreSQL has pg_dump")


def taken(url: str, folder: Path, count: int) -> list[tuple[Path, set[str]]]:
    """Return copies, and what had been acknowledged before each one was begun."""
    engine = connect(url)
    copies, acknowledged = [], set[str]()
    with Writer(url) as writer:
        for _ in range(count):
            acknowledged |= {writer.heard()} | writer.said()
            before = set(acknowledged)
            copies.append((backup.take(engine, folder, at=NOW)[0], before))
    engine.dispose()
    return copies


def flip(copy: Path) -> None:
    data = bytearray(copy.read_bytes())
    data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    copy.write_bytes(data)


def test_every_copy_taken_under_writes_comes_back_whole(
    begun: str, tmp_path: Path, backups: int
) -> None:
    sizes = []
    for number, (copy, acknowledged) in enumerate(taken(begun, tmp_path / "copies", backups)):
        back = tmp_path / str(number) / "store.db"
        restore(copy, back)
        there = found(f"sqlite:///{back}")
        assert acknowledged - set(there) == set()
        assert len(there) == len(set(there))
        sizes.append(len(there))
    assert sizes == sorted(sizes)
    assert sizes[-1] > sizes[0], "nobody wrote while the copies were taken"


def test_one_flipped_byte_and_a_copy_does_not_come_back(begun: str, tmp_path: Path) -> None:
    for number, (copy, _) in enumerate(taken(begun, tmp_path / "copies", 3)):
        flip(copy)
        back = tmp_path / str(number) / "store.db"
        with pytest.raises(Unsound, match="altered"):
            restore(copy, back)
        assert not back.exists()
