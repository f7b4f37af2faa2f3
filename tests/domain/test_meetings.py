"""Drafts: begun, saved, saved by two at once, discarded."""

from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import Session, col, select

from tests.drafting import actor, begun, council, draft, published, saved, stored
from tests.factories import NOW
from tracker.domain import meetings
from tracker.domain.actors import Actor
from tracker.domain.errors import Refused
from tracker.models import AgendaItem, Attendance, Meeting, Proposal, Statement
from tracker.models.meetings import Minutes
from tracker.queries import drafts
from tracker.queries.lines import AttendanceLine, Details, Draft, ProposalLine, StatementLine


@pytest.fixture
def by(session: Session) -> Actor:
    """Return the secretary of a council."""
    return actor(session, council(session))


def test_a_draft_says_what_was_typed(session: Session, by: Actor) -> None:
    meeting = begun(session, by)
    assert stored(session, meeting) == draft()
    assert (meeting.code, meeting.minutes) == (None, Minutes.DRAFT)
    assert meeting.saved_by == by.name


def test_a_draft_may_be_half_filled(session: Session, by: Actor) -> None:
    half = Draft(
        attendance=(AttendanceLine(role="مهمان"), AttendanceLine(person="الف", group="چند نفر")),
        statements=(StatementLine(speaker="ب"),),
        proposals=(ProposalLine(proposers=("پ",)),),
    )
    assert stored(session, begun(session, by, half)) == half


def test_empty_lines_are_dropped_and_pointers_follow(session: Session, by: Actor) -> None:
    meeting = begun(session, by, Draft())
    typed = Draft(
        statements=(StatementLine(), StatementLine("سخن"), StatementLine()),
        proposals=(ProposalLine("پیشنهاد", statement=2), ProposalLine("دیگر", statement=3)),
    )
    saved(session, meeting, by, typed)
    found = stored(session, meeting)
    assert [line.text for line in found.statements] == ["سخن"]
    assert [line.statement for line in found.proposals] == [1, None]


def test_a_row_keeps_its_id_when_it_is_changed_or_moved(session: Session, by: Actor) -> None:
    meeting = begun(session, by)
    before = drafts.stored(session, meeting)
    first, second = before.statements
    turned = replace(before, statements=(second, replace(first, text="سخن نو")))
    saved(session, meeting, by, turned)
    after = drafts.stored(session, meeting)
    assert [(line.id, line.text) for line in after.statements] == [
        (second.id, "سخن دوم"),
        (first.id, "سخن نو"),
    ]
    assert [
        row.statement_id for row in session.exec(select(Proposal).order_by(col(Proposal.id)))
    ] == [first.id, None]


def test_a_row_of_another_meeting_is_left_alone(session: Session, by: Actor) -> None:
    other = begun(session, by)
    foreign = drafts.stored(session, other).statements[0]
    meeting = begun(session, by, Draft())
    saved(session, meeting, by, Draft(statements=(replace(foreign, text="ربوده"),)))
    assert stored(session, other) == draft()
    assert [line.text for line in stored(session, meeting).statements] == ["ربوده"]


def test_the_second_of_two_editors_is_told(either: Session) -> None:
    by = actor(either, council(either))
    meeting = begun(either, by)
    both: dict[str, Any] = {"edits": meeting.edits, "by": by, "at": NOW}
    meetings.save(either, meeting, draft=Draft(Details(title="یک")), **both)
    with pytest.raises(Refused, match="stale"):
        meetings.save(either, meeting, draft=Draft(Details(title="دو")), **both)
    assert stored(either, meeting) == Draft(Details(title="یک"))


def test_the_same_sitting_is_begun_once(session: Session, by: Actor) -> None:
    first = begun(session, by)
    with pytest.raises(Refused) as refused:
        begun(session, by)
    assert refused.value.code == "draft_exists"
    assert refused.value.values == {"number": first.id}


@pytest.mark.sqlite("it gives the number of a row that was deleted again")
def test_the_form_of_a_discarded_draft_does_not_fit_the_next_one(
    session: Session, by: Actor
) -> None:
    first = begun(session, by)
    seen = first.edits
    meetings.discard(session, first, edits=seen, by=by, at=NOW)
    second = begun(session, by)
    assert second.id == first.id
    with pytest.raises(Refused, match="stale"):
        meetings.save(session, second, draft=Draft(), edits=seen, by=by, at=NOW)


def test_a_discarded_draft_leaves_nothing(session: Session, by: Actor) -> None:
    meeting = begun(session, by)
    meetings.discard(session, meeting, edits=meeting.edits, by=by, at=NOW)
    tables = (Meeting, AgendaItem, Attendance, Statement, Proposal)
    assert [session.exec(select(table)).all() for table in tables] == [[], [], [], [], []]


def test_what_is_published_is_neither_saved_nor_discarded(session: Session, by: Actor) -> None:
    meeting = published(session, by)
    with pytest.raises(Refused, match="not_a_draft"):
        saved(session, meeting, by, draft())
    with pytest.raises(Refused, match="not_a_draft"):
        meetings.discard(session, meeting, edits=meeting.edits, by=by, at=NOW)
