"""The number of a session, as paper has it: one of its kind in a body and its term."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlmodel import Session, col, select

from tracker.domain.errors import Refused
from tracker.domain.names import Names, Owner
from tracker.exchange import Fault
from tracker.models import Meeting


class Numbered(NamedTuple):
    """What no two meetings share; where no term is told, that is a term of its own."""

    body_id: int | None
    term: str | None
    number: str | None


def check_numbers(
    session: Session, owners: Sequence[Owner], names: Names, *, of: int | None = None
) -> None:
    """Raise Refused("faulty_document") where another meeting of a body and term has the number.

    `of` is the id of the meeting that these minutes correct. A number without a body is one of
    nothing that is known, and may stand twice.
    """
    told = [
        (Numbered(names.organization(owner, told.meeting.body), told.meeting.term, number), told)
        for owner, told in owners
        if (number := told.meeting.number) and told.meeting.body
    ]
    taken = _taken(session, [numbered for numbered, _ in told], of) if told else {}
    for numbered, document in told:
        code = taken.setdefault(numbered, document.code)
        if code != document.code:
            fault = Fault("meeting.number", "number_used", {"code": code})
            raise Refused("faulty_document", faults=[fault])


def used_by(session: Session, numbered: Numbered, *, of: int | None = None) -> str | None:
    """Return the code of another published meeting that has this number, or None.

    `of` is the id of the meeting that asks.
    """
    return _taken(session, [numbered], of).get(numbered)


def _taken(
    session: Session, told: Sequence[Numbered], of: int | None
) -> dict[Numbered, str | None]:
    """Return the codes of published meetings that have one of these numbers, by body and term."""
    found = session.exec(
        select(Meeting.body_id, Meeting.term, Meeting.number, Meeting.code).where(
            col(Meeting.body_id).in_({numbered.body_id for numbered in told}),
            col(Meeting.number).in_({numbered.number for numbered in told}),
            col(Meeting.code).is_not(None),
            col(Meeting.id).is_distinct_from(of),
        )
    )
    return {Numbered(*numbered): code for *numbered, code in found}
