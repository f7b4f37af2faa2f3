"""Publish meetings: write the rows of documents, many at once, and make them findable."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from tracker.domain import bulk, indexing, registers, rows, versions
from tracker.domain.actors import Actor
from tracker.domain.names import Names, Owner
from tracker.domain.numbering import check_numbers
from tracker.domain.rows import Published
from tracker.models import (
    AgendaItem,
    Attendance,
    Meeting,
    Proposal,
    ProposalEvent,
    ProposalParty,
    Statement,
)


def publish(
    session: Session, owners: Sequence[Owner], *, by: Actor | None = None, at: datetime
) -> None:
    """Write these new documents, each with the id of its council; `at` is when they come in."""
    names = registers.remember(session, owners, by=by, at=at)
    check_numbers(session, owners, names)
    meeting_ids = bulk.add(
        session, Meeting, [rows.meeting(owner, document, names) for owner, document in owners]
    )
    published = [
        Published(*owner, number) for owner, number in zip(owners, meeting_ids, strict=True)
    ]
    statement_ids = write_minutes(session, published, names)
    add_proposals(session, published, names, statement_ids, at=at)
    bulk.add(session, Proposal, [row for item in published for row in rows.struck(item)])
    indexing.publish(session, meeting_ids)
    versions.keep(session, published, by=by, at=at)


def write_minutes(
    session: Session, published: Sequence[Published], names: Names
) -> list[Sequence[int]]:
    """Write agenda, attendance and statements of meetings that have none.

    Returns the ids of the statements, by document.
    """
    agenda = _added(session, AgendaItem, published, rows.agenda, names)
    _added(session, Attendance, published, rows.attendance, names)
    return _added(session, Statement, published, rows.statements, names, agenda)


def add_proposals(
    session: Session,
    published: Sequence[Published],
    names: Names,
    statement_ids: Sequence[Sequence[int]],
    *,
    at: datetime,
) -> None:
    """Write the documents' proposals with their parties and timelines."""
    numbers = _added(session, Proposal, published, rows.proposals, names, statement_ids, at=at)
    written = [
        (item, proposal, number)
        for item, of_meeting in zip(published, numbers, strict=True)
        for proposal, number in zip(reversed(item.document.proposals), of_meeting, strict=True)
    ]
    pairs = [(item.council_id, proposal, number) for item, proposal, number in written]
    bulk.add(session, ProposalParty, [row for pair in pairs for row in rows.parties(*pair, names)])
    bulk.add(
        session, ProposalEvent, [row for pair in pairs for row in rows.events(*pair, names, at=at)]
    )


def _added(
    session: Session,
    table: Any,
    published: Sequence[Published],
    rows_of: Any,
    names: Names,
    above: Sequence[Sequence[int]] | None = None,
    **more: Any,
) -> list[Sequence[int]]:
    """Insert one kind of row for all documents at once; return the ids by document.

    `above` holds, by document, the ids of the rows that these rows point to.
    """
    parents: Sequence[Sequence[int]] = above or [()] * len(published)
    made = [
        list(rows_of(item, names, ids, **more))
        for item, ids in zip(published, parents, strict=True)
    ]
    ids = iter(bulk.add(session, table, [row for of_one in made for row in of_one]))
    return [[next(ids) for _ in of_one] for of_one in made]
