"""Invented timelines with every kind of trouble: late entries, days out of order, steps back.

Rows are written as the database keeps them, so that each event has an entry of its own.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from tests.factories import council
from tracker.domain.proposals import may_follow
from tracker.domain.standing import standing
from tracker.models import Council, Meeting, Organization, Proposal, ProposalEvent
from tracker.models.events import Channel, EventKind
from tracker.models.meetings import Minutes
from tracker.models.proposals import NotDoneReason, Status

FIRST, DAYS = date(2025, 2, 10), 150  # from Bahman 1403 over Nowruz to Tir 1404
BODIES = ("شهرداری", "آبفا", "فرمانداری")
NOTES = (EventKind.PROGRESS, EventKind.EXTENSION, EventKind.ASSIGNMENT, EventKind.DISPUTE)


@dataclass(frozen=True)
class Life:
    """A proposal and its timeline in the order of entry."""

    proposal: Proposal
    events: Sequence[ProposalEvent]


def lives(session: Session, count: int, seed: int) -> list[Life]:
    """Write so many proposals with random lives, in their own council, and return them."""
    chance = random.Random(seed)
    owner = _added(session, Council(**council(f"Q{chr(65 + seed % 26)}")))
    bodies = [_body(session, owner.id, name) for name in BODIES]
    return [_life(session, chance, owner, bodies, number) for number in range(count)]


def _life(
    session: Session, chance: random.Random, owner: Council, bodies: list[Organization], n: int
) -> Life:
    raised = FIRST + timedelta(days=chance.randrange(DAYS))
    code = f"{owner.prefix}-{n:05}"
    held = Meeting(
        council_id=owner.id or 0, code=code, title="جلسه", day=raised, minutes=Minutes.PUBLISHED
    )
    proposal = Proposal(
        council_id=owner.id or 0,
        meeting_id=_added(session, held).id,
        position=1,
        number=1,
        code=f"{code}-1",
        public=chance.random() < 0.85,
        text=f"پیشنهاد {n}",
        raised_on=raised,
    )
    events = _events(chance, owner, bodies, raised)
    now = standing(events)
    proposal.status, proposal.last_news_on = now.status, now.last_news_on
    proposal.updated_at = events[-1].entered_at
    _added(session, proposal)
    for event in events:
        event.proposal_id = proposal.id or 0
    session.add_all(events)
    session.flush()
    return Life(proposal, events)


def _events(
    chance: random.Random, owner: Council, bodies: list[Organization], raised: date
) -> list[ProposalEvent]:
    status = Status.RECORDED
    told: list[dict[str, Any]] = [{"kind": EventKind.STATUS, "status": status}]
    for _ in range(chance.randrange(9)):
        if chance.random() < 0.3:
            told.append({"kind": chance.choice(NOTES)})
        else:
            status = chance.choice(
                [step for step in Status if may_follow(status, step)] or [status]
            )
            told.append({"kind": EventKind.STATUS, "status": status})
    entered = datetime(raised.year, raised.month, raised.day, 9, tzinfo=UTC)
    made = []
    for event in told:
        entered += timedelta(days=chance.choice((0, 1, 3, 9, 25)), minutes=1)
        back = timedelta(days=chance.choice((0, 0, 0, 1, 7, 20)))
        happened = max(raised, entered.date() - back)
        made.append(
            ProposalEvent(
                council_id=owner.id or 0,
                proposal_id=0,
                happened_on=happened,
                entered_at=entered,
                channel=chance.choice((None, Channel.PRESS, Channel.PRESS, Channel.LETTER)),
                **event,
                **_tells(chance, event, bodies, happened),
            )
        )
    return made


def _tells(
    chance: random.Random, event: dict[str, Any], bodies: list[Organization], day: date
) -> dict[str, Any]:
    """Return what an event of its kind must give, and sometimes what it need not."""
    moved, kind = event.get("status"), event["kind"]
    due = {"due_on": day + timedelta(days=chance.randrange(-5, 40))}
    body = chance.choice(bodies)
    whom = {"organization": body.name, "organization_id": body.id}
    if moved is Status.UNDER_REVIEW:
        return whom
    if moved is Status.ASSIGNED or (moved is Status.IN_PROGRESS and chance.random() < 0.1):
        return whom | (due if chance.random() < 0.8 else {"no_due_reason": "پیوسته است"})
    if moved is Status.NOT_DONE:
        return {"not_done_reason": chance.choice(list(NotDoneReason))}
    if kind is EventKind.ASSIGNMENT:
        return whom | (due if chance.random() < 0.5 else {})
    return due if kind is EventKind.EXTENSION else {}


def _body(session: Session, owner_id: int | None, name: str) -> Organization:
    body = Organization(council_id=owner_id or 0, name=name, name_key=name, sort_key=name)
    _added(session, body)
    return body


def _added(session: Session, row: Any) -> Any:
    session.add(row)
    session.flush()
    return row
