"""A council with proposals at every status, and somebody in every role, to follow them up."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, select

from tests.factories import DAY, NOW, TODAY, Content, document, proposal, published, step
from tracker.domain import follow_up
from tracker.domain.actors import Actor
from tracker.domain.cases import look
from tracker.domain.errors import Refused
from tracker.models import Council, Organization, Proposal, ProposalEvent
from tracker.models.accounts import Role
from tracker.models.events import Certainty, Channel, Direction, EventKind
from tracker.models.proposals import NotDoneReason, Status
from tracker.persian.text import name_key

RECORDED, REVIEW, ASSIGNED, DOING, CLAIMED, VERIFIED, PARTLY, NOT_DONE, WITHDRAWN, MERGED = Status
N, R, K, S, H, A = (
    Role.NGO,
    Role.OFFICER,
    Role.CLERK,
    Role.SECRETARY,
    Role.CHAIR,
    Role.ADMINISTRATOR,
)
TOWN, WATER, NGO, OTHER_NGO, COMMISSION = (
    "شهرداری",
    "ادارهٔ آب",
    "سمن سبز",
    "سمن یاران",
    "کمیسیون فرهنگی",
)
BODIES = [
    {"name": TOWN, "classification": "municipality"},
    {"name": WATER, "classification": "department"},
    {"name": NGO, "classification": "ngo"},
    {"name": OTHER_NGO, "classification": "ngo"},
    {"name": COMMISSION, "classification": "commission"},
]
# A way from "recorded" to each status.
WAYS: dict[Status, tuple[Status, ...]] = {
    RECORDED: (),
    REVIEW: (REVIEW,),
    ASSIGNED: (ASSIGNED,),
    DOING: (ASSIGNED, DOING),
    CLAIMED: (ASSIGNED, CLAIMED),
    VERIFIED: (ASSIGNED, CLAIMED, VERIFIED),
    PARTLY: (ASSIGNED, CLAIMED, PARTLY),
    NOT_DONE: (NOT_DONE,),
    WITHDRAWN: (WITHDRAWN,),
    MERGED: (MERGED,),
}
OTHER = proposal(90)  # what others are merged into

# How many rows this connection has written, changed or deleted so far.
CHANGES = {
    "sqlite": "SELECT total_changes()",
    "postgresql": "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables",
}

# What fits each field, whatever step asks for it.
TELLS: dict[str, Any] = {
    "happened_on": TODAY,
    "capacity": "دبیر",
    "channel": Channel.LETTER,
    "certainty": Certainty.CLAIMED,
    "text": "چنین شد",
    "decision": "به شهرداری ابلاغ شود",
    "organization": TOWN,
    "due_on": TODAY + timedelta(days=90),
    "no_due_reason": "پیوسته",
    "awaiting": "ادارهٔ راه",
    "awaiting_until": TODAY + timedelta(days=10),
    "not_done_reason": NotDoneReason.INFEASIBLE,
    "letter_number": "۱۴۰۴/۱۲",
    "letter_direction": Direction.INCOMING,
    "proof_address": "https://example.org/photo",
    "meeting": "QDS-1404-02-06",
    "target": "QDS-1404-02-06-906",
}


def way_to(status: Status) -> list[Content]:
    """Return the steps that lead to a status."""
    told = {MERGED: {"target": TELLS["target"]}}
    return [step(passed, **told.get(passed, {})) for passed in (RECORDED, *WAYS[status])]


def told(*groups: tuple[str, ...], **more: Any) -> dict[str, Any]:
    """Return what an event tells that must give one field of each group; None takes one away."""
    fields = ("happened_on", *(group[0] for group in groups))
    found = {**{field: TELLS[field] for field in fields}, **more}
    return {field: value for field, value in found.items() if value is not None}


def raise_proposals(
    session: Session,
    *proposals: Content,
    prefix: str = "QDS",
    at: datetime = NOW,
    day: date = DAY,
    **changes: Any,
) -> list[Proposal]:
    """Publish a meeting with these proposals and return them, by their numbers and ids."""
    names = {"prefix": prefix, "organizations": BODIES, "day": day, **changes}
    published(session, document(*proposals, **names), at=at)
    code = Council.prefix == prefix
    chosen = select(Proposal).join(Council, col(Council.id) == Proposal.council_id).where(code)
    return list(session.exec(chosen.order_by(col(Proposal.number), col(Proposal.id))).all())


def asked(number: int, *events: Content, **changes: Any) -> Content:
    """Return a proposal of the NGO with this timeline."""
    return proposal(number, *events, **{"proposers": {"organizations": [NGO]}, **changes})


def at_status(session: Session, status: Status, *more: Content, at: datetime = NOW) -> Proposal:
    """Return a published proposal that stands at this status; beside it lies `OTHER`."""
    return raise_proposals(session, asked(1, *way_to(status), *more), OTHER, at=at)[0]


def actor(session: Session, *roles: Role, prefix: str = "QDS", body: str | None = None) -> Actor:
    """Return somebody with these roles; an officer is the town's, a representative the NGO's."""
    found = session.exec(select(Council.id).where(Council.prefix == prefix)).one() or 0
    if body is None and {N, R} & set(roles):
        body = NGO if N in roles else TOWN
    return Actor(
        account_id=7,
        council_id=found,
        name="مینا کریمی",
        roles=frozenset(roles),
        organization_id=organization(session, found, body).id if body else None,
    )


def organization(session: Session, council_id: int, name: str) -> Organization:
    """Return the organization of this name."""
    same = Organization.council_id == council_id, Organization.name_key == name_key(name)
    return session.exec(select(Organization).where(*same)).one()


def events(session: Session, proposal: Proposal) -> list[ProposalEvent]:
    """Return the timeline of a proposal, the oldest entry first."""
    chosen = select(ProposalEvent).where(ProposalEvent.proposal_id == proposal.id)
    return list(session.exec(chosen.order_by(col(ProposalEvent.id))).all())


def move(
    session: Session,
    proposal: Proposal,
    to: Status | EventKind,
    by: Actor,
    *,
    seen: int | None = None,
    today: date = TODAY,
    at: datetime = NOW,
    **tells: Any,
) -> None:
    """Take a step or enter a note, as somebody who has seen the last event."""
    case = look(session, proposal, by=by, today=today, hold=True)
    known: dict[str, Any] = {"seen": case.seen if seen is None else seen, "at": at, **tells}
    if isinstance(to, Status):
        follow_up.take_step(session, case, after=to, **known)
    else:
        follow_up.enter_note(session, case, kind=to, **known)


def refusal(session: Session, *args: Any, **tells: Any) -> str:
    """Return the code with which this is refused; nothing may have been changed."""
    before = changes(session)
    with pytest.raises(Refused) as refused:
        move(session, *args, **tells)
    assert changes(session) == before
    assert [*session.dirty, *session.new, *session.deleted] == []
    return refused.value.code


def changes(session: Session) -> int:
    """Return how many rows this connection has written, changed or deleted so far."""
    counted = (
        session.connection().exec_driver_sql(CHANGES[session.get_bind().dialect.name]).scalar()
    )
    return int(counted or 0)
