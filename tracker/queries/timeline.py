"""What a proposal's page tells beside its row: timeline, parties, and where it came from."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlmodel import Session, col, select

from tracker.models import ProposalEvent, ProposalParty
from tracker.models.events import EventKind
from tracker.models.meetings import DateBasis, MeetingKind
from tracker.models.proposals import ProposalKind
from tracker.queries.statement import statement

ORIGIN = """
SELECT p.kind AS proposal_kind, p.number, p.source_sentence, p.decision, p.resolution_number,
       p.vote, p.first_due_on, p.awaiting, p.merged_into, m.code AS meeting, m.title, m.day,
       m.date_basis, m.kind AS meeting_kind, m.body, c.name AS council, c.slug, m.source_site,
       m.source_address, m.source_published_on, s.speaker, s.text AS statement,
       (SELECT count(*) FROM proposal x WHERE x.meeting_id = p.meeting_id AND x.public) AS siblings
FROM proposal p
JOIN meeting m ON m.id = p.meeting_id
JOIN council c ON c.id = p.council_id
LEFT JOIN statement s ON s.id = p.statement_id
WHERE p.id = :id
"""

LAST_EVENTS = """
SELECT p.number, max(e.id)
FROM proposal p JOIN proposal_event e ON e.proposal_id = p.id
WHERE p.meeting_id = :meeting_id
GROUP BY p.number
"""


class Origin(NamedTuple):
    """The meeting and the words that a proposal came from; days are Gregorian.

    Of a closed session nothing is told but its day, body and kind.
    """

    kind: ProposalKind
    number: int
    source_sentence: str | None
    decision: str | None
    resolution_number: str | None
    vote: str | None
    first_due_on: date | None
    awaiting: str | None
    merged_into: str | None
    meeting: str
    title: str
    day: date
    date_basis: DateBasis
    meeting_kind: MeetingKind
    body: str | None
    council: str
    council_slug: str
    source_site: str | None
    source_address: str | None
    source_published_on: date | None
    speaker: str | None
    statement: str | None
    siblings: int


def origin(session: Session, proposal_id: int) -> Origin:
    """Return where the proposal with this id came from."""
    found = Origin(*session.connection().execute(statement(ORIGIN), {"id": proposal_id}).one())
    if found.meeting_kind is not MeetingKind.CLOSED:
        return found
    return found._replace(
        title=found.body or "",
        source_sentence=None,
        source_site=None,
        source_address=None,
        source_published_on=None,
        speaker=None,
        statement=None,
    )


def events(
    session: Session, proposal_id: int, *, discreet: bool = False
) -> Sequence[ProposalEvent]:
    """Return the timeline of a proposal, the latest entry first.

    `discreet` leaves out the notes of corrections (`queries.documents.hides`).
    """
    chosen = select(ProposalEvent).where(ProposalEvent.proposal_id == proposal_id)
    if discreet:
        chosen = chosen.where(ProposalEvent.kind != EventKind.CORRECTION)
    return session.exec(chosen.order_by(col(ProposalEvent.id).desc())).all()


def last_events(session: Session, meeting_id: int) -> dict[int, int]:
    """Return the last event of each proposal of a meeting, by the proposal's number."""
    found = session.connection().execute(statement(LAST_EVENTS), {"meeting_id": meeting_id})
    return dict(map(tuple, found))


def parties(session: Session, proposal_id: int) -> Sequence[ProposalParty]:
    """Return who has a part in a proposal."""
    return session.exec(
        select(ProposalParty)
        .where(ProposalParty.proposal_id == proposal_id)
        .order_by(col(ProposalParty.position))
    ).all()
