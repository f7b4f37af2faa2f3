"""What a draft says, line by line, as somebody types it: nothing is required of it yet."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import TypeVar

from tracker.models.meetings import Held, MeetingKind, Presence
from tracker.models.proposals import ProposalKind
from tracker.models.statements import StatementKind


@dataclass(frozen=True)
class Details:
    """When, where and as what the body met."""

    title: str | None = None
    body: str | None = None
    kind: MeetingKind = MeetingKind.ORDINARY
    held: Held = Held.HELD
    term: str | None = None
    number: str | None = None
    day: date | None = None
    starts_at: time | None = None
    approximate: bool = False
    place: str | None = None
    chair: str | None = None
    secretary: str | None = None
    approved_by: str | None = None


@dataclass(frozen=True)
class AgendaLine:
    """An item of the agenda. `id` is the row's (of published minutes: its place); None: new."""

    text: str | None = None
    id: int | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was typed."""
        return not self.text


@dataclass(frozen=True)
class AttendanceLine:
    """Who was there and how; `presence` is None until somebody says it."""

    person: str | None = None
    organization: str | None = None
    group: str | None = None
    role: str | None = None
    presence: Presence | None = None
    on_behalf_of: str | None = None
    reason: str | None = None
    substitute: str | None = None
    came_at: time | None = None
    left_at: time | None = None
    id: int | None = None

    @property
    def name(self) -> str | None:
        """Return by whose name the row goes."""
        return self.person or self.group or self.organization

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was typed."""
        words = (self.role, self.on_behalf_of, self.reason, self.substitute)
        return not (self.name or any(words) or self.came_at or self.left_at)


@dataclass(frozen=True)
class StatementLine:
    """What somebody said; `agenda_item` is the number of an item of the agenda."""

    text: str | None = None
    speaker: str | None = None
    role: str | None = None
    kind: StatementKind = StatementKind.STATEMENT
    agenda_item: int | None = None
    id: int | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was typed."""
        return not (self.text or self.speaker or self.role or self.agenda_item)


@dataclass(frozen=True)
class ProposalLine:
    """What was proposed or decided; `statement` is the number of the statement it came from.

    Whether it is public is said at publication: nothing of a draft is.
    """

    text: str | None = None
    proposers: tuple[str, ...] = ()
    decision: str | None = None
    kind: ProposalKind = ProposalKind.PROPOSAL
    resolution_number: str | None = None
    vote: str | None = None
    continuing: bool = False
    statement: int | None = None
    public: bool = True
    id: int | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was typed."""
        words = (self.text, self.decision, self.resolution_number, self.vote)
        return not (any(words) or self.proposers or self.statement)


Line = AgendaLine | AttendanceLine | StatementLine | ProposalLine


@dataclass(frozen=True)
class Draft:
    """The whole of a draft, its rows in order."""

    details: Details = field(default_factory=Details)
    agenda: tuple[AgendaLine, ...] = ()
    attendance: tuple[AttendanceLine, ...] = ()
    statements: tuple[StatementLine, ...] = ()
    proposals: tuple[ProposalLine, ...] = ()

    def settled(self) -> "Draft":
        """Return the draft without its empty lines, and what pointed to a line pointing there."""
        items, said = _places(self.agenda), _places(self.statements)
        return Draft(
            details=self.details,
            agenda=_filled(self.agenda),
            attendance=_filled(self.attendance),
            statements=tuple(
                replace(line, agenda_item=items.get(line.agenda_item or 0))
                for line in _filled(self.statements)
            ),
            proposals=tuple(
                replace(line, statement=said.get(line.statement or 0))
                for line in _filled(self.proposals)
            ),
        )


Lines = TypeVar("Lines", AgendaLine, AttendanceLine, StatementLine, ProposalLine)


def _filled(lines: Sequence[Lines]) -> tuple[Lines, ...]:
    return tuple(line for line in lines if not line.is_empty)


def _places(lines: Sequence[Line]) -> dict[int, int]:
    """Return the number that each line will have when the empty ones are gone."""
    filled = [number for number, line in enumerate(lines, 1) if not line.is_empty]
    return {number: place for place, number in enumerate(filled, 1)}
