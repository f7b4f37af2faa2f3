"""Drafts of minutes: begun, saved as often as anybody likes, discarded (records.md, Minutes)."""

import secrets
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, update
from sqlmodel import Session, col, select

from tracker.domain import drafts
from tracker.domain.actors import Actor
from tracker.domain.errors import Refused
from tracker.models import Meeting
from tracker.models.meetings import Minutes
from tracker.queries.lines import Details, Draft

MOST_EDITS = 100_000_000


def start(
    session: Session,
    council_id: int,
    *,
    draft: Draft,
    previous: str | None = None,
    by: Actor,
    at: datetime,
) -> Meeting:
    """Return a new draft that begins with what `draft` says (mostly carried over).

    Raises Refused("draft_exists") where the same sitting was begun already: a form sent twice
    makes one meeting.
    """
    if (same := _begun(session, council_id, draft.details)) is not None:
        raise Refused("draft_exists", number=same.id)
    meeting = Meeting(
        council_id=council_id,
        **_columns(draft.details),
        minutes=Minutes.DRAFT,
        previous=previous,
        # The number of a discarded draft is given again: its forms must not fit the next one.
        edits=secrets.randbelow(MOST_EDITS),
        saved_at=at,
        saved_by=by.name,
    )
    session.add(meeting)
    session.flush()
    drafts.write(session, meeting, draft)
    return meeting


def save(
    session: Session, meeting: Meeting, *, draft: Draft, edits: int, by: Actor, at: datetime
) -> None:
    """Make the rows of a draft say what `draft` says; empty lines are dropped.

    `edits` is the count that the form was made from. Raises Refused("not_a_draft") where the
    minutes are published, Refused("stale") where somebody else has saved since.
    """
    check_draft(meeting)
    claim(session, meeting, edits=edits, by=by, at=at)
    for column, value in _columns(draft.details).items():
        setattr(meeting, column, value)
    drafts.write(session, meeting, draft)


def discard(session: Session, meeting: Meeting, *, edits: int, by: Actor, at: datetime) -> None:
    """Delete a draft that was never published; no code, number or public page ever named it.

    Raises Refused("not_a_draft") or Refused("stale") as `save` does.
    """
    check_draft(meeting)
    claim(session, meeting, edits=edits, by=by, at=at)
    drafts.write(session, meeting, Draft())
    session.delete(meeting)
    session.flush()


def check_draft(meeting: Meeting) -> None:
    """Raise Refused("not_a_draft") unless these minutes were never published."""
    if meeting.code is not None:
        raise Refused("not_a_draft", code=meeting.code)


def claim(session: Session, meeting: Meeting, *, edits: int, by: Actor, at: datetime) -> None:
    """Count one more edit of a meeting; raise Refused("stale") if it is not the `edits`-th state.

    Asked and answered by one UPDATE, so that of any number of editors one wins, on either
    database.
    """
    counted: CursorResult[Any] = session.connection().execute(
        update(Meeting)
        .where(col(Meeting.id) == meeting.id, col(Meeting.edits) == edits)
        .values(edits=edits + 1, saved_at=at, saved_by=by.name)
    )
    if counted.rowcount != 1:
        raise Refused("stale")
    session.refresh(meeting)


def _begun(session: Session, council_id: int, details: Details) -> Meeting | None:
    begun = select(Meeting).where(
        Meeting.council_id == council_id,
        col(Meeting.code).is_(None),
        Meeting.day == details.day,
        Meeting.body == details.body,
        Meeting.number == details.number,
        Meeting.title == (details.title or ""),
    )
    return session.exec(begun).first()


def _columns(details: Details) -> dict[str, Any]:
    return asdict(replace(details, title=details.title or ""))
