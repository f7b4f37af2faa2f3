"""A process is killed while it writes, again and again: what it acknowledged is there, once.

(A kill shows that nothing is acknowledged too early and that nothing is half written. That a
power cut loses nothing either is another proof: the operating system keeps what was written.)
"""

import random
import time
from collections.abc import Iterator

from tests.proof.watching import Writer, found

MOST = 12  # writes after which a process is killed, at a random moment of the next one
MOMENT = 0.005


def lived(url: str, kills: int, *, early: bool = False) -> Iterator[set[str]]:
    """Let processes write and kill each; yield what each one acknowledged."""
    for _ in range(kills):
        with Writer(url, early=early) as writer:
            words = {writer.heard() for _ in range(random.randint(1, MOST))}
            time.sleep(random.uniform(0, MOMENT))
        yield words | writer.rest


def test_what_was_acknowledged_is_there_once(begun: str, kills: int) -> None:
    acknowledged = set[str]()
    for words in lived(begun, kills):
        acknowledged |= words
        there = found(begun)
        assert acknowledged - set(there) == set(), "lost"
        assert len(there) == len(set(there)), "there twice"
    print(f"{kills} kills, {len(acknowledged)} acknowledged writes")  # noqa: T201


def test_a_write_acknowledged_before_its_commit_is_found_missing(begun: str) -> None:
    lost = [words - set(found(begun)) for words in lived(begun, 8, early=True)]
    assert any(lost)
