"""Follow a proposal up: take the steps of the workflow, and enter what else happens.

Each verb writes exactly one event on each proposal that it changes, and folds the timeline anew
into the proposal's columns. What the workflow does not allow is refused before anything changes.
"""

from datetime import datetime
from typing import Any

from sqlmodel import Session, select

from tracker.domain import bulk, disclosure, indexing, ledger, rows
from tracker.domain.cases import Case, look
from tracker.domain.entries import checked
from tracker.domain.errors import Refused
from tracker.domain.names import Names
from tracker.domain.offers import Offer, note_of, step_to
from tracker.domain.standing import Standing, standing
from tracker.exchange.events import MOST_EVENTS, Event
from tracker.exchange.repeats import key
from tracker.exchange.wire import plain
from tracker.models import Proposal, ProposalEvent
from tracker.models.events import EventKind
from tracker.models.ledger import Told
from tracker.models.proposals import Status
from tracker.models.search import Kind
from tracker.queries.bodies import body_called

# How many entries a timeline takes; the rest is left to what must be written: steps, corrections.
MOST_NOTED, ROOM = MOST_EVENTS // 2, MOST_EVENTS // 5


def take_step(
    session: Session, case: Case, *, after: Status, seen: int, at: datetime, **told: Any
) -> int:
    """Move a proposal to the status `after`; `told` are the fields of the event made.

    `seen` is the last event that whoever decided had seen. Returns the new one. Raises Refused:
    stale, timeline_full, step_out_of_order, not_your_step, not_answered, dispute_stands,
    nothing_disputed, those of a target that will not do, and as `entries.checked` does.
    """
    _check_current(case, seen)
    _check_room(case, MOST_EVENTS - ROOM)
    event = checked(session, case, step_to(case, after, told), told)
    other = _case_of_target(session, case, event) if event.target else None
    made = _write(session, case, event, at=at)
    if other:
        merge = Event(
            kind=EventKind.MERGE,
            happened_on=event.happened_on,
            actor=event.actor,
            capacity=event.capacity,
            channel=event.channel,
            certainty=event.certainty,
            target=case.proposal.code,
        )
        _write(session, other, merge, at=at)
    return made


def enter_note(
    session: Session, case: Case, *, kind: EventKind, seen: int, at: datetime, **told: Any
) -> int:
    """Enter an event that moves no status: a letter, a proof, an answer, an extension ...

    Returns it. Raises Refused: note_out_of_order, and otherwise as `take_step` does.
    """
    _check_current(case, seen)
    _check_room(case, MOST_NOTED)
    return _write(session, case, checked(session, case, note_of(case, kind), told), at=at)


def foreseen(session: Session, case: Case, offer: Offer, told: dict[str, Any]) -> Standing:
    """Return where the proposal would stand after this event; raises Refused as the verbs do."""
    return standing([*case.events, checked(session, case, offer, told)])


def _check_current(case: Case, seen: int) -> None:
    """Raise Refused("stale") where something happened since; the case must hold its lock."""
    if not case.held:
        raise RuntimeError("a case that is acted on must be looked at with hold=True")
    if seen != case.seen:
        raise Refused("stale")


def _check_room(case: Case, most: int) -> None:
    """Raise Refused("timeline_full") where a document could not tell the timeline much longer."""
    if len(case.events) >= most:
        raise Refused("timeline_full", most=most)


def _case_of_target(session: Session, case: Case, event: Event) -> Case:
    """Return the case of the proposal into which this one is merged."""
    code = event.target
    if code == case.proposal.code:
        raise Refused("target_is_itself")
    found = session.exec(
        select(Proposal).where(
            Proposal.code == code, Proposal.council_id == case.proposal.council_id
        )
    ).first()
    try:
        other = look(session, found, by=case.by, today=case.today, hold=True)
    except Refused:
        raise Refused("no_such_target", target=code) from None
    if other.proposal.public is not case.proposal.public:
        raise Refused("target_hidden")  # the page of the public one would tell the other's code
    if other.status is Status.MERGED:
        raise Refused("target_merged", target=other.proposal.merged_into)
    if (raised_on := other.proposal.raised_on) and event.happened_on < raised_on:
        raise Refused("before_the_target", day=raised_on)
    _check_room(other, MOST_NOTED)
    return other


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
    indexing.renew(session, Kind.PROPOSAL, [proposal.id])
    if proposal.public:
        _tell(session, case, event, row["organization_id"], at=at)
    return made[0]


def _tell(session: Session, case: Case, event: Event, body_id: int | None, *, at: datetime) -> None:
    """Tell the ledger of an event that everybody sees, and of the body that it names first."""
    council_id = case.proposal.council_id
    whom = disclosure.Whom(bodies={body_id} if body_id else ())
    disclosure.disclose(session, whom, by=case.by, at=at)
    told = ledger.telling(Told.EVENT, case.proposal.code, event=plain(event))
    ledger.append(session, council_id, [told], by=case.by, at=at)


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
