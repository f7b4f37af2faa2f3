"""Follow a proposal up: take the steps of the workflow, and enter what else happens.

Each verb writes exactly one event on each proposal that it changes, and folds the timeline anew
into the proposal's columns. What the workflow does not allow is refused before anything changes.
"""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from tracker.domain import bulk, rows
from tracker.domain.actors import Actor
from tracker.domain.cases import Case, look
from tracker.domain.entries import checked
from tracker.domain.errors import Refused
from tracker.domain.offers import Offer, note_of, step_to
from tracker.domain.registers import Names, key
from tracker.domain.standing import Standing, standing
from tracker.exchange.events import Event
from tracker.models import Proposal, ProposalEvent
from tracker.models.events import EventKind
from tracker.models.proposals import Status
from tracker.queries.bodies import body_called


def take_step(
    session: Session,
    proposal: Proposal,
    *,
    after: Status,
    by: Actor,
    seen: int,
    today: date,
    at: datetime,
    **told: Any,
) -> int:
    """Move a proposal to the status `after`; `told` are the fields of the event made.

    `seen` is the last event that whoever decided had seen. Returns the new one. Raises Refused: no_such_proposal,
    not_yours, stale, step_out_of_order, not_your_step, not_answered, dispute_stands,
    nothing_disputed, and as `entries.checked` does.
    """
    target = _target(session, proposal, told.get("target")) if after is Status.MERGED else None
    _lock(session, proposal, target)
    case = _current(session, proposal, by=by, seen=seen, today=today)
    event = checked(session, case, step_to(case, after, told), told)
    other = _case_of_target(session, target, by=by, today=today) if target else None
    made = _write(session, case, event, at=at)
    if other:
        merge = Event(
            kind=EventKind.MERGE,
            happened_on=event.happened_on,
            actor=by.name,
            capacity=event.capacity,
            channel=event.channel,
            certainty=event.certainty,
            target=proposal.code,
        )
        _write(session, other, merge, at=at)
    return made


def enter_note(
    session: Session,
    proposal: Proposal,
    *,
    kind: EventKind,
    by: Actor,
    seen: int,
    today: date,
    at: datetime,
    **told: Any,
) -> int:
    """Enter an event that moves no status: a letter, a proof, an answer, an extension ...

    Returns it. Raises Refused: note_out_of_order, and otherwise as `take_step` does.
    """
    _lock(session, proposal)
    case = _current(session, proposal, by=by, seen=seen, today=today)
    return _write(session, case, checked(session, case, note_of(case, kind), told), at=at)


def foreseen(session: Session, case: Case, offer: Offer, told: dict[str, Any]) -> Standing:
    """Return where the proposal would stand after this event; raises Refused as the verbs do."""
    return standing([*case.events, checked(session, case, offer, told)])


def _lock(session: Session, *proposals: Proposal | None) -> None:
    """Read the proposals anew, and keep others from changing them until this is committed.

    SQLite locked the whole store when the transaction began; PostgreSQL locks these rows, always
    in the same order, so that two merges never wait for each other.
    """
    for proposal in sorted(filter(None, proposals), key=lambda proposal: proposal.id or 0):
        session.refresh(proposal, with_for_update=True)


def _current(session: Session, proposal: Proposal, *, by: Actor, seen: int, today: date) -> Case:
    case = look(session, proposal, by=by, today=today)
    if seen != case.seen:
        raise Refused("stale")
    return case


def _target(session: Session, proposal: Proposal, code: str | None) -> Proposal | None:
    """Return the proposal into which this one is merged; None where none is named."""
    if not code:
        return None
    if code == proposal.code:
        raise Refused("target_is_itself")
    found = session.exec(
        select(Proposal).where(
            Proposal.code == code,
            Proposal.council_id == proposal.council_id,
            col(Proposal.struck_in).is_(None),
        )
    ).first()
    if found is None:
        raise Refused("no_such_target", target=code)
    return found


def _case_of_target(session: Session, target: Proposal, *, by: Actor, today: date) -> Case:
    if target.status is Status.MERGED:
        raise Refused("target_merged", target=target.merged_into)
    return look(session, target, by=by, today=today)


def _write(session: Session, case: Case, event: Event, *, at: datetime) -> int:
    """Append the event, return it, and fold the whole timeline into the proposal's columns."""
    proposal = case.proposal
    known = _names(session, case, event)
    row = rows.event_row(
        proposal.council_id,
        event,
        proposal.id or 0,
        known,
        at=at,
        account_id=case.by.account_id,
    )
    made = bulk.add(session, ProposalEvent, [row])
    now = standing([*case.events, event])
    for column, value in rows.stands(proposal.council_id, now, known).items():
        setattr(proposal, column, value)
    proposal.updated_at = at
    session.add(proposal)
    session.flush()
    return made[0]


def _names(session: Session, case: Case, event: Event) -> Names:
    """Return the ids of the bodies in the timeline: as its rows have them, then as registered."""
    council_id = case.proposal.council_id
    found = {
        (council_id, key(past.organization)): past.organization_id
        for past in case.events
        if past.organization and past.organization_id
    }
    if event.organization:
        body = body_called(session, council_id, event.organization)
        found |= {(council_id, key(event.organization)): body.id} if body else {}
    return Names(organizations=found)
