"""Which meetings are public: published, and not taken back since."""

import json
from datetime import datetime
from typing import Any, NamedTuple

from sqlmodel import Session, col, select

from tracker.models import Meeting, Retraction
from tracker.queries.statement import statement

TOMBSTONE = """
SELECT m.code, r.reason, r.confirmed_at
FROM retraction r JOIN meeting m ON m.id = r.meeting_id
WHERE r.confirmed_at IS NOT NULL AND m.code = :code
"""
OF_PROPOSAL = """
SELECT m.code, r.reason, r.confirmed_at
FROM retraction r JOIN meeting m ON m.id = r.meeting_id JOIN proposal p ON p.meeting_id = m.id
WHERE r.confirmed_at IS NOT NULL AND p.code = :code
"""
BODIES = """
SELECT b.body, p.number
FROM proposal p JOIN minutes_version v ON v.meeting_id = p.meeting_id
JOIN ledger_body b ON b.council_id = v.council_id AND b.seq = v.seq
WHERE p.code = :code
"""


def is_kept(meeting: str) -> str:
    """Return the condition that a publication was not taken back, by the meeting's id."""
    return (
        "NOT EXISTS (SELECT 1 FROM retraction r"
        f" WHERE r.meeting_id = {meeting} AND r.confirmed_at IS NOT NULL)"
    )


def is_public(alias: str) -> str:
    """Return the condition that a meeting is public, for a prepared text with this alias."""
    return f"{alias}.code IS NOT NULL AND {is_kept(f'{alias}.id')}"


def not_retracted(meeting: Any = Meeting.id) -> Any:
    """Return the condition that a meeting, by this id, was not taken back: for rows."""
    gone = select(Retraction.meeting_id).where(col(Retraction.confirmed_at).is_not(None))
    return col(meeting).not_in(gone)


class Tombstone(NamedTuple):
    """What is left of a publication that was taken back."""

    meeting: str
    reason: str
    on: datetime


def tombstone(session: Session, code: str) -> Tombstone | None:
    """Return what is left of a meeting by its code, or None where it was not taken back."""
    return _found(session, TOMBSTONE, code)


def tombstone_of_proposal(session: Session, code: str) -> Tombstone | None:
    """Return what is left of the meeting in which the proposal of this code was raised, or None.

    None too where no version of its minutes ever showed the proposal to the public.
    """
    found = _found(session, OF_PROPOSAL, code)
    if found is None:
        return None
    bodies = session.connection().execute(statement(BODIES), {"code": code})
    return found if any(shows(body, number) for body, number in bodies) else None


def shows(body: str | None, number: int) -> bool:
    """Tell whether a version of minutes, by its entry's body, has a proposal of this number."""
    told = json.loads(body or "{}").get("document", {})
    return any(row["number"] == number for row in told.get("proposals", ()))


def _found(session: Session, sql: str, code: str) -> Tombstone | None:
    found = session.connection().execute(statement(sql), {"code": code}).first()
    return Tombstone(*found) if found else None
