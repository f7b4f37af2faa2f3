"""Minutes become public, and are corrected: version after version, nothing that was public lost."""

from collections.abc import Collection
from datetime import date, datetime

from sqlmodel import Session

from tracker.domain import (
    composition,
    correction,
    drafts,
    indexing,
    publication,
    registers,
    rows,
    versions,
)
from tracker.domain.actors import Actor
from tracker.domain.errors import Refused
from tracker.domain.meetings import check_draft, claim
from tracker.domain.retraction import check_standing
from tracker.domain.review import checked, names_in, review
from tracker.domain.rows import Published
from tracker.exchange import Document
from tracker.exchange.difference import differences
from tracker.models import Meeting
from tracker.models.meetings import MeetingKind
from tracker.queries.documents import gathered
from tracker.queries.lines import Draft
from tracker.queries.timeline import last_events


def publish(
    session: Session,
    meeting: Meeting,
    *,
    edits: int,
    shown: Collection[int] = (),
    by: Actor,
    today: date,
    at: datetime,
) -> None:
    """Publish a draft as version 1: code, numbers and timelines begin here.

    Of a closed session, only the proposals whose numbers are in `shown` are public. Raises
    Refused("faulty_document") with what `review` finds, "not_a_draft" and "stale" as `save` does.
    """
    check_draft(meeting)
    found = review(session, meeting, today=today)
    if found.document is None:
        raise Refused("faulty_document", faults=found.errors)
    claim(session, meeting, edits=edits, by=by, at=at)
    _write(session, meeting, _shown(found.document, shown), by=by, at=at)


def correct(
    session: Session,
    meeting: Meeting,
    *,
    draft: Draft,
    edits: int,
    seen: int,
    reason: str,
    by: Actor,
    today: date,
    at: datetime,
) -> None:
    """Make published minutes say what `draft` says, as their next version.

    `seen` is the last event of its proposals that whoever corrects had seen: one that moved on
    since is not struck unseen. Raises Refused: "retracted", "no_reason", "faulty_document",
    "nothing_changed", "moved_since", "stale".
    """
    check_standing(session, meeting)
    if not reason:
        raise Refused("no_reason")
    before = gathered(session, meeting)
    content = composition.amended(before, draft, *names_in(session, meeting.council_id, draft))
    document, errors = checked(content, draft, today=today)
    if document is None or errors:
        raise Refused("faulty_document", faults=errors)
    if not list(differences(before, document)):
        raise Refused("nothing_changed")
    _check_struck(session, meeting, before, document, seen)
    claim(session, meeting, edits=edits, by=by, at=at)
    correction.correct(
        session,
        meeting,
        stored=before,
        document=document,
        reason=reason,
        by=by,
        today=today,
        at=at,
    )


def _check_struck(
    session: Session, meeting: Meeting, before: Document, said: Document, seen: int
) -> None:
    kept = {proposal.number for proposal in said.proposals}
    struck = {proposal.number for proposal in before.proposals} - kept
    last = last_events(session, meeting.id or 0)
    if moved := sorted(number for number in struck if last[number] > seen):
        raise Refused("moved_since", numbers=moved)


def _shown(document: Document, shown: Collection[int]) -> Document:
    if document.meeting.kind is not MeetingKind.CLOSED:
        return document
    proposals = (
        proposal.model_copy(update={"public": proposal.number in shown or None})
        for proposal in document.proposals
    )
    return document.model_copy(update={"proposals": tuple(proposals)})


def _write(
    session: Session, meeting: Meeting, document: Document, *, by: Actor, at: datetime
) -> None:
    """Write the rows of a published document in the place of the draft's."""
    names = registers.remember(session, [(meeting.council_id, document)], by=by, at=at)
    drafts.write(session, meeting, Draft())
    for column, value in rows.meeting(meeting.council_id, document, names).items():
        setattr(meeting, column, value)
    session.flush()
    item = Published(meeting.council_id, document, meeting.id or 0)
    statement_ids = publication.write_minutes(session, [item], names)
    publication.add_proposals(session, [item], names, statement_ids, at=at)
    indexing.publish(session, [item.meeting_id])
    session.expire_all()
    said = item._replace(document=gathered(session, meeting))
    versions.keep(session, [said], by=by, at=at)
