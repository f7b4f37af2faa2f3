"""The rows of a draft, read as the lines that somebody typed."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from tracker.models import (
    AgendaItem,
    Attendance,
    Meeting,
    Proposal,
    ProposalParty,
    Statement,
)
from tracker.models.proposals import Part
from tracker.queries.lines import (
    AgendaLine,
    AttendanceLine,
    Details,
    Draft,
    ProposalLine,
    StatementLine,
)


def rows(session: Session, table: Any, meeting: Meeting) -> Sequence[Any]:
    """Return the meeting's rows of a table that has positions, in their order."""
    return session.exec(
        select(table).where(table.meeting_id == meeting.id).order_by(table.position, table.id)
    ).all()


def stored(session: Session, meeting: Meeting) -> Draft:
    """Return what the rows of a draft say."""
    agenda = rows(session, AgendaItem, meeting)
    statements = rows(session, Statement, meeting)
    items, said = _numbers(agenda), _numbers(statements)
    return Draft(
        details=details(meeting),
        agenda=tuple(AgendaLine(row.text, row.id) for row in agenda),
        attendance=tuple(
            _line(AttendanceLine, row, group=row.group_text)
            for row in rows(session, Attendance, meeting)
        ),
        statements=tuple(
            _line(
                StatementLine,
                row,
                text=row.text or None,
                agenda_item=items.get(row.agenda_item_id),
            )
            for row in statements
        ),
        proposals=_proposals(session, meeting, said),
    )


def details(meeting: Meeting) -> Details:
    """Return the details of a meeting."""
    return _line(Details, meeting, title=meeting.title or None)  # type: ignore[no-any-return]


def _proposals(
    session: Session, meeting: Meeting, said: dict[int, int]
) -> tuple[ProposalLine, ...]:
    proposers: dict[int, list[str]] = {}
    parties = (
        select(ProposalParty)
        .join(Proposal, col(Proposal.id) == ProposalParty.proposal_id)
        .where(Proposal.meeting_id == meeting.id, ProposalParty.part == Part.PROPOSER)
        .order_by(col(ProposalParty.position))
    )
    for party in session.exec(parties):
        proposers.setdefault(party.proposal_id, []).append(party.name)
    return tuple(
        _line(
            ProposalLine,
            row,
            text=row.text or None,
            public=True,
            proposers=tuple(proposers.get(row.id, ())),
            statement=said.get(row.statement_id),
        )
        for row in rows(session, Proposal, meeting)
    )


def _numbers(found: Sequence[Any]) -> dict[int, int]:
    return {row.id: number for number, row in enumerate(found, 1)}


def _line(shape: Any, row: Any, **more: Any) -> Any:
    names = [name for name in shape.__dataclass_fields__ if name not in more]
    return shape(**{name: getattr(row, name) for name in names}, **more)
