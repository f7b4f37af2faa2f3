"""What a new meeting begins with: what the last one had."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, func, select

from tracker.models import Attendance, Meeting
from tracker.models.meetings import MeetingKind
from tracker.persian.listing import following
from tracker.queries.drafts import details, rows
from tracker.queries.lines import AttendanceLine, Details, Draft
from tracker.queries.published import not_retracted

MOST_BODIES = 20


def last_meetings(session: Session, council_id: int) -> Sequence[Meeting]:
    """Return the last meeting of each body of a council, drafts too, the latest first."""
    latest = (col(Meeting.day).desc().nulls_last(), col(Meeting.id).desc())
    place = func.row_number().over(partition_by=col(Meeting.body), order_by=latest)
    ranked = (
        select(col(Meeting.id).label("id"), place.label("place"))
        .where(Meeting.council_id == council_id, not_retracted())
        .subquery()
    )
    last = select(Meeting).join(ranked, ranked.c.id == Meeting.id).where(ranked.c.place == 1)
    return session.exec(last.order_by(*latest).limit(MOST_BODIES)).all()


def carried(session: Session, last: Meeting | None, *, today: date) -> Draft:
    """Return the draft that follows a meeting: its body, place, chair, secretary and attendees.

    The number goes on, the day is today; how each one is there, nobody has said yet. That it is
    closed is decided anew each time.
    """
    if last is None:
        return Draft(Details(day=today))
    before = details(last)
    now = Details(
        title=None if before.body else before.title,
        body=before.body,
        kind=Details().kind if before.kind is MeetingKind.CLOSED else before.kind,
        term=before.term,
        number=following(before.number),
        day=today,
        place=before.place,
        chair=before.chair,
        secretary=before.secretary,
    )
    return Draft(now, attendance=attendees(session, last))


def attendees(session: Session, last: Meeting) -> tuple[AttendanceLine, ...]:
    """Return who is expected after a meeting; groups were there once."""
    lines = (
        AttendanceLine(row.person, row.organization, role=row.role)
        for row in rows(session, Attendance, last)
        if not row.group_text
    )
    return tuple(line for line in lines if not line.is_empty)
