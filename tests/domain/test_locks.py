"""Of any number who act on one proposal at once, one wins: on either database."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session, select

from tests import postgres
from tests.factories import NOW, TODAY
from tests.following import REVIEW, TOWN, S, actor, asked, raise_proposals
from tracker.domain import follow_up, locks
from tracker.domain.cases import look
from tracker.domain.documents import Outcome, take_in
from tracker.domain.errors import Refused
from tracker.models import Proposal
from tracker.queries import documents
from tracker.store import migrate
from tracker.store.engine import connect, writing
from tracker.verify.whole import check

RACERS = ROUNDS = 20


@pytest.fixture(params=["sqlite", "postgresql"])
def shared(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Yield the engine of a store with proposals, which many use at once."""
    if request.param == "sqlite":
        engine = connect(f"sqlite:///{tmp_path / 'shared.db'}")
    else:
        engine = postgres.renewed(request.getfixturevalue("cluster"), "shared")
    migrate.upgrade(engine)
    with writing(engine) as session:
        raise_proposals(session, *(asked(number) for number in range(1, ROUNDS + 1)))
        session.commit()
    yield engine
    engine.dispose()


def reviewed(session: Session, number: int) -> None:
    """Take the first step, as somebody who has seen the first event alone."""
    locks.hold(session, [1])
    proposal = session.exec(select(Proposal).where(Proposal.number == number)).one()
    case = look(session, proposal, by=actor(session, S), today=TODAY, hold=True)
    first = case.events[0]
    told: Any = {"organization": TOWN, "happened_on": TODAY}
    follow_up.take_step(session, case, after=REVIEW, seen=first.id or 0, at=NOW, **told)
    session.commit()


def test_of_twenty_who_take_one_step_at_once_one_wins(shared: Engine) -> None:
    start = Barrier(RACERS)

    def race(number: int) -> bool:
        start.wait()
        with writing(shared) as session:
            try:
                reviewed(session, number)
            except Refused:
                return False
            return True

    with ThreadPoolExecutor(RACERS) as pool:
        rounds = range(1, ROUNDS + 1)
        assert [sum(pool.map(race, [number] * RACERS)) for number in rounds] == [1] * ROUNDS
    with writing(shared) as session:
        check(session)


def test_on_postgresql_a_council_is_held_until_its_transaction_ends(postgresql: Engine) -> None:
    free = text("SELECT pg_try_advisory_xact_lock(4711, 1)")
    with writing(postgresql) as first, writing(postgresql) as second:
        locks.hold(first, [2, 1])
        assert second.connection().execute(free).scalar() is False
        first.rollback()
        assert second.connection().execute(free).scalar() is True


@pytest.mark.parametrize("shared", ["postgresql"], indirect=True)
def test_an_import_holds_its_councils_though_it_changes_nothing(shared: Engine) -> None:
    free = text("SELECT pg_try_advisory_xact_lock(4711, 1)")
    with writing(shared) as first, writing(shared) as second:
        known = documents.coded(first, "QDS-1404-02-06")
        assert known is not None
        assert take_in(first, [known], today=TODAY, at=NOW) == [Outcome.UNCHANGED]
        assert second.connection().execute(free).scalar() is False
