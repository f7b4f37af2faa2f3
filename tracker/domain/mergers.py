"""Proposals merged into others: what leads to the other one must never lead nowhere."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from tracker.domain.errors import Refused
from tracker.exchange import Document, Fault
from tracker.models import Meeting, Proposal
from tracker.queries.published import not_retracted


class Merger(NamedTuple):
    """A proposal and the one into which it was merged; both stand in the record."""

    source: Proposal
    target: Proposal


def check_targets(session: Session, meeting: Meeting) -> None:
    """Raise Refused("merge_target") where other meetings' proposals were merged into this one's."""
    leads = [
        merger
        for merger in _of_meeting(session, meeting)
        if merger.target.meeting_id == meeting.id != merger.source.meeting_id
    ]
    if leads:
        raise Refused("merge_target", codes=[merger.source.code for merger in leads])


def broken(session: Session, meeting: Meeting, said: Document) -> Iterator[Fault]:
    """Yield which mergers would lead nowhere once the meeting says this.

    Its proposals are struck where it is silent about them, and public as it shows them. Of two
    that were merged the target stays, and either both are public or neither: a page tells both.
    What an import brought broken stops nobody.
    """
    shown = {proposal.number: said.shows(proposal) for proposal in said.proposals}

    def after(row: Proposal) -> bool | None:
        """Return whether it will be public; None once it is struck."""
        return shown.get(row.number or 0) if row.meeting_id == meeting.id else row.public

    for source, target in _of_meeting(session, meeting):
        codes = {"source": source.code, "target": target.code}
        leaves, leads_to = after(source), after(target)
        if leaves is None:
            continue
        if leads_to is None:
            yield Fault("proposals", "merge_target_struck", codes)
        elif leaves != leads_to and source.public == target.public:
            yield Fault("proposals", "merge_half_hidden", codes)


def _of_meeting(session: Session, meeting: Meeting) -> list[Merger]:
    """Return the mergers that begin or end in a meeting, by the source's code."""
    source, target = aliased(Proposal), aliased(Proposal)
    both = select(source, target).join(target, col(target.code) == col(source.merged_into))
    for end in (source, target):
        both = both.where(col(end.struck_in).is_(None), not_retracted(end.meeting_id))
    # Asked from either end, since each has an index of its own.
    found = {
        merged.code or "": Merger(merged, into)
        for end in (source, target)
        for merged, into in session.exec(both.where(end.meeting_id == meeting.id))
    }
    return [found[code] for code in sorted(found)]
