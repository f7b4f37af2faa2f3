"""Published minutes as a draft, to be corrected in the form in which they were written."""

from typing import Any

from tracker.exchange import Document
from tracker.queries.lines import (
    AgendaLine,
    AttendanceLine,
    Details,
    Draft,
    ProposalLine,
    StatementLine,
)


def drafted(stored: Document) -> Draft:
    """Return published minutes as a draft: lines are known by place, proposals by number."""
    meeting = stored.meeting
    shown = Details.__dataclass_fields__
    return Draft(
        details=Details(**{name: getattr(meeting, name) for name in shown}),
        agenda=tuple(AgendaLine(text, place) for place, text in enumerate(stored.agenda, 1)),
        attendance=tuple(
            _line(AttendanceLine, entry, id=place)
            for place, entry in enumerate(stored.attendance, 1)
        ),
        statements=tuple(
            _line(StatementLine, entry, id=place)
            for place, entry in enumerate(stored.statements, 1)
        ),
        proposals=tuple(
            _line(
                ProposalLine,
                entry,
                id=entry.number,
                proposers=names_of(stored, entry.number),
                public=stored.shows(entry),
            )
            for entry in stored.proposals
        ),
    )


def names_of(stored: Document, number: int | None) -> tuple[str, ...]:
    """Return the names of those who raised the proposal with this number, of whatever kind."""
    for entry in stored.proposals:
        if entry.number == number:
            who = entry.proposers
            return (*who.people, *who.organizations, *who.groups)
    return ()


def _line(shape: Any, entry: Any, **more: Any) -> Any:
    names = [name for name in shape.__dataclass_fields__ if name not in more]
    return shape(**{name: getattr(entry, name) for name in names}, **more)
