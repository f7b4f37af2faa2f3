"""What a proposal's page tells beside its row."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from tests.everything import closed, everything
from tests.factories import DAY, document, event, meeting, proposal, published, raw, step
from tests.queries.asked import asking
from tracker import exchange
from tracker.models import Meeting, Proposal
from tracker.models.meetings import DateBasis, MeetingKind
from tracker.models.proposals import Part, ProposalKind
from tracker.queries import proposals, timeline
from tracker.queries.timeline import Origin
from tracker.store.engine import reading, writing

CODE = "QDS-1404-02-06-016"


def number(session: Session, code: str = CODE) -> int:
    row = proposals.coded(session, code)
    assert row is not None
    return row.id


def test_a_proposal_tells_the_meeting_and_the_words_that_it_came_from(either: Session) -> None:
    published(either, exchange.read(raw(everything())))
    found = timeline.origin(either, number(either))
    assert found == Origin(
        kind=ProposalKind.DECISION,
        number=1,
        source_sentence="پیشنهاد شد:",
        decision="تصویب شد",
        resolution_number="۷",
        vote="۵ موافق، ۱ مخالف",
        first_due_on=date(2025, 6, 21),
        awaiting=None,
        merged_into=None,
        meeting="QDS-1404-02-06",
        title="جلسهٔ هم‌اندیشی",
        day=DAY,
        date_basis=DateBasis.INFERRED,
        meeting_kind=MeetingKind.EXTRAORDINARY,
        body="کمیسیون فرهنگی شورای اسلامی شهر قدس",
        council="شورای QDS",
        council_slug="qds",
        source_site="روزنامه",
        source_address="https://example.org/report?n=1",
        source_published_on=date(2025, 5, 1),
        speaker="بنفشه رفیعی",
        statement="سمن‌ها «سرمایه»اند؛ ۱۲ سال.",
        siblings=1,
    )
    kinds = (type(found.kind), type(found.date_basis), type(found.meeting_kind))
    assert kinds == (ProposalKind, DateBasis, MeetingKind)


def test_a_proposal_that_came_from_no_statement_has_none(session: Session) -> None:
    published(session, document(proposal(1), proposal(2)))
    found = timeline.origin(session, number(session))
    assert (found.speaker, found.statement, found.source_site, found.siblings) == (
        None,
        None,
        None,
        2,
    )


def test_of_a_closed_session_only_day_body_and_kind_are_told(session: Session) -> None:
    published(session, exchange.read(raw(closed())))
    found = timeline.origin(session, number(session))
    assert (found.title, found.day, found.meeting_kind) == (found.body, DAY, "closed")
    hidden = (
        found.source_sentence,
        found.source_site,
        found.source_address,
        found.source_published_on,
        found.speaker,
        found.statement,
    )
    assert hidden == (None,) * 6


def test_the_timeline_has_the_latest_entry_first_whatever_day_it_tells_of(either: Session) -> None:
    parts = [step("recorded"), event("letter", date(2025, 4, 1)), step("under_review")]
    published(either, document(proposal(1, *parts), proposal(2, event("comment"))))
    found = timeline.events(either, number(either))
    assert [told.status or told.kind for told in found] == ["under_review", "letter", "recorded"]


def test_everybody_who_has_a_part_is_told_in_the_documents_order(either: Session) -> None:
    published(either, exchange.read(raw(everything())))
    found = timeline.parties(either, number(either))
    assert [(told.part, told.name) for told in found] == [
        (Part.PROPOSER, "بنفشه رفیعی"),
        (Part.PROPOSER, "خانهٔ سمن‌ها"),
        (Part.PROPOSER, "حاضران جلسه"),
        (Part.COOPERATING, "شهرداری قدس"),
        (Part.INFORMED, "فرمانداری قدس"),
    ]


@pytest.mark.parametrize("count", [1, 3, 60])
def test_each_question_is_asked_once_however_long_the_answer_is(engine: Engine, count: int) -> None:
    groups = {"groups": [f"گروه {n}" for n in range(count)]}
    given = document(proposal(1, step("recorded"), *[event("comment")] * count, proposers=groups))
    with writing(engine) as session:
        published(session, given)
    with reading(engine) as session:
        proposal_id = number(session)
        with asking(engine) as asked:
            timeline.origin(session, proposal_id)
            assert len(timeline.events(session, proposal_id)) == count + 1
            assert len(timeline.parties(session, proposal_id)) == count
    assert len(asked) == 3


def test_another_meetings_statement_of_the_same_place_is_not_told(session: Session) -> None:
    for sitting, text in ((1, "نخست"), (2, "دوم")):
        said = [{"text": text}]
        published(session, document(proposal(1, statement=1), statements=said, sitting=sitting))
    assert timeline.origin(session, number(session)).statement == "نخست"
    second = number(session, "QDS2-1404-02-06-015")
    assert timeline.origin(session, second).statement == "دوم"


def test_the_last_event_of_each_proposal_of_a_meeting_is_known(either: Session) -> None:
    way = step("recorded"), step("assigned")
    published(either, document(proposal(1, *way), proposal(2)), document(day=date(2025, 5, 3)))
    last = {
        row.number: max(event.id or 0 for event in timeline.events(either, row.id or 0))
        for row in either.exec(select(Proposal))
    }
    first, second = either.exec(select(Meeting.id).order_by(col(Meeting.day)))
    assert timeline.last_events(either, first or 0) == last
    assert timeline.last_events(either, second or 0) == {}


def test_where_nothing_was_held_there_is_nothing_to_tell(session: Session) -> None:
    published(session, document(meeting=meeting(held="cancelled")))
    assert timeline.events(session, 1) == []
    assert timeline.parties(session, 1) == []
