"""A meeting's record, gathered from its rows into the exchange document."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import text
from sqlmodel import Session, SQLModel, col, select

from tracker.exchange import Document
from tracker.exchange import document as tree
from tracker.exchange.events import Event
from tracker.exchange.fields import Part as Node
from tracker.exchange.registers import Council as CouncilShape
from tracker.models import (
    AgendaItem,
    Attendance,
    Council,
    Meeting,
    Proposal,
    ProposalEvent,
    ProposalParty,
    Statement,
)
from tracker.models.events import EventKind
from tracker.models.meetings import MeetingKind
from tracker.models.proposals import Part
from tracker.queries import registers
from tracker.queries.published import not_retracted

# A body is canonical text: only a hidden proposal and a closed session can write these letters.
HIDDEN = {"hidden": '%"public":false%', "closed": f'%"kind":"{MeetingKind.CLOSED}"%'}
HIDES = text("""
SELECT EXISTS (
  SELECT 1 FROM minutes_version v
  WHERE v.meeting_id = m.id AND (v.body LIKE :hidden OR v.body LIKE :closed))
FROM meeting m WHERE m.code = :code
""")


def codes(session: Session) -> Iterator[str]:
    """Yield the codes of all public meetings, in the order of codes."""
    published = select(Meeting.code).where(col(Meeting.code).is_not(None), not_retracted())
    yield from filter(None, session.exec(published.order_by(col(Meeting.code))).all())


def coded(session: Session, code: str) -> Document | None:
    """Return the whole document of a public meeting, or None."""
    public = select(Meeting).where(Meeting.code == code, not_retracted())
    meeting = session.exec(public).first()
    return gathered(session, meeting) if meeting else None


def gathered(session: Session, meeting: Meeting, *, asked: Document | None = None) -> Document:
    """Return the document of a meeting that has a code.

    Its registers hold whom its rows name, and whom the registers of the document `asked` name.
    """
    council = session.get_one(Council, meeting.council_id)
    agenda = _rows(session, AgendaItem, meeting)
    statements = _rows(session, Statement, meeting)
    attendance = _rows(session, Attendance, meeting)
    proposals = _rows(session, Proposal, meeting)
    kept = [proposal for proposal in proposals if proposal.struck_in is None]
    parties = _by_proposal(session, ProposalParty, kept, col(ProposalParty.position))
    events = _by_proposal(session, ProposalEvent, kept, col(ProposalEvent.id))
    told = _node(tree.Meeting, meeting, source=_source(meeting))
    return Document(
        format=tree.FORMAT,
        council=_node(CouncilShape, council),
        code=meeting.code or "",
        meeting=told,
        agenda=tuple(item.text for item in agenda),
        attendance=tuple(_node(tree.Attendance, row, group=row.group_text) for row in attendance),
        statements=_statements(statements, agenda),
        proposals=tuple(
            _proposal(row, told, statements, parties[row.id], events[row.id])
            for row in sorted(kept, key=lambda row: row.number or 0)
        ),
        struck=tuple(sorted(row.number or 0 for row in proposals if row.struck_in is not None)),
        **registers.named(
            session, [meeting, *attendance, *statements, *_all(parties), *_all(events)], asked
        ),
    )


def hides(session: Session, code: str) -> bool:
    """Tell whether by any version of its minutes a meeting was closed or had a hidden proposal.

    Then the reason of a correction is not told either: it might speak of what is hidden.
    """
    return bool(session.connection().scalar(HIDES, {"code": code, **HIDDEN}))


def public(document: Document, *, discreet: bool = False) -> Document:
    """Return what the public may see: of a closed session, its date, body and kind alone.

    Proposals of a closed session stay where the secretary ticked them (records.md, Minutes).
    `discreet` leaves out the notes of corrections too.
    """
    shown = tuple(filter(document.shows, document.proposals))
    if discreet:
        shown = tuple(_without_notes(proposal) for proposal in shown)
    if document.meeting.tells:
        if shown == document.proposals:
            return document
        less = document.model_copy(update={"proposals": shown})
        return less.model_copy(update=registers.still_named(less))
    meeting = document.meeting
    return tree.Document(
        format="civic-meeting/1",
        council=document.council,
        code=document.code,
        meeting=tree.Meeting(
            title=meeting.body or document.council.name,
            body=meeting.body,
            kind=meeting.kind,
            day=meeting.day,
            held=meeting.held,
        ),
        proposals=tuple(
            proposal.model_copy(update={"statement": None, "source_sentence": None})
            for proposal in shown
        ),
    )


def _without_notes(proposal: tree.Proposal) -> tree.Proposal:
    told = tuple(event for event in proposal.events if event.kind is not EventKind.CORRECTION)
    return proposal.model_copy(update={"events": told})


Table = TypeVar("Table", bound=SQLModel)
Shape = TypeVar("Shape", bound=Node)


def _node(shape: type[Shape], row: SQLModel, **more: Any) -> Shape:
    """Return the node whose fields are the row's columns of the same names."""
    names = [name for name in shape.model_fields if name not in more and hasattr(row, name)]
    return shape(**{name: getattr(row, name) for name in names}, **more)


def _rows(session: Session, table: type[Table], meeting: Meeting) -> Sequence[Table]:
    of_meeting: Any = table
    return session.exec(
        select(table).where(of_meeting.meeting_id == meeting.id).order_by(of_meeting.position)
    ).all()


def _by_proposal(
    session: Session, table: type[Table], proposals: Iterable[Proposal], order: Any
) -> dict[int | None, list[Table]]:
    of_proposal: Any = table
    found: dict[int | None, list[Table]] = defaultdict(list)
    ids = [proposal.id for proposal in proposals]
    chosen = select(table).where(of_proposal.proposal_id.in_(ids)).order_by(order)
    for row in session.exec(chosen) if ids else ():
        found[row.proposal_id].append(row)  # type: ignore[attr-defined]
    return found


def _all(grouped: dict[int | None, list[Table]]) -> Iterator[Table]:
    for rows in grouped.values():
        yield from rows


def _source(meeting: Meeting) -> tree.Source | None:
    if meeting.source_site is None:
        return None
    names = tree.Source.model_fields
    return tree.Source(**{name: getattr(meeting, f"source_{name}") for name in names})


def _statements(
    statements: Sequence[Statement], agenda: Sequence[AgendaItem]
) -> tuple[tree.Statement, ...]:
    numbers = {item.id: number for number, item in enumerate(agenda, 1)}
    return tuple(
        _node(tree.Statement, row, agenda_item=numbers.get(row.agenda_item_id))
        for row in statements
    )


def _proposal(
    row: Proposal,
    meeting: tree.Meeting,
    statements: Sequence[Statement],
    parties: Sequence[ProposalParty],
    events: Sequence[ProposalEvent],
) -> tree.Proposal:
    numbers = {statement.id: number for number, statement in enumerate(statements, 1)}
    return _node(
        tree.Proposal,
        row,
        public=meeting.ticked(public=row.public),
        statement=numbers.get(row.statement_id),
        proposers=_proposers([party for party in parties if party.part is Part.PROPOSER]),
        cooperating=tuple(party.name for party in parties if party.part is Part.COOPERATING),
        informed=tuple(party.name for party in parties if party.part is Part.INFORMED),
        events=tuple(_node(Event, event) for event in events),
    )


def _proposers(parties: Sequence[ProposalParty]) -> tree.Parties:
    return tree.Parties(
        people=tuple(party.name for party in parties if party.person_id),
        organizations=tuple(party.name for party in parties if party.organization_id),
        groups=tuple(
            party.name for party in parties if not (party.person_id or party.organization_id)
        ),
    )
