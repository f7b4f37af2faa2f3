"""Which meetings are public."""

from sqlmodel import Session, select

from tests.drafting import actor, begun, council, published
from tests.factories import NOW
from tracker.domain import retraction
from tracker.models import Meeting
from tracker.queries.published import (
    is_public,
    not_retracted,
    tombstone,
    tombstone_of_proposal,
)
from tracker.queries.statement import statement

CODE = "QDS-1404-02-06"


def seen(session: Session) -> list[int]:
    sql = f"SELECT m.id\nFROM meeting m WHERE {is_public('m')}"
    return [row[0] for row in session.connection().execute(statement(sql))]


def test_a_draft_is_not_public_and_what_was_taken_back_neither(either: Session) -> None:
    by = actor(either, council(either))
    meeting = published(either, by)
    draft = begun(either, by)
    assert seen(either) == [meeting.id]
    retraction.ask(either, meeting, reason="اشتباه", by=by, at=NOW)
    assert seen(either) == [meeting.id]
    assert tombstone(either, CODE) is None
    retraction.confirm(either, meeting, by=actor(either, by.council_id, name="رئیس"), at=NOW)
    assert seen(either) == []
    kept = either.exec(select(Meeting.id).where(not_retracted())).all()
    assert kept == [draft.id]
    left = tombstone(either, CODE)
    assert left is not None
    assert (left.meeting, left.reason, left.on) == (CODE, "اشتباه", NOW)
    assert tombstone_of_proposal(either, f"{CODE}-016") == left
