"""A store from before there was a ledger opens its chain with the state as it is found."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.chains import told
from tests.factories import NOW
from tests.tables import rows
from tests.tampering import GONE, B, history
from tracker.domain import opening
from tracker.store import migrate
from tracker.store.engine import connect, writing
from tracker.verify.whole import check

BEFORE = "0005"
BODIES = "SELECT meeting_id, number, sha256, body FROM minutes_version ORDER BY id"


@pytest.fixture(params=["sqlite", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Yield the engine of a store with a history whose ledger was lost with its tables."""
    if request.param == "postgresql":
        engine = request.getfixturevalue("bare_postgres")
    else:
        engine = connect(f"sqlite:///{tmp_path / 'old.db'}")
    migrate.upgrade(engine)
    with writing(engine) as session:
        history(session)
    migrate.downgrade(engine, BEFORE)
    yield engine
    engine.dispose()


def opened(session: Session) -> None:
    """Open every chain, a meeting at a time."""
    while meetings := opening.waiting(session, 1):
        opening.tell(session, meetings[0], at=NOW)
    session.commit()


def test_every_version_and_how_it_stands_today_is_found(old: Engine) -> None:
    migrate.upgrade(old)
    with writing(old) as session:
        opened(session)
        of_b = [
            (action, body["version"]) for action, subject, body in told(session) if subject == B
        ]
        assert of_b == [("found", 1), ("found", 2), ("found", 2)]
        of_gone = [action for action, subject, _ in told(session) if subject == GONE]
        assert of_gone == ["found", "retracted"]
        check(session)


def test_what_comes_after_goes_on_from_there(old: Engine) -> None:
    migrate.upgrade(old)
    with writing(old) as session:
        opened(session)
        before = rows(session, "SELECT council_id, max(seq) FROM ledger_entry GROUP BY council_id")
        assert opening.waiting(session, 9) == []
        opened(session)
        after = rows(session, "SELECT council_id, max(seq) FROM ledger_entry GROUP BY council_id")
        assert after == before


def test_going_down_gives_each_version_its_words_back(old: Engine) -> None:
    with writing(old) as session:
        before = rows(session, BODIES)
    migrate.upgrade(old)
    with writing(old) as session:
        opened(session)
    migrate.downgrade(old, BEFORE)
    with writing(old) as session:
        assert rows(session, BODIES) == before
