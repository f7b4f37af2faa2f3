"""The rows of a draft, written with as few changes as that takes."""

from dataclasses import replace

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from tests.drafting import actor, begun, council, draft, stored
from tracker.domain import drafts
from tracker.models import Meeting, ProposalParty
from tracker.queries import drafts as queries
from tracker.queries.lines import Draft


@pytest.fixture
def meeting(session: Session) -> Meeting:
    """Return a draft that says what `draft()` says."""
    return begun(session, actor(session, council(session)))


def test_rows_that_did_not_change_are_not_written(session: Session, meeting: Meeting) -> None:
    said = queries.stored(session, meeting)
    written: list[str] = []
    connection = session.connection()
    event.listen(connection, "before_cursor_execute", lambda *told: written.append(told[2]))
    drafts.write(session, meeting, said)
    assert [sql for sql in written if sql.startswith("UPDATE")] == []


def test_rows_without_a_line_go_with_all_that_hangs_on_them(
    session: Session, meeting: Meeting
) -> None:
    said = queries.stored(session, meeting)
    drafts.write(session, meeting, replace(said, agenda=(), proposals=said.proposals[:1]))
    found = stored(session, meeting)
    assert [line.agenda_item for line in found.statements] == [None, None]
    assert [party.name for party in session.exec(select(ProposalParty))] == ["انجمن یاران"]
    drafts.write(session, meeting, Draft())
    assert stored(session, meeting) == Draft(draft().details)


def test_a_line_sent_twice_is_two_rows(session: Session, meeting: Meeting) -> None:
    said = queries.stored(session, meeting)
    drafts.write(session, meeting, replace(said, agenda=(said.agenda[0],) * 2))
    assert [line.text for line in stored(session, meeting).agenda] == ["گزارش", "گزارش"]
