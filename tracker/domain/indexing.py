"""Keep the search in step with the record, in the transaction that changes the record."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlmodel import Session, col, select

from tracker.models import Meeting, Membership, Organization, Person, Proposal, Statement
from tracker.models.search import Kind
from tracker.queries.findable import entries
from tracker.search import index

OF_MEETINGS = ((Kind.MEETING, "id"), (Kind.STATEMENT, "meeting_id"), (Kind.PROPOSAL, "meeting_id"))
TABLES = {
    Kind.PROPOSAL: Proposal,
    Kind.STATEMENT: Statement,
    Kind.MEETING: Meeting,
    Kind.PERSON: Person,
    Kind.ORGANIZATION: Organization,
}
TOGETHER = 500  # records in memory


def publish(session: Session, meeting_ids: Collection[int]) -> None:
    """Make findable what these new meetings hold, as far as it is public."""
    for kind, of in OF_MEETINGS:
        index.add(session, entries(session, kind, meeting_ids, of=of))


def renew_meeting(session: Session, meeting_id: int, *, gone: Collection[int] = ()) -> None:
    """Let a meeting and what it holds now be found by what is public of them.

    `gone` are the ids of statements that it no longer holds.
    """
    said = session.exec(select(Statement.id).where(Statement.meeting_id == meeting_id)).all()
    raised = select(Proposal.id).where(col(Proposal.meeting_id) == meeting_id)
    renew(session, Kind.MEETING, [meeting_id])
    renew(session, Kind.PROPOSAL, session.exec(raised).all())
    renew(session, Kind.STATEMENT, {*said, *gone})


def renew_members(session: Session, body_id: int) -> None:
    """Let those who hold a role in a body be found by what it is called now."""
    held = select(Membership.person_id).where(Membership.organization_id == body_id)
    renew(session, Kind.PERSON, {*session.exec(held).all()})


def renew_registers(session: Session, bodies: Iterable[int], people: Iterable[int]) -> None:
    """Let these bodies and people be found by what the registers say now."""
    renew(session, Kind.ORGANIZATION, bodies)
    renew(session, Kind.PERSON, people)


def renew(session: Session, kind: Kind, ids: Iterable[int | None]) -> None:
    """Let these records be found by what they say now: those that are hidden or gone, by nothing.

    What was changed through objects must be flushed before.
    """
    known = [number for number in ids if number]
    index.settle(session, kind, known, entries(session, kind, known))


def fill(session: Session) -> None:
    """Make everything findable that is public, in an index that holds nothing yet."""
    for kind, table in TABLES.items():
        last = 0
        while ids := _after(session, table, last):
            index.add(session, entries(session, kind, ids))
            last = ids[-1]


def _after(session: Session, table: Any, last: int) -> list[int]:
    following = select(table.id).where(col(table.id) > last).order_by(col(table.id)).limit(TOGETHER)
    return [number for number in session.exec(following) if number]
