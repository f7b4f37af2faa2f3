"""Small functions that build valid meeting documents, whole or in parts, and publish them.

A part is a dict of JSON's own types, as it stands in a file: tests change it, make it wrong, and
read it as the product reads it.
"""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from tracker import exchange
from tracker.domain.documents import Outcome, take_in
from tracker.exchange import Document
from tracker.models.codes import meeting_code
from tracker.models.events import EventKind
from tracker.models.proposals import Status

Content = dict[str, Any]

DAY = date(2025, 4, 26)  # 1404-02-06: the meeting
TODAY = date(2025, 10, 1)
NOW = datetime(2025, 10, 1, 8, 30, tzinfo=UTC)
BY_HAND: Any = {"by": None, "at": NOW}  # who changed a register, and when, where neither matters

# What each step and kind of event owes (records.md, A proposal's life).
OWED: dict[str, Content] = {
    Status.ASSIGNED: {"decision": "تصویب شد", "organization": "شهرداری", "due_on": "2025-06-21"},
    Status.IN_PROGRESS: {"text": "کار آغاز شد"},
    Status.DONE_CLAIMED: {"text": "انجام شد", "proof_address": "https://example.org/proof"},
    Status.VERIFIED: {"text": "تأیید شد"},
    Status.PARTLY_DONE: {"text": "نیمی مانده است"},
    Status.NOT_DONE: {"not_done_reason": "infeasible", "text": "بودجه نیست"},
    Status.WITHDRAWN: {"text": "پس گرفته شد"},
    Status.MERGED: {"target": "QDS-1404-02-06-906"},
    EventKind.PROGRESS: {"text": "نیمی از کار"},
    EventKind.ASSIGNMENT: {"organization": "فرمانداری", "text": "مسئول دیگر"},
    EventKind.EXTENSION: {"due_on": "2025-08-22", "text": "مهلت بیشتر"},
    EventKind.LETTER: {"letter_number": "۱۲/۳", "letter_direction": "outgoing"},
    EventKind.PROOF: {"proof_address": "https://example.org/photo"},
    EventKind.DISPUTE: {"text": "انجام نشده است"},
    EventKind.COMMENT: {"text": "یادداشت"},
    EventKind.MERGE: {"target": "QDS-1404-02-06-906"},
    EventKind.CORRECTION: {"text": "غلط تایپی"},
}


def council(prefix: str = "QDS", **changes: Any) -> Content:
    """Return a council; its other names follow from its prefix."""
    names = {"slug": prefix.lower(), "name": f"شورای {prefix}", "short_name": f"شهر {prefix}"}
    return {**names, "prefix": prefix, **changes}


def meeting(day: date = DAY, **changes: Any) -> Content:
    """Return a meeting with no more than it must have."""
    return {"title": "جلسه", "day": day.isoformat(), **changes}


def step(status: str, day: date = DAY, **changes: Any) -> Content:
    """Return the event that moves a proposal to this status, with all that it owes."""
    return _told({"status": status, **OWED.get(status, {}), **changes}, day)


def event(kind: str, day: date = DAY, **changes: Any) -> Content:
    """Return an event that moves no status, with all that it owes."""
    return _told({"kind": kind, **OWED.get(kind, {}), **changes}, day)


def _told(event: Content, day: date) -> Content:
    """Return the event with its day, and without what was taken away by None."""
    told = {field: value for field, value in event.items() if value is not None}
    return {"happened_on": day.isoformat(), **told}


def proposal(number: int, *events: Content, **changes: Any) -> Content:
    """Return a proposal with this timeline; without one, an import begins it."""
    return {"number": number, "text": f"پیشنهاد {number}", "events": list(events), **changes}


def content(
    *proposals: Content, prefix: str = "QDS", day: date = DAY, sitting: int = 1, **changes: Any
) -> Content:
    """Return a whole document as it stands in a file; `changes` replace or add top fields."""
    return {
        "format": "civic-meeting/1",
        "council": council(prefix),
        "code": meeting_code(prefix, day, sitting),
        "meeting": meeting(day),
        "proposals": list(proposals),
        **changes,
    }


def raw(part: Any) -> bytes:
    """Return the bytes of a file that holds this."""
    return json.dumps(part, ensure_ascii=False).encode()


def document(*proposals: Content, **changes: Any) -> Document:
    """Return the document of this `content`, read as from a file."""
    return exchange.read(raw(content(*proposals, **changes)))


def days(count: int) -> list[date]:
    """Return as many days of meetings, one week apart, the last of them `DAY`."""
    return [DAY - timedelta(weeks=weeks) for weeks in reversed(range(count))]


def published(
    session: Session, *documents: Document, at: datetime = NOW, correct: str | None = None
) -> list[Outcome]:
    """Take documents in together, as of `TODAY`, and commit."""
    outcomes = take_in(session, documents, today=TODAY, at=at, correct=correct)
    session.commit()
    return outcomes
