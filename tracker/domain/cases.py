"""A proposal at this moment, as the workflow looks at it for whoever asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from sqlmodel import Session, col, select

from tracker import clock
from tracker.domain.actors import Actor
from tracker.domain.errors import Refused
from tracker.domain.proposals import When
from tracker.domain.standing import ANSWERS
from tracker.models import Proposal, ProposalEvent
from tracker.models.accounts import STAFF, Role
from tracker.models.events import EventKind
from tracker.models.proposals import Status
from tracker.queries.askers import Asker, askers
from tracker.queries.follow_up import is_retracted

ANSWER_DAYS = 15


@dataclass(frozen=True)
class Case:
    """A proposal with its timeline, the oldest entry first, who asked for it, and who looks.

    `held` tells that nobody else can change the proposal before this transaction ends.
    """

    proposal: Proposal
    events: Sequence[ProposalEvent]
    askers: Sequence[Asker]
    by: Actor
    today: date
    held: bool = False

    @property
    def status(self) -> Status:
        """Where the proposal stands."""
        return self.proposal.status or Status.RECORDED

    @property
    def seen(self) -> int:
        """The last entry of the timeline: what a form must have seen to be taken."""
        return self.events[-1].id or 0

    @cached_property
    def roles(self) -> frozenset[Role]:
        """What this account is to this very proposal.

        A unit's officer is one only for what the unit is responsible for, an NGO's representative
        only for what the NGO asked for.
        """
        roles = self.by.roles & STAFF
        own = self.by.organization_id
        if Role.OFFICER in self.by.roles and own and own == self.proposal.responsible_id:
            roles |= {Role.OFFICER}
        if Role.NGO in self.by.roles and any(asker.id == own for asker in self.askers):
            roles |= {Role.NGO}
        return roles

    @property
    def answerers(self) -> Sequence[Asker]:
        """Who may answer a claim that it is done: who asked, but nobody their own claim."""
        return [asker for asker in self.askers if asker.id != self.proposal.responsible_id]

    @cached_property
    def answers(self) -> Sequence[EventKind]:
        """How the askers answered the latest claim that it is done."""
        kinds: list[EventKind] = []
        for event in self.events:
            if event.status is Status.DONE_CLAIMED:
                kinds.clear()
            elif event.kind in ANSWERS:
                kinds.append(event.kind)
        return kinds

    @cached_property
    def answer_until(self) -> date | None:
        """The last day on which an answer to the latest claim is waited for.

        Counted from the day on which the claim could be read here: it may tell of an earlier one.
        """
        claims = [event for event in self.events if event.status is Status.DONE_CLAIMED]
        if not claims:
            return None
        entered = claims[-1].entered_at.astimezone(clock.TEHRAN).date()
        return entered + timedelta(days=ANSWER_DAYS)

    @property
    def unanswered(self) -> bool:
        """Tell whether nobody has answered the latest claim in time."""
        until = self.answer_until
        return until is not None and not self.answers and self.today > until

    def holds(self, when: When) -> bool:
        """Tell whether this condition of the workflow is true now."""
        disputed = self.proposal.disputed
        match when:
            case When.ANSWERED:
                confirmed = EventKind.CONFIRMATION in self.answers
                return not disputed and (confirmed or self.unanswered)
            case When.DISPUTED:
                return disputed
            case When.OWN:
                own = [asker.id for asker in self.askers if asker.proposed]
                return Role.NGO in self.roles and self.by.organization_id in own
            case When.WAITING:
                return self.proposal.awaiting is not None
        return True


def look(
    session: Session, proposal: Proposal | None, *, by: Actor, today: date, hold: bool = False
) -> Case:
    """Return the case of this proposal; raises Refused before anything is told.

    With `hold`, others wait with their changes until this transaction ends: SQLite locked the
    whole store when it began, PostgreSQL locks the row.

    no_such_proposal: for what this account may not know to exist; not_yours: for what is public,
    but neither asked of its unit nor by its organization.
    """
    if proposal is None or proposal.council_id != by.council_id:
        raise Refused("no_such_proposal")
    if not _is_published(session, proposal):
        raise Refused("no_such_proposal")
    if hold:
        session.refresh(proposal, with_for_update=True)
    chosen = select(ProposalEvent).where(ProposalEvent.proposal_id == proposal.id)
    events = session.exec(chosen.order_by(col(ProposalEvent.id))).all()
    case = Case(proposal, events, askers(session, proposal.id or 0), by, today, hold)
    if not proposal.public and case.roles <= {Role.NGO}:
        raise Refused("no_such_proposal")
    if not case.roles:
        raise Refused("not_yours")
    return case


def _is_published(session: Session, proposal: Proposal) -> bool:
    """Tell whether there is something to follow: no draft, not struck, not taken back."""
    if proposal.status is None or proposal.struck_in is not None:
        return False
    return not is_retracted(session, proposal.meeting_id)
