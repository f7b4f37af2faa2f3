"""SQL texts made once and kept, with types for what goes in and what comes out.

Lists are read through texts that return tuples: an ORM row costs nine times as much, and a text
shows the plan that it will have (performance.md, findings 1 and 2).
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Boolean, Date, TextualSelect, bindparam, text
from sqlmodel import UTCDateTime

from tracker.models.base import coded
from tracker.models.events import EventKind
from tracker.models.meetings import DateBasis, Held, MeetingKind
from tracker.models.proposals import NotDoneReason, ProposalKind, Status

# One name means one type, in every text: a column as much as a value.
TYPES: dict[str, Any] = {
    "at": UTCDateTime(),
    "asked_at": UTCDateTime(),
    "awaiting_until": Date(),
    "closed_on": Date(),
    "confirmed_at": UTCDateTime(),
    "continuing": Boolean(),
    "date_basis": coded(DateBasis),
    "day": Date(),
    "disputed": Boolean(),
    "due_on": Date(),
    "entered_at": UTCDateTime(),
    "event_kind": coded(EventKind),
    "first_due_on": Date(),
    "happened_on": Date(),
    "held": coded(Held),
    "last_news_on": Date(),
    "meeting_kind": coded(MeetingKind),
    "not_done_reason": coded(NotDoneReason),
    "outcome": coded(Status),
    "published_at": UTCDateTime(),
    "raised_on": Date(),
    "responsible_since": Date(),
    "proposal_kind": coded(ProposalKind),
    "saved_at": UTCDateTime(),
    "since": Date(),
    "source_published_on": Date(),
    "status": coded(Status),
    "today": Date(),
    "until": Date(),
    "updated_at": UTCDateTime(),
}
VALUE = re.compile(r"(?<!:):([a-z_]+)")
COLUMN = re.compile(r"[a-z_]+")


@lru_cache(maxsize=512)
def statement(sql: str) -> TextualSelect:
    """Return the prepared text; its values and columns are typed by their names.

    `:ids` stands for any number of ids, behind IN.
    """
    values = {name for name in VALUE.findall(sql) if name in TYPES}
    chosen = sql[: sql.index("\nFROM")]
    columns = {name for name in COLUMN.findall(chosen) if name in TYPES}
    typed = text(sql).bindparams(*(bindparam(name, type_=TYPES[name]) for name in sorted(values)))
    if ":ids" in sql:
        typed = typed.bindparams(bindparam("ids", expanding=True))
    return typed.columns(**{name: TYPES[name] for name in columns})


def any_of(values: Sequence[str]) -> str:
    """Return codes as a list for IN; they are members of enums, never what somebody typed."""
    return "(" + ", ".join(f"'{value}'" for value in values) + ")"
