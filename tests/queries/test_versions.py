"""What each version said, as far as it is public today."""

from dataclasses import replace

import pytest
from sqlmodel import Session

from tests.drafting import SEEN_ALL, actor, council, published
from tests.factories import NOW, TODAY
from tracker.domain import minutes
from tracker.domain.redrafting import drafted
from tracker.models import Meeting
from tracker.models.meetings import MeetingKind
from tracker.queries.documents import gathered
from tracker.queries.lines import Draft
from tracker.queries.versions import versions

CODE = "QDS-1404-02-06"


@pytest.fixture
def meeting(session: Session) -> Meeting:
    """Return a meeting that is published."""
    return published(session, actor(session, council(session)))


def corrected(session: Session, meeting: Meeting, said: Draft) -> None:
    by = actor(session, meeting.council_id, name=f"رئیس {meeting.edits}")
    minutes.correct(
        session,
        meeting,
        draft=said,
        edits=meeting.edits,
        seen=SEEN_ALL,
        reason="غلط",
        by=by,
        today=TODAY,
        at=NOW,
    )


def test_every_version_says_what_it_said(session: Session, meeting: Meeting) -> None:
    said = drafted(gathered(session, meeting))
    corrected(session, meeting, replace(said, statements=said.statements[:1]))
    assert {
        number: len(document.statements) for number, document in versions(session, CODE).items()
    } == {1: 2, 2: 1}
    assert versions(session, "QDS-1404-01-01") == {}


def test_what_a_correction_hid_is_hidden_in_earlier_versions(
    session: Session, meeting: Meeting
) -> None:
    said = drafted(gathered(session, meeting))
    first = replace(said.proposals[0], public=False)
    corrected(session, meeting, replace(said, proposals=(first, *said.proposals[1:])))
    assert [
        [proposal.number for proposal in document.proposals]
        for document in versions(session, CODE).values()
    ] == [[2], [2]]


def test_a_session_that_was_closed_by_a_correction_is_closed_in_earlier_versions(
    session: Session, meeting: Meeting
) -> None:
    said = drafted(gathered(session, meeting))
    details = replace(said.details, kind=MeetingKind.CLOSED)
    corrected(session, meeting, replace(said, details=details))
    assert [document.statements for document in versions(session, CODE).values()] == [(), ()]


def test_a_session_that_was_closed_since_shows_what_was_struck_to_nobody(
    session: Session, meeting: Meeting
) -> None:
    said = drafted(gathered(session, meeting))
    corrected(session, meeting, replace(said, proposals=said.proposals[1:]))
    now = drafted(gathered(session, meeting))
    details = replace(now.details, kind=MeetingKind.CLOSED)
    ticked = replace(now.proposals[0], public=True)
    corrected(session, meeting, replace(now, details=details, proposals=(ticked,)))
    shown = {number: len(told.proposals) for number, told in versions(session, CODE).items()}
    assert shown == {1: 0, 2: 0, 3: 0}
