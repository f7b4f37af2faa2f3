"""The rows of a draft, read as lines."""

from dataclasses import replace

from sqlmodel import Session

from tests.drafting import actor, begun, council, draft, published
from tests.drafting import stored as plain
from tracker.models import AgendaItem
from tracker.queries.drafts import details, rows, stored


def test_a_draft_reads_as_it_was_typed(either: Session) -> None:
    meeting = begun(either, actor(either, council(either)))
    assert plain(either, meeting) == draft()
    assert details(meeting) == draft().details
    found = stored(either, meeting)
    assert [line.id for line in found.agenda] == [
        row.id for row in rows(either, AgendaItem, meeting)
    ]


def test_a_text_that_was_not_typed_is_none(session: Session) -> None:
    said = draft(details=replace(draft().details, title=None))
    assert details(begun(session, actor(session, council(session)), said)).title is None


def test_published_minutes_read_as_lines_too(session: Session) -> None:
    meeting = published(session, actor(session, council(session)))
    found = stored(session, meeting)
    assert [line.proposers for line in found.proposals] == [
        line.proposers for line in draft().proposals
    ]
