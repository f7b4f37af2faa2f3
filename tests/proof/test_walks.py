"""Random walks through the workflow, in all roles: what must hold after every single step."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from tests.factories import NOW, TODAY
from tests.following import (
    NGO,
    OTHER_NGO,
    TELLS,
    TOWN,
    WATER,
    H,
    K,
    N,
    R,
    S,
    actor,
    asked,
    move,
    raise_proposals,
)
from tracker.domain import documents
from tracker.domain.actors import Actor
from tracker.domain.cases import Case, look
from tracker.domain.errors import Refused
from tracker.domain.offers import Offer, offers
from tracker.domain.standing import standing
from tracker.models import Meeting, Proposal, ProposalEvent
from tracker.models.accounts import Role
from tracker.models.events import EventKind
from tracker.models.marks import Mark, MarkKind, marks
from tracker.models.proposals import OPEN, Status
from tracker.queries import follow_up as queries
from tracker.queries.documents import gathered
from tracker.store.engine import connect, writing
from tracker.verify.whole import check

LONGEST = 8
BODIES: dict[Role, tuple[str, ...]] = {R: (TOWN, WATER), N: (NGO, OTHER_NGO)}
PEOPLE = [(role, body) for role in (N, R, K, S, H) for body in BODIES.get(role, ("",))]
FOLDED = (
    "status",
    "not_done_reason",
    "responsible_since",
    "due_on",
    "first_due_on",
    "no_due_reason",
    "extensions",
    "awaiting",
    "awaiting_until",
    "disputed",
    "merged_into",
    "last_news_on",
)


def plain_marks(timeline: Sequence[ProposalEvent], today: date) -> list[Mark]:
    """Work out the marks from a timeline as the rules say it, in one plain pass."""
    status, unit, since, due, until, disputed, put_off = None, None, None, None, None, False, 0
    for event in timeline:
        if event.status:
            status, until, disputed = event.status, event.awaiting_until, False
        if event.kind is EventKind.DISPUTE:
            disputed = True
        if event.kind is EventKind.EXTENSION:
            put_off, due = put_off + 1, event.due_on
        if event.status is Status.ASSIGNED:
            due = event.due_on
        makes_responsible = event.status is Status.ASSIGNED or event.kind is EventKind.ASSIGNMENT
        if makes_responsible and event.organization != unit:
            unit, since = event.organization, event.happened_on
    if status not in OPEN or since is None:
        return []
    found = []
    running = status is not Status.DONE_CLAIMED
    if running and due and due < today:
        found.append(Mark(MarkKind.OVERDUE, (today - due).days))
    if running and due and 0 <= (due - today).days <= 7:
        found.append(Mark(MarkKind.DUE_SOON, (due - today).days))
    if disputed:
        found.append(Mark(MarkKind.DISPUTED))
    if until and today <= until:
        found.append(Mark(MarkKind.WAITING, day=until))
    if put_off:
        found.append(Mark(MarkKind.EXTENDED, put_off))
    quiet = (today - max(since, *(event.happened_on for event in timeline))).days
    if quiet > 45:
        found.append(Mark(MarkKind.SILENT, quiet))
    return found


class Walk(RuleBasedStateMachine):
    """One council with two proposals; anybody does anything that is offered, on any day."""

    engine: Engine
    other_engine: Engine
    people: dict[tuple[Role, str], Actor]

    def __init__(self) -> None:
        super().__init__()
        self.opened = ExitStack()
        self.session: Session = self.opened.enter_context(writing(self.engine))
        chosen = select(Proposal).order_by(col(Proposal.number))
        self.proposals = list(self.session.exec(chosen).all())
        self.entered = [1] * len(self.proposals)
        self.days = 0

    @property
    def today(self) -> date:
        return TODAY + timedelta(days=self.days)

    @rule(days=st.sampled_from([1, 8, 16, 46]))
    def wait(self, days: int) -> None:
        self.days += days

    @rule(data=st.data(), which=st.sampled_from([0, 0, 0, 1]), who=st.sampled_from(PEOPLE))
    def follow(self, data: st.DataObject, which: int, who: tuple[Role, str]) -> None:
        """Somebody does one of the things that are offered, and it is done exactly once."""
        subject, by = self.proposals[which], self.people[who]
        try:
            case = look(self.session, subject, by=by, today=self.today)
        except Refused:
            return  # it is neither asked of this body nor asked for by it
        offer = data.draw(st.sampled_from(offers(case)))
        tells = self.tells(data, case, offer)
        if offer.after is Status.MERGED:
            other = self.proposals[1 - which]
            if other.status is Status.MERGED:
                return
            tells["target"] = other.code
            self.entered[1 - which] += 1
        self.entered[which] += 1
        self.move(case, offer.after or offer.kind, tells)

    @rule(
        after=st.sampled_from(list(Status)),
        which=st.sampled_from([0, 1]),
        who=st.sampled_from(PEOPLE),
    )
    def overstep(self, after: Status, which: int, who: tuple[Role, str]) -> None:
        """Somebody tries what is not offered, and nothing is left of it."""
        subject, by = self.proposals[which], self.people[who]
        try:
            case = look(self.session, subject, by=by, today=self.today)
            if any(offer.after is after for offer in offers(case)):
                return
            self.move(case, after, {**TELLS, "target": self.proposals[1 - which].code})
        except Refused:
            return
        raise AssertionError(f"{who} took {subject.status} to {after}")

    def move(self, case: Case, to: Any, tells: dict[str, Any]) -> None:
        known: dict[str, Any] = {
            "seen": case.seen,
            "today": self.today,
            "at": NOW + timedelta(days=self.days),
        }
        move(self.session, case.proposal, to, case.by, **known, **tells)

    def tells(self, data: st.DataObject, case: Case, offer: Offer) -> dict[str, Any]:
        """Return something that fits what an offer asks for."""
        fields = [data.draw(st.sampled_from(group)) for group in offer.gives]
        found = {"happened_on": self.today, **{field: TELLS[field] for field in fields}}
        ahead = data.draw(st.sampled_from([0, 1, 7, 30, 90]))
        beyond = max(self.today, case.proposal.due_on or self.today) + timedelta(days=1 + ahead)
        later = {"due_on": beyond, "awaiting_until": self.today + timedelta(days=ahead)}
        found |= {field: day for field, day in later.items() if field in found}
        if "organization" in found:
            found["organization"] = data.draw(st.sampled_from([TOWN, WATER]))
        if not offer.own:
            whom = NGO if S in offer.on_behalf else TOWN
            found |= {"on_behalf_of": whom, "channel": TELLS["channel"]}
        if "due_on" not in found and "awaiting_until" not in found:
            back = timedelta(days=data.draw(st.sampled_from([0, 0, 3])))
            found["happened_on"] = max(self.today - back, *earliest(case, offer))
        return found

    @invariant()
    def the_record_is_what_its_events_say(self) -> None:
        """One event a change; the last status is the status; the marks are those of the rules."""
        told = self.session.exec(select(ProposalEvent).order_by(col(ProposalEvent.id))).all()
        for subject, entered in zip(self.proposals, self.entered, strict=True):
            timeline = [event for event in told if event.proposal_id == subject.id]
            assert len(timeline) == entered
            row = queries.one(self.session, subject.id or 0)
            assert row.status == [event.status for event in timeline if event.status][-1]
            assert list(marks(row, self.today)) == plain_marks(timeline, self.today)

    def teardown(self) -> None:
        """What was walked can be exported, and stands the same in an empty store."""
        meeting = self.session.exec(select(Meeting)).one()
        exported = gathered(self.session, meeting)
        with writing(self.other_engine) as empty:
            at = NOW + timedelta(days=self.days)
            documents.take_in(empty, [exported], today=self.today, at=at)
            assert gathered(empty, empty.exec(select(Meeting)).one()) == exported
            chosen = select(Proposal).order_by(col(Proposal.number))
            for here, there in zip(self.proposals, empty.exec(chosen), strict=True):
                assert [getattr(here, name) for name in FOLDED] == [
                    getattr(there, name) for name in FOLDED
                ]
            check(empty)
        check(self.session)
        self.opened.close()


def earliest(case: Case, offer: Offer) -> Iterator[date]:
    """Yield the days before which what is offered cannot have happened."""
    yield case.proposal.raised_on or date.min
    yield from (day for _, day in standing(case.events).earliest(offer.kind))
    if offer.after is Status.VERIFIED and case.unanswered and case.answer_until:
        yield case.answer_until + timedelta(days=1)


def test_every_walk_keeps_what_the_record_promises(
    new_store: Callable[[], str], walks: int
) -> None:
    Walk.engine, Walk.other_engine = connect(new_store()), connect(new_store())
    with writing(Walk.engine) as session:
        raise_proposals(session, asked(1), asked(2))
        Walk.people = {who: actor(session, who[0], body=who[1] or None) for who in PEOPLE}
        session.commit()
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=walks,
            stateful_step_count=LONGEST,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
