"""The desk's meetings: all of a council's, drafts too, and those that wait for somebody."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlmodel import Session

from tracker.models.meetings import MeetingKind
from tracker.queries.filters import Condition
from tracker.queries.paging import PAGE, Page
from tracker.queries.statement import statement

MEETINGS = """
SELECT m.id, m.code, m.title, m.body, m.number, m.kind AS meeting_kind, m.day, m.saved_at,
       m.saved_by, r.asked_at, r.confirmed_at
FROM meeting m LEFT JOIN retraction r ON r.meeting_id = m.id
WHERE m.council_id = :council{conditions}
ORDER BY m.day DESC NULLS FIRST, m.id DESC LIMIT :limit
"""
# A day that is not told counts as later than any other, as in the order of the list.
AFTER = """(COALESCE(m.day, '9999-12-31'), m.id) <
 (SELECT COALESCE(x.day, '9999-12-31'), x.id FROM meeting x
  WHERE x.id = :last AND x.council_id = :council)"""


class DeskMeeting(NamedTuple):
    """A meeting as the desk lists it: a draft has no code; the last two tell of a retraction."""

    id: int
    code: str | None
    title: str
    body: str | None
    number: str | None
    kind: MeetingKind
    day: date | None
    saved_at: datetime | None
    saved_by: str | None
    asked_at: datetime | None
    confirmed_at: datetime | None


def meetings(session: Session, council_id: int, *, after: str = "") -> Page[DeskMeeting]:
    """Return a page of all meetings of a council, those without a day and the latest first."""
    number = int(after) if after.isascii() and after.isdecimal() and len(after) < 19 else 0
    conditions = [(AFTER, {"last": number})] if number else []
    rows = _meetings(session, council_id, conditions, PAGE + 1)
    return Page(rows[:PAGE], str(rows[PAGE - 1].id) if len(rows) > PAGE else None)


def open_drafts(session: Session, council_id: int) -> Sequence[DeskMeeting]:
    """Return the drafts that somebody may go on with."""
    return _meetings(session, council_id, [("m.code IS NULL", {})], PAGE)


def asked_retractions(session: Session, council_id: int) -> Sequence[DeskMeeting]:
    """Return the published meetings whose retraction waits for a second person."""
    asked = "r.asked_at IS NOT NULL AND r.confirmed_at IS NULL"
    return _meetings(session, council_id, [(asked, {})], PAGE)


def _meetings(
    session: Session, council_id: int, conditions: Sequence[Condition], limit: int
) -> list[DeskMeeting]:
    narrowed = "".join(f" AND {condition}" for condition, _ in conditions)
    values = {name: value for _, named in conditions for name, value in named.items()}
    sql = statement(MEETINGS.format(conditions=narrowed))
    found = session.connection().execute(sql, {**values, "council": council_id, "limit": limit})
    return [DeskMeeting(*row) for row in found]
