"""Proposals: what was asked for or decided, and where each stands."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint, text
from sqlmodel import Field

from tracker.models.base import STRICT, Owned, coded
from tracker.models.codes import MOST_PROPOSALS


class ProposalKind(StrEnum):
    """A wish, or something that the meeting settled (a resolution)."""

    PROPOSAL = "proposal"
    DECISION = "decision"


class Status(StrEnum):
    """Where a proposal stands (records.md, A proposal's life)."""

    RECORDED = "recorded"
    UNDER_REVIEW = "under_review"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    DONE_CLAIMED = "done_claimed"
    VERIFIED = "verified"
    PARTLY_DONE = "partly_done"
    NOT_DONE = "not_done"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


OPEN = (
    Status.RECORDED,
    Status.UNDER_REVIEW,
    Status.ASSIGNED,
    Status.IN_PROGRESS,
    Status.DONE_CLAIMED,
)
ENDED = tuple(status for status in Status if status not in OPEN)


class NotDoneReason(StrEnum):
    """Why something will not be done."""

    REJECTED = "rejected"
    OUT_OF_SCOPE = "out_of_scope"
    INFEASIBLE = "infeasible"


class Part(StrEnum):
    """What a person or body is to a proposal, beside the one that is responsible."""

    PROPOSER = "proposer"
    COOPERATING = "cooperating"
    INFORMED = "informed"


PUBLIC = text("public")
PUBLISHED = text("status IS NOT NULL")
MERGED = text("merged_into IS NOT NULL")


def _listed(name: str, *columns: str) -> Index:
    """Return an index over what the public may see, so that no list ever walks over the rest."""
    return Index(f"ix_proposal_{name}", *columns, sqlite_where=PUBLIC, postgresql_where=PUBLIC)


class Proposal(Owned, table=True):
    """One proposal of a meeting. `number` and `code` are given at publication and never used again.

    The columns from `status` on are what the events say, folded; `domain.proposals` alone
    writes them. Marks such as "overdue" are derived at the question (`models.marks`), never kept.
    """

    __table_args__ = (
        UniqueConstraint("meeting_id", "number"),
        CheckConstraint(f"number BETWEEN 1 AND {MOST_PROPOSALS}", name="number"),
        CheckConstraint(
            "(number IS NULL) = (code IS NULL) AND (code IS NULL) = (status IS NULL)",
            name="published",
        ),
        _listed("newest", "updated_at", "id"),
        _listed("status", "status", "updated_at", "id"),
        _listed("council", "council_id", "updated_at", "id"),
        _listed("council_status", "council_id", "status", "updated_at", "id"),
        _listed("responsible", "responsible_id", "updated_at", "id"),
        _listed("due", "due_on"),
        _listed("raised", "raised_on"),
        # The desk follows what is not public too: proposals of closed sessions.
        Index(
            "ix_proposal_desk",
            "council_id",
            "updated_at",
            "id",
            sqlite_where=PUBLISHED,
            postgresql_where=PUBLISHED,
        ),
        # What was merged into a proposal that is to be struck or taken back.
        Index("ix_proposal_merged", "merged_into", sqlite_where=MERGED, postgresql_where=MERGED),
        STRICT,
    )

    meeting_id: int = Field(foreign_key="meeting.id")
    position: int
    number: int | None = None
    code: str | None = Field(default=None, unique=True)
    public: bool = False
    struck_in: int | None = None
    kind: ProposalKind = Field(default=ProposalKind.PROPOSAL, sa_type=coded(ProposalKind))
    text: str = Field(sa_type=Text)
    statement_id: int | None = Field(default=None, foreign_key="statement.id")
    decision: str | None = Field(default=None, sa_type=Text)
    resolution_number: str | None = None
    vote: str | None = None
    continuing: bool = False
    source_sentence: str | None = Field(default=None, sa_type=Text)
    raised_on: date | None = None

    status: Status | None = Field(default=None, sa_type=coded(Status))
    not_done_reason: NotDoneReason | None = Field(default=None, sa_type=coded(NotDoneReason))
    responsible_id: int | None = Field(default=None, foreign_key="organization.id")
    responsible_since: date | None = None
    due_on: date | None = None
    first_due_on: date | None = None
    no_due_reason: str | None = None
    extensions: int = 0
    awaiting: str | None = None
    awaiting_until: date | None = None
    disputed: bool = False
    merged_into: str | None = None
    last_news_on: date | None = None
    updated_at: datetime | None = None


class ProposalParty(Owned, table=True):
    """Who raised a proposal, works on it with the responsible, or is kept informed.

    `name` is as the record has it; a party that is no known person or organization ("those
    present") has a name alone.
    """

    __tablename__ = "proposal_party"
    __table_args__ = (Index(None, "proposal_id", "position"), STRICT)

    proposal_id: int = Field(foreign_key="proposal.id")
    position: int
    part: Part = Field(sa_type=coded(Part))
    name: str
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    organization_id: int | None = Field(default=None, foreign_key="organization.id", index=True)
