"""The rows of a draft: made to say what was typed, with as few changes as that takes."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, delete, select

from tracker.models import (
    AgendaItem,
    Attendance,
    Meeting,
    Proposal,
    ProposalParty,
    Statement,
)
from tracker.models.proposals import Part
from tracker.queries.drafts import rows
from tracker.queries.lines import AttendanceLine, Draft, Line, ProposalLine, StatementLine

ATTENDANCE = (
    "person",
    "organization",
    "role",
    "presence",
    "on_behalf_of",
    "reason",
    "substitute",
    "came_at",
    "left_at",
)


def write(session: Session, meeting: Meeting, draft: Draft) -> None:
    """Make the rows of an unpublished meeting say what `draft` says, in its order.

    A line with the id of a row changes that row; any other is a new one; rows without a line go.
    """
    draft, gone = draft.settled(), list[Any]()
    agenda = _made(session, meeting, AgendaItem, draft.agenda, gone)
    for row, item in zip(agenda, draft.agenda, strict=True):
        row.text = item.text
    attendance = _made(session, meeting, Attendance, draft.attendance, gone)
    for row, who in zip(attendance, draft.attendance, strict=True):
        _set(row, _attendance(who))
    session.flush()
    statements = _made(session, meeting, Statement, draft.statements, gone)
    for row, said in zip(statements, draft.statements, strict=True):
        _set(row, _statement(said) | {"agenda_item_id": _pointed(agenda, said.agenda_item)})
    session.flush()
    proposals = _made(session, meeting, Proposal, draft.proposals, gone)
    for row, asked in zip(proposals, draft.proposals, strict=True):
        _set(row, _proposal(asked) | {"statement_id": _pointed(statements, asked.statement)})
    session.flush()
    _write_proposers(session, meeting, proposals, draft.proposals)
    _delete(session, gone)


def _made(
    session: Session, meeting: Meeting, table: Any, lines: Sequence[Line], gone: list[Any]
) -> list[Any]:
    """Return the row of each line, found or new, with its position; rows without one are `gone`."""
    known = {row.id: row for row in rows(session, table, meeting)}
    found = [known.pop(line.id, None) or _new(session, meeting, table) for line in lines]
    for position, row in enumerate(found, 1):
        row.position = position
    gone.extend(known.values())
    return found


def _new(session: Session, meeting: Meeting, table: Any) -> Any:
    row = table(council_id=meeting.council_id, meeting_id=meeting.id, text="")
    session.add(row)
    return row


def _set(row: Any, columns: dict[str, Any]) -> None:
    for column, value in columns.items():
        setattr(row, column, value)


def _attendance(line: AttendanceLine) -> dict[str, Any]:
    columns = {name: getattr(line, name) for name in ATTENDANCE}
    return columns | {"group_text": line.group}


def _statement(line: StatementLine) -> dict[str, Any]:
    return {"text": line.text or "", "speaker": line.speaker, "role": line.role, "kind": line.kind}


def _proposal(line: ProposalLine) -> dict[str, Any]:
    names = ("kind", "decision", "resolution_number", "vote", "continuing")
    return {name: getattr(line, name) for name in names} | {"text": line.text or ""}


def _pointed(made: Sequence[Any], number: int | None) -> int | None:
    return made[number - 1].id if number else None


def _write_proposers(
    session: Session, meeting: Meeting, made: Sequence[Any], lines: Sequence[ProposalLine]
) -> None:
    """Write the proposers anew; which register a name is in is found out at publication."""
    of_meeting = select(Proposal.id).where(Proposal.meeting_id == meeting.id)
    parties = delete(ProposalParty).where(col(ProposalParty.proposal_id).in_(of_meeting))
    session.connection().execute(parties)
    for row, line in zip(made, lines, strict=True):
        for position, name in enumerate(line.proposers, 1):
            keys = {"council_id": meeting.council_id, "proposal_id": row.id}
            session.add(ProposalParty(**keys, position=position, part=Part.PROPOSER, name=name))
    session.flush()


def _delete(session: Session, gone: Sequence[Any]) -> None:
    """Delete rows, those that point before those that are pointed to."""
    for table in (Proposal, Statement, AgendaItem, Attendance):
        of_table: Any = table
        ids = [row.id for row in gone if isinstance(row, table)]
        session.connection().execute(delete(table).where(of_table.id.in_(ids)))
    session.expire_all()
