"""What a new meeting begins with."""

from dataclasses import replace
from datetime import timedelta

from sqlmodel import Session

from tests.drafting import actor, begun, council, draft, published
from tests.factories import DAY, NOW, TODAY
from tracker.domain import retraction
from tracker.models.meetings import MeetingKind, Presence
from tracker.queries.carrying import attendees, carried, last_meetings
from tracker.queries.lines import AttendanceLine, Details, Draft


def test_body_place_chair_secretary_and_attendees_are_carried_over(session: Session) -> None:
    group = AttendanceLine(group="چند نفر", presence=Presence.PRESENT)
    said = draft(attendance=(*draft().attendance, group))
    last = begun(session, actor(session, council(session)), said)
    found = carried(session, last, today=TODAY)
    assert found == Draft(
        Details(
            body="کمیسیون فرهنگی",
            number="۳",
            day=TODAY,
            place="تالار شورا",
            chair="بنفشه رفیعی",
            secretary="علی محمدی",
        ),
        attendance=(
            AttendanceLine(person="بنفشه رفیعی", role="رئیس"),
            AttendanceLine(organization="انجمن یاران"),
        ),
    )
    assert attendees(session, last) == found.attendance


def test_that_a_session_was_closed_is_not_carried_over(session: Session) -> None:
    said = draft()
    by = actor(session, council(session))
    for kind, carries in ((MeetingKind.CLOSED, False), (MeetingKind.OPEN, True)):
        last = begun(session, by, replace(said, details=replace(said.details, kind=kind)))
        assert (carried(session, last, today=TODAY).details.kind is kind) is carries
        said = replace(said, details=replace(said.details, number="۹"))


def test_a_first_meeting_has_today_alone(session: Session) -> None:
    assert carried(session, None, today=TODAY) == Draft(Details(day=TODAY))


def test_a_meeting_without_a_body_hands_on_its_title(session: Session) -> None:
    said = draft(details=Details(title="نشست", day=DAY))
    last = begun(session, actor(session, council(session)), said)
    assert carried(session, last, today=TODAY).details.title == "نشست"


def test_the_last_meeting_of_each_body_is_known_by_its_day(either: Session) -> None:
    by, before = actor(either, council(either)), draft().details
    late = published(either, by)
    early = replace(before, day=DAY - timedelta(days=7), number="۱")
    begun(either, by, draft(details=early))
    other = begun(either, by, draft(details=replace(before, body="شورا")))
    foreign = actor(either, council(either, "SHR"))
    begun(either, foreign)
    assert [row.id for row in last_meetings(either, by.council_id)] == [other.id, late.id]


def test_what_was_taken_back_hands_on_nothing(session: Session) -> None:
    by = actor(session, council(session))
    meeting = published(session, by)
    retraction.ask(session, meeting, reason="اشتباه", by=by, at=NOW)
    other = actor(session, by.council_id, name="رئیس")
    retraction.confirm(session, meeting, by=other, at=NOW)
    assert last_meetings(session, by.council_id) == []
