"""Meetings: when and where a body met, who was there, what was on the agenda."""

from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint, text
from sqlmodel import Field

from tracker.models.base import STRICT, Owned, coded


class MeetingKind(StrEnum):
    """What kind of sitting it was."""

    ORDINARY = "ordinary"
    EXTRAORDINARY = "extraordinary"
    OPEN = "open"
    CLOSED = "closed"
    CONSULTATION = "consultation"


class Held(StrEnum):
    """Did it take place? (One of a meeting's two states; the other is `Minutes`.)"""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"


class Minutes(StrEnum):
    """How far its minutes are."""

    NONE = "none"
    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"
    PUBLISHED = "published"


class DateBasis(StrEnum):
    """How the day is known: the source says it, it was inferred, or a person confirmed it."""

    STATED = "stated"
    INFERRED = "inferred"
    CONFIRMED = "confirmed"


class Presence(StrEnum):
    """How somebody was there, or was not."""

    PRESENT = "present"
    LATE = "late"
    LEFT_EARLY = "left_early"
    EXCUSED = "excused"
    ABSENT = "absent"
    SUBSTITUTED = "substituted"
    GUEST = "guest"


class Meeting(Owned, table=True):
    """One sitting of a body. `code` is given at first publication and never changes.

    `version` counts what was published, `edits` how often the record was saved: two clerks who
    read the same number cannot both save; `saved_by` is the name of who saved last.
    """

    __table_args__ = (
        UniqueConstraint("body_id", "term", "number"),
        # A unique constraint takes each missing term for another one.
        Index(
            "uq_meeting_without_term",
            "body_id",
            "number",
            unique=True,
            sqlite_where=text("term IS NULL"),
            postgresql_where=text("term IS NULL"),
        ),
        Index("ix_meeting_newest", "day", "id"),
        Index("ix_meeting_council", "council_id", "day", "id"),
        STRICT,
    )

    code: str | None = Field(default=None, unique=True)
    version: int = 0
    edits: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    title: str
    body_id: int | None = Field(default=None, foreign_key="organization.id")
    body: str | None = None
    kind: MeetingKind = Field(default=MeetingKind.ORDINARY, sa_type=coded(MeetingKind))
    term: str | None = None
    number: str | None = None
    day: date | None = None
    starts_at: time | None = None
    approximate: bool = False
    date_basis: DateBasis = Field(default=DateBasis.STATED, sa_type=coded(DateBasis))
    date_text: str | None = None
    body_inferred: bool = False
    place: str | None = None
    chair: str | None = None
    chair_id: int | None = Field(default=None, foreign_key="person.id")
    secretary: str | None = None
    secretary_id: int | None = Field(default=None, foreign_key="person.id")
    previous: str | None = None
    held: Held = Field(default=Held.HELD, sa_type=coded(Held))
    minutes: Minutes = Field(default=Minutes.NONE, sa_type=coded(Minutes))
    approved_by: str | None = None
    source_site: str | None = None
    source_title: str | None = None
    source_address: str | None = None
    source_published_on: date | None = None
    source_sha256: str | None = None
    saved_at: datetime | None = None
    saved_by: str | None = None


class AgendaItem(Owned, table=True):
    """One numbered item of the agenda."""

    __tablename__ = "agenda_item"
    __table_args__ = (Index(None, "meeting_id", "position"), STRICT)

    meeting_id: int = Field(foreign_key="meeting.id")
    position: int
    text: str = Field(sa_type=Text)


class Attendance(Owned, table=True):
    """Who was there, in the words of that day; a group has no head count and is in no quorum.

    A draft's row may name nobody yet, or not say how they were there; it points to no register.
    """

    __table_args__ = (
        CheckConstraint(
            "group_text IS NULL OR (person_id IS NULL AND organization_id IS NULL)", name="who"
        ),
        Index(None, "meeting_id", "position"),
        STRICT,
    )

    meeting_id: int = Field(foreign_key="meeting.id")
    position: int
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    person: str | None = None
    organization_id: int | None = Field(default=None, foreign_key="organization.id", index=True)
    organization: str | None = None
    group_text: str | None = None
    role: str | None = None
    on_behalf_of: str | None = None
    presence: Presence | None = Field(default=None, sa_type=coded(Presence))
    reason: str | None = None
    substitute: str | None = None
    came_at: time | None = None
    left_at: time | None = None
