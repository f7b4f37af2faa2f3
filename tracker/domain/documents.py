"""Take meeting documents into the record (records.md, The exchange document)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import partial

from sqlmodel import Session, col, select

from tracker.domain import correction, councils, publication
from tracker.domain.errors import Refused
from tracker.domain.retraction import check_standing
from tracker.domain.standing import flaws
from tracker.exchange import Document, Fault
from tracker.exchange.completion import completed
from tracker.exchange.difference import differences
from tracker.models import Meeting
from tracker.models.meetings import Held
from tracker.persian.text import clean
from tracker.queries.documents import gathered


class Outcome(StrEnum):
    """What became of a document."""

    PUBLISHED = "published"
    UNCHANGED = "unchanged"
    CORRECTED = "corrected"


def take_in(
    session: Session,
    documents: Sequence[Document],
    *,
    today: date,
    at: datetime,
    correct: str | None = None,
) -> list[Outcome]:
    """Publish documents whose codes are new, and compare those whose codes are known.

    A known code with the same content changes nothing; with other content it is corrected where
    a reason is given. Raises Refused("faulty_document") for what cannot be true, and
    Refused("known_code") with the differences where no reason is given, and Refused("retracted")
    for a code whose publication was taken back.
    """
    reason = clean(correct or "", lines=True)
    compared = partial(_compared, session, today=today, at=at, reason=reason)
    councils.hold(session, [document.council for document in documents])
    known = _known(session, documents)
    stored = {
        document.code: gathered(session, known[document.code], asked=document)
        for document in documents
        if document.code in known
    }
    documents = [completed(document, stored.get(document.code)) for document in documents]
    for document in documents:
        if faults := list(impossible(document, today)):
            raise Refused("faulty_document", faults=faults)
    council_ids = councils.remember(session, [document.council for document in documents])
    fresh = [(council_ids[d.council.slug], d) for d in documents if d.code not in known]
    publication.publish(session, fresh, at=at)
    return [
        compared(known[document.code], stored[document.code], document)
        if document.code in known
        else Outcome.PUBLISHED
        for document in documents
    ]


def _known(session: Session, documents: Sequence[Document]) -> dict[str | None, Meeting]:
    codes = [document.code for document in documents]
    found = session.exec(select(Meeting).where(col(Meeting.code).in_(codes)))
    return {meeting.code: meeting for meeting in found}


def _compared(
    session: Session,
    meeting: Meeting,
    stored: Document,
    document: Document,
    *,
    today: date,
    at: datetime,
    reason: str,
) -> Outcome:
    check_standing(session, meeting)
    different = list(differences(stored, document))
    if not different:
        return Outcome.UNCHANGED
    if not reason:
        raise Refused("known_code", code=document.code, differences=different)
    correction.correct(
        session, meeting, stored=stored, document=document, reason=reason, today=today, at=at
    )
    return Outcome.CORRECTED


def impossible(document: Document, today: date) -> Iterator[Fault]:
    """Yield what only the calendar and the workflow can see."""
    if document.meeting.held is Held.HELD and document.meeting.day > today:
        yield Fault("meeting.day", "day_ahead", {"day": document.meeting.day})
    for place, proposal in enumerate(document.proposals):
        for fault in flaws(proposal.events, today=today):
            yield fault._replace(place=f"proposals[{place}].{fault.place}")
