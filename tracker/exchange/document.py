"""The tree of a meeting document."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from tracker.exchange.events import MOST_EVENTS, Event
from tracker.exchange.faults import Fault, Faults, wrong
from tracker.exchange.fields import (
    Address,
    Clock,
    Count,
    Day,
    Flag,
    Line,
    MeetingCode,
    Part,
    ProposalCode,
    Words,
)
from tracker.exchange.registers import Council, Organization, Person
from tracker.exchange.repeats import listed_twice
from tracker.models import codes
from tracker.models.meetings import DateBasis, Held, MeetingKind, Presence
from tracker.models.proposals import ProposalKind
from tracker.models.statements import StatementKind

Format = Literal["civic-meeting/1"]
FORMAT: Format = "civic-meeting/1"


class Source(Part):
    """Where the record was taken from, if it is not the council's own minutes."""

    site: Line
    title: Line | None = None
    address: Address | None = None
    published_on: Day | None = None
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None


class Meeting(Part):
    """When, where and as what the body met."""

    title: Line
    body: Line | None = None
    body_inferred: Flag = False
    kind: MeetingKind = MeetingKind.ORDINARY
    term: Line | None = None
    number: Line | None = None
    day: Day
    starts_at: Clock | None = None
    approximate: Flag = False
    date_basis: DateBasis = DateBasis.STATED
    date_text: Line | None = None
    place: Line | None = None
    chair: Line | None = None
    secretary: Line | None = None
    previous: MeetingCode | None = None
    held: Held = Held.HELD
    approved_by: MeetingCode | None = None
    source: Source | None = None

    @property
    def tells(self) -> bool:
        """Tell whether a proposal of it is public where the document says nothing of that."""
        return self.kind is not MeetingKind.CLOSED

    def ticked(self, *, public: bool | None) -> bool | None:
        """Return what a proposal says of being public: nothing where that follows from the kind."""
        return None if public == self.tells else public


class Attendance(Part):
    """Who was there: a person, a body, a person of a body, or a group without names."""

    person: Line | None = None
    organization: Line | None = None
    group: Line | None = None
    role: Line | None = None
    on_behalf_of: Line | None = None
    presence: Presence = Presence.PRESENT
    reason: Line | None = None
    substitute: Line | None = None
    came_at: Clock | None = None
    left_at: Clock | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if (self.group is None) == (self.person is None and self.organization is None):
            raise wrong("who_attended")
        if self.came_at and self.left_at and self.left_at < self.came_at:
            raise wrong("left_before_coming")
        return self


class Statement(Part):
    """What one speaker said; no speaker where the source does not tell."""

    speaker: Line | None = None
    role: Line | None = None
    kind: StatementKind = StatementKind.STATEMENT
    verb: Line | None = None
    text: Words
    agenda_item: Count | None = None
    source_sentence: Words | None = None


class Parties(Part):
    """Names of people, bodies or groups; a name that the registers know is linked to it."""

    people: tuple[Line, ...] = Field(default=(), max_length=100)
    organizations: tuple[Line, ...] = Field(default=(), max_length=100)
    groups: tuple[Line, ...] = Field(default=(), max_length=100)


class Proposal(Part):
    """One numbered outcome of the meeting and what became of it.

    It is public unless it says that it is not; one of a closed session, only where it says so.
    """

    number: Annotated[int, Field(strict=True, ge=1, le=codes.MOST_PROPOSALS)]
    code: ProposalCode | None = None
    kind: ProposalKind = ProposalKind.PROPOSAL
    text: Words
    proposers: Parties = Parties()
    cooperating: tuple[Line, ...] = Field(default=(), max_length=100)
    informed: tuple[Line, ...] = Field(default=(), max_length=100)
    statement: Count | None = None
    decision: Words | None = None
    resolution_number: Line | None = None
    vote: Line | None = None
    continuing: Flag = False
    public: Flag | None = None
    source_sentence: Words | None = None
    events: tuple[Event, ...] = Field(default=(), max_length=MOST_EVENTS)


class Document(Part):
    """One meeting with everything that was said, asked and done."""

    format: Format
    council: Council
    code: MeetingCode
    meeting: Meeting
    organizations: tuple[Organization, ...] = Field(default=(), max_length=500)
    people: tuple[Person, ...] = Field(default=(), max_length=500)
    agenda: tuple[Words, ...] = Field(default=(), max_length=200)
    attendance: tuple[Attendance, ...] = Field(default=(), max_length=500)
    statements: tuple[Statement, ...] = Field(default=(), max_length=999)
    proposals: tuple[Proposal, ...] = Field(default=(), max_length=codes.MOST_PROPOSALS)
    struck: tuple[Annotated[int, Field(strict=True, ge=1, le=codes.MOST_PROPOSALS)], ...] = Field(
        default=(), max_length=codes.MOST_PROPOSALS
    )

    def shows(self, proposal: Proposal) -> bool:
        """Tell whether the public may see this proposal of the meeting."""
        return self.meeting.tells if proposal.public is None else proposal.public

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if faults := [*_loose_ends(self)]:
            raise Faults(faults)
        return self


def _loose_ends(document: Document) -> Iterator[Fault]:
    """Yield what no part can see alone: numbers given twice, references to nothing or to itself."""
    if codes.prefix_of(document.code) != document.council.prefix:
        yield Fault("code", "foreign_prefix", {"prefix": document.council.prefix})
    taken = {*document.struck}
    for place, proposal in enumerate(document.proposals):
        at = f"proposals[{place}]"
        if proposal.number in taken:
            yield Fault(f"{at}.number", "number_taken", {"number": proposal.number})
        taken.add(proposal.number)
        if (said := proposal.statement or 0) > len(document.statements):
            yield Fault(f"{at}.statement", "no_such_statement", {"number": said})
        yield from _wrong_codes(document.code, proposal, at)
    for place, statement in enumerate(document.statements):
        if (statement.agenda_item or 0) > len(document.agenda):
            at, number = f"statements[{place}].agenda_item", {"number": statement.agenda_item}
            yield Fault(at, "no_such_agenda_item", number)
    for field in ("previous", "approved_by"):
        if getattr(document.meeting, field) == document.code:
            yield Fault(f"meeting.{field}", "points_to_itself", {})
    if document.meeting.held is not Held.HELD and (document.statements or document.proposals):
        yield Fault("meeting.held", "said_in_no_meeting", {})
    yield from listed_twice(document.attendance, document.proposals, document.struck)


def _wrong_codes(of: str, told: Proposal, at: str) -> Iterator[Fault]:
    own = f"{of}-{told.number:02}"  # a check digit that could be read fits the rest
    if told.code and told.code[:-1] != own:
        yield Fault(f"{at}.code", "foreign_code", {"right": codes.proposal_code(of, told.number)})
    for place, event in enumerate(told.events):
        if event.target and event.target[:-1] == own:
            yield Fault(f"{at}.events[{place}].target", "target_is_itself", {})
