"""A draft becomes public, and is corrected."""

import json
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import Session, col, select

from tests.chains import version
from tests.drafting import SEEN_ALL, actor, begun, council, draft, published
from tests.factories import DAY, NOW, TODAY
from tracker import exchange
from tracker.domain import follow_up, minutes, redrafting
from tracker.domain.actors import Actor
from tracker.domain.cases import look
from tracker.domain.documents import Outcome, take_in
from tracker.domain.errors import Refused
from tracker.exchange.wire import plain
from tracker.models import Meeting, MinutesVersion, Proposal, ProposalEvent, SearchEntry
from tracker.models.events import EventKind
from tracker.models.meetings import MeetingKind, Minutes, Presence
from tracker.models.proposals import Status
from tracker.queries.documents import gathered
from tracker.queries.lines import AttendanceLine, Details, Draft, ProposalLine
from tracker.queries.timeline import last_events


@pytest.fixture
def by(session: Session) -> Actor:
    """Return the secretary of a council."""
    return actor(session, council(session))


@pytest.fixture
def seeded(session: Session, seed: exchange.Document) -> Meeting:
    """Return the meeting of the seed, in the record."""
    take_in(session, [seed], today=TODAY, at=NOW)
    return session.exec(select(Meeting)).one()


def correct(
    session: Session,
    meeting: Meeting,
    by: Actor,
    said: Draft,
    reason: str = "غلط",
    seen: int = SEEN_ALL,
) -> None:
    """Correct a meeting as it stands."""
    minutes.correct(
        session,
        meeting,
        draft=said,
        edits=meeting.edits,
        seen=seen,
        reason=reason,
        by=by,
        today=TODAY,
        at=NOW,
    )


def faults(refused: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    """Return place and code of what was wrong."""
    return [(fault.place, fault.code) for fault in refused.value.values["faults"]]


def test_a_published_draft_has_its_code_numbers_and_timelines(session: Session, by: Actor) -> None:
    meeting = published(session, by)
    assert (meeting.code, meeting.version, meeting.minutes) == (
        "QDS-1404-02-06",
        1,
        Minutes.PUBLISHED,
    )
    proposals = session.exec(select(Proposal).order_by(col(Proposal.number))).all()
    assert [(row.code, row.status, row.public) for row in proposals] == [
        ("QDS-1404-02-06-016", Status.RECORDED, True),
        ("QDS-1404-02-06-027", Status.RECORDED, True),
    ]
    events = session.exec(select(ProposalEvent)).all()
    assert [(event.status, event.happened_on) for event in events] == [(Status.RECORDED, DAY)] * 2
    kinds = Counter(entry.kind for entry in session.exec(select(SearchEntry)))
    assert (kinds["proposal"], kinds["meeting"]) == (2, 1)


def test_a_published_draft_is_the_document_that_an_import_would_give(
    session: Session, by: Actor
) -> None:
    meeting = published(session, by)
    document = gathered(session, meeting)
    assert version(session) == plain(document)
    told = json.loads(exchange.write(document))
    assert [entry["proposers"] for entry in told["proposals"]] == [
        {"organizations": ["انجمن یاران"]},
        {"people": ["بنفشه رفیعی"], "groups": ["چند مدیر سمن"]},
    ]
    assert [entry["agenda_item"] for entry in told["statements"]] == [1, 2]
    assert take_in(session, [document], today=TODAY, at=NOW) == [Outcome.UNCHANGED]


def test_a_second_sitting_of_a_day_has_a_code_of_its_own(session: Session, by: Actor) -> None:
    published(session, by)
    said = draft()
    second = published(session, by, replace(said, details=replace(said.details, number="۳")))
    assert second.code == "QDS2-1404-02-06"


def test_a_half_filled_draft_is_refused_with_every_place(session: Session, by: Actor) -> None:
    half = draft(
        details=Details(body="شورا"),
        attendance=(AttendanceLine(role="مهمان"),),
        proposals=(ProposalLine(proposers=("الف",)),),
    )
    meeting = begun(session, by, half)
    with pytest.raises(Refused) as refused:
        minutes.publish(session, meeting, edits=meeting.edits, by=by, today=TODAY, at=NOW)
    assert faults(refused) == [
        ("meeting.day", "missing"),
        ("attendance[0]", "who_attended"),
        ("proposals[0].text", "missing"),
        ("attendance[0].presence", "presence_missing"),
    ]
    assert meeting.code is None


def test_a_day_to_come_is_refused(session: Session, by: Actor) -> None:
    said = draft()
    ahead = replace(said, details=replace(said.details, day=TODAY.replace(year=2026)))
    with pytest.raises(Refused) as refused:
        published(session, by, ahead)
    assert ("meeting.day", "day_ahead") in faults(refused)


def test_a_number_is_given_once_in_a_body(session: Session, by: Actor) -> None:
    published(session, by)
    said = draft()
    again = replace(said, details=replace(said.details, title="دیگر"))
    with pytest.raises(Refused) as refused:
        published(session, by, again)
    assert faults(refused) == [("meeting.number", "number_used")]


def test_of_a_closed_session_only_ticked_proposals_are_public(session: Session, by: Actor) -> None:
    said = draft()
    closed = replace(said, details=replace(said.details, kind=MeetingKind.CLOSED))
    meeting = begun(session, by, closed)
    minutes.publish(session, meeting, edits=meeting.edits, shown={2}, by=by, today=TODAY, at=NOW)
    rows = session.exec(select(Proposal)).all()
    assert {row.number: row.public for row in rows} == {1: False, 2: True}


def test_the_second_of_two_who_publish_is_told(session: Session, by: Actor) -> None:
    meeting = begun(session, by)
    with pytest.raises(Refused, match="stale"):
        minutes.publish(session, meeting, edits=meeting.edits + 7, by=by, today=TODAY, at=NOW)
    minutes.publish(session, meeting, edits=meeting.edits, by=by, today=TODAY, at=NOW)
    with pytest.raises(Refused, match="not_a_draft"):
        minutes.publish(session, meeting, edits=meeting.edits, by=by, today=TODAY, at=NOW)


def test_a_correction_changes_what_was_changed_and_nothing_else(
    session: Session, seeded: Meeting
) -> None:
    meeting, by = seeded, actor(session, seeded.council_id)
    before = gathered(session, meeting)
    said = redrafting.drafted(before)
    first = replace(said.statements[0], text="سخنی دیگر")
    correct(session, meeting, by, replace(said, statements=(first, *said.statements[1:])))
    after = gathered(session, meeting)
    statements = (before.statements[0].model_copy(update={"text": "سخنی دیگر"}),)
    assert after == before.model_copy(update={"statements": statements + before.statements[1:]})
    assert (meeting.version, meeting.edits) == (2, 1)


def test_minutes_are_published_and_corrected_on_either_database(either: Session) -> None:
    by = actor(either, council(either))
    meeting = published(either, by)
    said = redrafting.drafted(gathered(either, meeting))
    correct(either, meeting, by, replace(said, statements=(), proposals=said.proposals[1:]))
    document = gathered(either, meeting)
    assert (document.statements, document.struck) == ((), (1,))
    assert [row.number for row in either.exec(select(MinutesVersion))] == [1, 2]


def test_a_correction_that_changes_nothing_is_refused(session: Session, seeded: Meeting) -> None:
    meeting, by = seeded, actor(session, seeded.council_id)
    same = redrafting.drafted(gathered(session, meeting))
    with pytest.raises(Refused, match="nothing_changed"):
        correct(session, meeting, by, same)
    with pytest.raises(Refused, match="no_reason"):
        correct(session, meeting, by, same, reason="")


def test_a_struck_proposal_s_number_is_never_given_again(session: Session, by: Actor) -> None:
    meeting = published(session, by)
    said = redrafting.drafted(gathered(session, meeting))
    correct(session, meeting, by, replace(said, proposals=said.proposals[:1]))
    said = redrafting.drafted(gathered(session, meeting))
    more = (*said.proposals, ProposalLine("پیشنهاد تازه"))
    correct(session, meeting, by, replace(said, proposals=more))
    document = gathered(session, meeting)
    assert [proposal.number for proposal in document.proposals] == [1, 3]
    assert document.struck == (2,)
    notes = [event.kind for event in document.proposals[0].events]
    assert notes == [EventKind.STATUS]


def test_a_proposal_that_moved_on_is_not_struck_unseen(either: Session) -> None:
    by = actor(either, council(either))
    meeting = published(either, by)
    first, second = redrafting.drafted(gathered(either, meeting)).proposals
    said = redrafting.drafted(gathered(either, meeting))
    seen = max(last_events(either, meeting.id or 0).values())
    row = either.exec(select(Proposal).where(Proposal.number == first.id)).one()
    case = look(either, row, by=by, today=TODAY, hold=True)
    told: dict[str, Any] = {"happened_on": DAY, "text": "گفته شد", "seen": case.seen, "at": NOW}
    follow_up.enter_note(either, case, kind=EventKind.COMMENT, **told)
    with pytest.raises(Refused, match="moved_since") as refused:
        correct(either, meeting, by, replace(said, proposals=(second,)), seen=seen)
    assert refused.value.values == {"numbers": [1]}
    correct(either, meeting, by, replace(said, proposals=(first,)), seen=seen)
    said = replace(said, proposals=())
    correct(either, meeting, by, said, seen=max(last_events(either, meeting.id or 0).values()))
    assert gathered(either, meeting).struck == (1, 2)


def test_the_second_of_two_corrections_is_told(session: Session, by: Actor) -> None:
    meeting = published(session, by)
    said = redrafting.drafted(gathered(session, meeting))
    late = AttendanceLine(person="دیرآمده", presence=Presence.LATE)
    changed = replace(said, attendance=(*said.attendance, late))
    with pytest.raises(Refused, match="stale"):
        minutes.correct(
            session,
            meeting,
            draft=changed,
            edits=meeting.edits - 1,
            seen=SEEN_ALL,
            reason="غلط",
            by=by,
            today=TODAY,
            at=NOW,
        )
    assert meeting.version == 1
