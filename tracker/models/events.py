"""The timeline of a proposal: written once, never changed."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlmodel import Field

from tracker.models.base import STRICT, Owned, coded
from tracker.models.proposals import NotDoneReason, Status


class EventKind(StrEnum):
    """What happened; only `STATUS` moves the status."""

    STATUS = "status"
    PROGRESS = "progress"
    ASSIGNMENT = "assignment"
    EXTENSION = "extension"
    LETTER = "letter"
    PROOF = "proof"
    DISPUTE = "dispute"
    CONFIRMATION = "confirmation"
    COMMENT = "comment"
    MERGE = "merge"
    CORRECTION = "correction"


# What a body does, or suffers, that was made responsible.
OF_THE_RESPONSIBLE = (EventKind.ASSIGNMENT, EventKind.EXTENSION, EventKind.PROGRESS)


class Channel(StrEnum):
    """How the news came."""

    MEETING = "meeting"
    LETTER = "letter"
    PHONE = "phone"
    SYSTEM = "system"
    PRESS = "press"


class Certainty(StrEnum):
    """How sure it is: somebody says so, a document shows it, somebody else confirmed it."""

    CLAIMED = "claimed"
    DOCUMENTED = "documented"
    CONFIRMED = "confirmed"


class Direction(StrEnum):
    """Did the letter come in or go out?"""

    INCOMING = "incoming"
    OUTGOING = "outgoing"


class ProposalEvent(Owned, table=True):
    """One row of the public timeline (records.md, Nouns: ProposalEvent).

    `happened_on` is a day in Tehran; `entered_at` the instant at which it was written down.
    Reports count by the first; order and status follow the second. Triggers of both databases
    refuse to change or delete a row.
    """

    __tablename__ = "proposal_event"
    __table_args__ = (
        CheckConstraint("(kind = 'status') = (status IS NOT NULL)", name="moves"),
        Index(None, "proposal_id", "id"),
        Index(None, "council_id", "happened_on"),
        Index(
            "ix_proposal_event_on_behalf_of",
            "council_id",
            "on_behalf_of_key",
            sqlite_where=text("on_behalf_of_key IS NOT NULL"),
            postgresql_where=text("on_behalf_of_key IS NOT NULL"),
        ),
        STRICT,
    )

    proposal_id: int = Field(foreign_key="proposal.id")
    kind: EventKind = Field(sa_type=coded(EventKind))
    status: Status | None = Field(default=None, sa_type=coded(Status))
    happened_on: date
    entered_at: datetime
    actor: str | None = None
    capacity: str | None = None
    on_behalf_of: str | None = None
    on_behalf_of_key: str | None = None  # folded: the register may spell the name otherwise
    channel: Channel | None = Field(default=None, sa_type=coded(Channel))
    certainty: Certainty = Field(default=Certainty.CLAIMED, sa_type=coded(Certainty))
    text: str | None = Field(default=None, sa_type=Text)
    not_done_reason: NotDoneReason | None = Field(default=None, sa_type=coded(NotDoneReason))
    decision: str | None = Field(default=None, sa_type=Text)
    organization_id: int | None = Field(default=None, foreign_key="organization.id")
    organization: str | None = None
    contact_person: str | None = None
    due_on: date | None = None
    no_due_reason: str | None = None
    awaiting: str | None = None
    awaiting_until: date | None = None
    letter_number: str | None = None
    letter_on: date | None = None
    letter_direction: Direction | None = Field(default=None, sa_type=coded(Direction))
    proof_address: str | None = None
    meeting: str | None = None
    target: str | None = None
    account_id: int | None = None  # no foreign key: SQLite could never drop the column again
