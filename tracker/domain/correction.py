"""Correct published minutes: version n+1, with its reason; nothing that was public is lost."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest
from typing import Any

from sqlmodel import Session, SQLModel, col, delete, select

from tracker.domain import bulk, indexing, mergers, publication, registers, rows, versions
from tracker.domain.actors import Actor
from tracker.domain.errors import Refused
from tracker.domain.names import Names
from tracker.domain.numbering import check_numbers
from tracker.domain.rows import Published
from tracker.domain.standing import standing
from tracker.exchange import Document, Fault
from tracker.exchange import document as tree
from tracker.exchange.events import MOST_EVENTS, Event
from tracker.models import (
    AgendaItem,
    Attendance,
    Meeting,
    Proposal,
    ProposalEvent,
    ProposalParty,
    Statement,
)
from tracker.models.events import Certainty, Channel, EventKind
from tracker.queries.documents import gathered


@dataclass(frozen=True)
class _Correction:
    """What every step of one correction needs."""

    session: Session
    item: Published
    names: Names
    note: Event
    version: int
    at: datetime


def correct(
    session: Session,
    meeting: Meeting,
    *,
    stored: Document,
    document: Document,
    reason: str,
    by: Actor | None = None,
    today: date,
    at: datetime,
) -> None:
    """Make the meeting say what `document` says, as its next version.

    Events are never changed, only added to, and each proposal that changes gets one that gives
    the reason. A proposal that is gone is struck: its number and code are never used again.
    Raises Refused("faulty_document") where the document changes an event, brings back a struck
    number, takes the session number of another meeting, or leaves a merger that leads nowhere.
    """
    if faults := [*_forbidden(stored, document), *mergers.broken(session, meeting, document)]:
        raise Refused("faulty_document", faults=faults)
    owners = [(meeting.council_id, document)]
    names = registers.remember(session, owners, by=by, at=at)
    check_numbers(session, owners, names, of=meeting.id)
    item = Published(meeting.council_id, document, meeting.id or 0)
    step = _Correction(session, item, names, _note(reason, today), meeting.version + 1, at)
    _rewrite_meeting(step, meeting)
    said = session.exec(select(Statement.id).where(Statement.meeting_id == meeting.id)).all()
    _rewrite_proposals(step, stored, _rewrite_minutes(step))
    session.flush()
    indexing.renew_meeting(session, meeting.id or 0, gone=[number or 0 for number in said])
    session.expire_all()
    told = step.item._replace(document=gathered(session, meeting))
    versions.keep(session, [told], number=step.version, reason=reason, by=by, at=at)


def _note(reason: str, today: date) -> Event:
    return Event(
        kind=EventKind.CORRECTION,
        happened_on=today,
        channel=Channel.SYSTEM,
        certainty=Certainty.DOCUMENTED,
        text=reason,
    )


def _forbidden(stored: Document, given: Document) -> Iterator[Fault]:
    told = {proposal.number: proposal for proposal in stored.proposals}
    for place, proposal in enumerate(given.proposals):
        at = f"proposals[{place}]"
        if proposal.number in stored.struck:
            yield Fault(f"{at}.number", "number_struck", {"number": proposal.number})
        if proposal.number in told:
            if len(told[proposal.number].events) >= MOST_EVENTS:
                yield Fault(f"{at}.events", "timeline_full", {"most": MOST_EVENTS})
            before, after = _events(told[proposal.number]), _events(proposal)
            if (changed := _first_changed(before, after)) is not None:
                event = {"position": changed + 1, "day": before[changed].happened_on}
                yield Fault(f"{at}.events", "events_changed", {"number": proposal.number, **event})


def _first_changed(before: Sequence[Event], after: Sequence[Event]) -> int | None:
    """Return the place (from 0) of the first event that does not stay as it was, or None."""
    pairs = enumerate(zip_longest(before, after[: len(before)]))
    return next((place for place, (old, new) in pairs if old != new), None)


def _events(proposal: tree.Proposal) -> list[Event]:
    """Return the timeline without the notes of earlier corrections."""
    return [event for event in proposal.events if event.kind is not EventKind.CORRECTION]


def _rewrite_meeting(step: _Correction, meeting: Meeting) -> None:
    told = rows.meeting(meeting.council_id, step.item.document, step.names)
    for column, value in {**told, "version": step.version}.items():
        setattr(meeting, column, value)


def _rewrite_minutes(step: _Correction) -> Sequence[int]:
    """Replace agenda, attendance and statements; return the ids of the new statements."""
    session, meeting_id = step.session, step.item.meeting_id
    for proposal in _proposals(step):
        proposal.statement_id = None
    session.flush()
    for table in (Attendance, Statement, AgendaItem):
        _delete(session, table, col(table.meeting_id) == meeting_id)
    return publication.write_minutes(session, [step.item], step.names)[0]


def _rewrite_proposals(step: _Correction, stored: Document, statement_ids: Sequence[int]) -> None:
    before = {proposal.number: proposal for proposal in stored.proposals}
    told = {proposal.number: proposal for proposal in step.item.document.proposals}
    kept = _proposals(step)
    for row in kept:
        if row.struck_in is None:
            _rewrite(
                step, row, before[row.number or 0], told.pop(row.number or 0, None), statement_ids
            )
    struck = set(step.item.document.struck) - {row.number for row in kept}
    fresh = step.item._replace(
        document=step.item.document.model_copy(
            update={"proposals": tuple(told.values()), "struck": tuple(sorted(struck))}
        )
    )
    publication.add_proposals(step.session, [fresh], step.names, [statement_ids], at=step.at)
    bulk.add(step.session, Proposal, list(rows.struck(fresh)))


def _rewrite(
    step: _Correction,
    row: Proposal,
    before: tree.Proposal,
    after: tree.Proposal | None,
    statement_ids: Sequence[int],
) -> None:
    """Make one row say what the corrected minutes say, or strike it where they are silent."""
    if after is None:
        row.struck_in, row.public, row.updated_at = step.version, False, step.at
        _append(step, row, [step.note])
        return
    added = _events(after)[len(_events(before)) :]
    said = rows.proposal(step.item, after, statement_ids)
    if _minutes(after) != _minutes(before) or said["public"] != row.public:
        added.append(step.note)
    _set(row, said)
    _replace_parties(step, row, after)
    if added:
        now = standing([*before.events, *added])
        _set(row, rows.stands(row.council_id, now, step.names) | {"updated_at": step.at})
    _append(step, row, added)


def _minutes(proposal: tree.Proposal) -> tree.Proposal:
    """Return what the minutes themselves say: no timeline, nor what the meeting's kind decides."""
    return proposal.model_copy(update={"events": (), "public": None})


def _replace_parties(step: _Correction, row: Proposal, told: tree.Proposal) -> None:
    _delete(step.session, ProposalParty, col(ProposalParty.proposal_id) == row.id)
    parties = rows.parties(row.council_id, told, row.id or 0, step.names)
    bulk.add(step.session, ProposalParty, list(parties))


def _append(step: _Correction, row: Proposal, added: Iterable[Event]) -> None:
    made = [
        rows.event_row(row.council_id, event, row.id or 0, step.names, at=step.at)
        for event in added
    ]
    bulk.add(step.session, ProposalEvent, made)


def _proposals(step: _Correction) -> Sequence[Proposal]:
    chosen = select(Proposal).where(Proposal.meeting_id == step.item.meeting_id)
    return step.session.exec(chosen.order_by(col(Proposal.number))).all()


def _set(row: SQLModel, columns: dict[str, Any]) -> None:
    for column, value in columns.items():
        setattr(row, column, value)


def _delete(session: Session, table: type[SQLModel], which: Any) -> None:
    session.connection().execute(delete(table).where(which))
