"""Does each proposal stand where its timeline has brought it, hidden ones too?"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from tracker.domain.standing import Standing, standing
from tracker.models import Organization, Proposal, ProposalEvent
from tracker.persian.text import name_key
from tracker.verify.broken import Broken

# Of what a timeline folds to, a proposal keeps the body's row, and whether it is disputed.
KEPT = tuple(
    name
    for name in Standing._fields
    if name not in ("responsible", "disputes", "last_step_on", "taken_up")
)
FOLDED = (
    "kind", "status", "happened_on", "channel", "actor", "on_behalf_of", "on_behalf_of_key",
    "not_done_reason", "organization", "due_on", "no_due_reason", "awaiting", "awaiting_until",
    "target",
)  # fmt: skip


def check(session: Session, meeting_ids: Sequence[int]) -> None:
    """Raise Broken where a proposal of these meetings does not stand where its events say."""
    happened = _events(session, meeting_ids)
    kept = [getattr(Proposal, name) for name in (*KEPT, "disputed")]
    chosen: Any = select(Proposal.id, Proposal.code, Organization.name_key, *kept)
    of_meetings = col(Proposal.meeting_id).in_(meeting_ids), col(Proposal.struck_in).is_(None)
    with_body = chosen.join(
        Organization, col(Organization.id) == Proposal.responsible_id, isouter=True
    )
    for number, code, responsible, *stored in session.exec(with_body.where(*of_meetings)):
        now = standing(happened[number])
        folded = [*(getattr(now, name) for name in KEPT), now.disputed]
        if [responsible, *stored] != [now.responsible and name_key(now.responsible), *folded]:
            raise Broken("standing", code=code)


def _events(session: Session, meeting_ids: Sequence[int]) -> dict[int, list[Any]]:
    """Return the timelines of these meetings' proposals, by the ids of these."""
    columns = [getattr(ProposalEvent, name) for name in FOLDED]
    chosen: Any = select(ProposalEvent.proposal_id, Proposal.code, *columns)
    events: dict[int, list[Any]] = defaultdict(list)
    of_meetings = chosen.join(Proposal, col(Proposal.id) == ProposalEvent.proposal_id).where(
        col(Proposal.meeting_id).in_(meeting_ids)
    )
    for row in session.exec(of_meetings.order_by(col(ProposalEvent.id))):
        if row.on_behalf_of_key != (row.on_behalf_of and name_key(row.on_behalf_of)):
            raise Broken("answerer", code=row.code)
        events[row.proposal_id].append(row)
    return events
