"""A process that writes as the desk does, and says of each write that it was committed.

It is started to be killed. Its threads follow proposals up, each entry with a word of its own,
and publish meetings; whoever listens is told the word, or the code, after the commit.
"""

import random
import time
from datetime import timedelta
from multiprocessing.connection import Connection
from threading import Lock, Thread
from uuid import uuid4

from sqlalchemy import Engine
from sqlmodel import Session, select

from tests.factories import DAY, NOW, TODAY, document, proposal
from tracker.domain import locks
from tracker.domain.actors import Actor
from tracker.domain.cases import look
from tracker.domain.documents import take_in
from tracker.domain.follow_up import enter_note
from tracker.models import Proposal
from tracker.models.accounts import Role
from tracker.models.events import EventKind
from tracker.store.engine import connect, writing

SECRETARY = frozenset({Role.SECRETARY})
FOLLOWERS = 3


def run(url: str, told: Connection, early: bool = False) -> None:
    """Write until killed; `early` is the planted fault: to acknowledge before the commit."""
    writer = _Writer(connect(url), told, early=early)
    for write in [writer.follow_up] * FOLLOWERS + [writer.publish]:
        Thread(target=writer.go_on, args=(write,), daemon=True).start()
    time.sleep(60)  # whoever kills is late: it must not write for ever


class _Writer:
    def __init__(self, engine: Engine, told: Connection, *, early: bool) -> None:
        self.engine = engine
        self.told = told
        self.early = early
        self.speaking = Lock()

    def go_on(self, write: object) -> None:
        while True:
            with writing(self.engine) as session:
                word = write(session)  # type: ignore[operator]
                if self.early:
                    self.acknowledge(word)
                    time.sleep(0.005)
                session.commit()
            if not self.early:
                self.acknowledge(word)

    def acknowledge(self, word: str) -> None:
        with self.speaking:
            self.told.send(word)

    def follow_up(self, session: Session) -> str:
        """Enter a comment on some proposal; return its word."""
        word = uuid4().hex
        subject = random.choice(session.exec(select(Proposal).limit(20)).all())
        locks.hold(session, [subject.council_id])
        by = Actor(1, subject.council_id, "secretary", SECRETARY)
        case = look(session, subject, by=by, today=TODAY, hold=True)
        told = {"happened_on": DAY, "text": word}
        enter_note(session, case, kind=EventKind.COMMENT, seen=case.seen, at=NOW, **told)
        return word

    def publish(self, session: Session) -> str:
        """Publish the record of some day of the last ages; return its code."""
        day = DAY - timedelta(days=random.randrange(20_000))
        sitting = random.randrange(1, 9)
        record = document(proposal(1), proposal(2), day=day, sitting=sitting)
        take_in(session, [record], today=TODAY, at=NOW)
        return str(record.code)
