"""The desk's meetings."""

from dataclasses import replace
from datetime import timedelta

from sqlmodel import Session

from tests.drafting import actor, begun, council, draft, published
from tests.factories import DAY, NOW
from tracker.domain import retraction
from tracker.queries.desk import asked_retractions, meetings, open_drafts
from tracker.queries.paging import PAGE


def test_drafts_and_published_meetings_are_listed_page_by_page(either: Session) -> None:
    by, details = actor(either, council(either)), draft().details
    begun(either, actor(either, council(either, "SHR")))
    published(either, by)
    for number in range(PAGE):
        later = replace(details, number=None, title=str(number), day=DAY + timedelta(number))
        begun(either, by, draft(details=later))
    begun(either, by, draft(details=replace(details, number=None, title="بی‌روز", day=None)))
    first = meetings(either, by.council_id)
    second = meetings(either, by.council_id, after=first.after or "")
    titles = [row.title for row in [*first.rows, *second.rows]]
    days = [str(number) for number in reversed(range(PAGE))]
    assert titles == ["بی‌روز", *days, "نشست شورا با سمن‌ها"]
    assert (len(first.rows), second.after) == (PAGE, None)


def test_a_token_that_is_none_begins_at_the_beginning(session: Session) -> None:
    by = actor(session, council(session))
    begun(session, by)
    assert len(meetings(session, by.council_id, after="' OR 1=1").rows) == 1


def test_drafts_and_wishes_to_retract_wait(session: Session) -> None:
    by = actor(session, council(session))
    meeting = published(session, by)
    begun(session, by)
    assert [row.code for row in open_drafts(session, by.council_id)] == [None]
    assert asked_retractions(session, by.council_id) == []
    retraction.ask(session, meeting, reason="اشتباه", by=by, at=NOW)
    assert [row.id for row in asked_retractions(session, by.council_id)] == [meeting.id]
    retraction.confirm(session, meeting, by=actor(session, by.council_id, name="رئیس"), at=NOW)
    assert asked_retractions(session, by.council_id) == []
