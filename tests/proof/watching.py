"""Start processes that write, hear what they acknowledge, kill them, and look what is there."""

from collections.abc import Iterator
from multiprocessing import get_context
from types import TracebackType
from typing import Self

from tests.proof.writer import run
from tests.tables import rows
from tracker.store.engine import connect, reading
from tracker.verify import database

PATIENCE = 60  # seconds until a process must have written something

# Words of comments and codes of meetings, each as often as it is there.
WORDS = "SELECT text FROM proposal_event WHERE kind = 'comment' UNION ALL SELECT code FROM meeting"
# A meeting is published whole: two proposals, an event on each, and a place in the search.
HALVES = """
SELECT m.code FROM meeting m WHERE
(SELECT count(*) FROM proposal p WHERE p.meeting_id = m.id) <> 2
OR (SELECT count(DISTINCT e.proposal_id) FROM proposal_event e
    JOIN proposal p ON p.id = e.proposal_id WHERE p.meeting_id = m.id) <> 2
OR (SELECT count(*) FROM search_entry s JOIN proposal p ON p.id = s.record_id
    WHERE s.kind = 'proposal' AND p.meeting_id = m.id) <> 2
"""


class Writer:
    """A process that writes into a store until the block ends; `rest` is what it said last."""

    def __init__(self, url: str, *, early: bool = False) -> None:
        context = get_context("forkserver")
        context.set_forkserver_preload(["tests.proof.writer"])
        self.ear, mouth = context.Pipe(duplex=False)
        self.process = context.Process(target=run, args=(url, mouth, early))
        self.process.start()
        mouth.close()
        self.rest = set[str]()

    def heard(self) -> str:
        """Wait for the next word that it acknowledges."""
        assert self.ear.poll(PATIENCE), "the process writes nothing"
        return str(self.ear.recv())

    def said(self) -> set[str]:
        """Return what it acknowledged since it was last heard."""
        words = set[str]()
        while self.ear.poll():
            words.add(self.ear.recv())
        return words

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.rest.update(self._last())
        self.process.join()
        self.ear.close()

    def _last(self) -> Iterator[str]:
        try:
            while True:
                yield str(self.ear.recv())
        except (EOFError, OSError):
            return


def found(url: str) -> list[str]:
    """Return every word that is there, when the store says that it is whole."""
    engine = connect(url)
    with reading(engine) as session:
        database.check(session)
        assert rows(session, HALVES) == []
        there = [word for (word,) in rows(session, WORDS)]
    engine.dispose()
    return there
