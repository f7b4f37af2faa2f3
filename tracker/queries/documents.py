"""A meeting's record as the exchange document, and what of it the public may see."""

from collections.abc import Iterator

from sqlalchemy import text
from sqlmodel import Session, col, select

from tracker.exchange import Document
from tracker.exchange import document as tree
from tracker.models import Meeting
from tracker.models.events import EventKind
from tracker.queries import registers
from tracker.queries.contents import records
from tracker.queries.published import not_retracted

HIDES = text("""
SELECT EXISTS (SELECT 1 FROM minutes_version v WHERE v.meeting_id = m.id AND v.body <> '')
FROM meeting m WHERE m.code = :code
""")


def codes(session: Session) -> Iterator[str]:
    """Yield the codes of all public meetings, in the order of codes."""
    published = select(Meeting.code).where(col(Meeting.code).is_not(None), not_retracted())
    yield from filter(None, session.exec(published.order_by(col(Meeting.code))).all())


def coded(session: Session, code: str) -> Document | None:
    """Return the whole document of a public meeting, or None."""
    public = select(Meeting.id).where(Meeting.code == code, not_retracted())
    number = session.exec(public).first()
    return _document(session, number) if number else None


def gathered(session: Session, meeting: Meeting, *, asked: Document | None = None) -> Document:
    """Return the document of a meeting that has a code.

    Its registers hold whom its rows name, and whom the registers of the document `asked` name.
    """
    return _document(session, meeting.id or 0, asked)


def _document(session: Session, number: int, asked: Document | None = None) -> Document:
    record = records(session, [number])[number]
    document = Document.model_validate(record.content)
    return document.model_copy(update=registers.named(session, record, asked))


def hides(session: Session, code: str) -> bool:
    """Tell whether by any version of its minutes a meeting was closed or had a hidden proposal.

    Then the reason of a correction is not told either: it might speak of what is hidden.
    """
    return bool(session.connection().scalar(HIDES, {"code": code}))


def public(document: Document, *, discreet: bool = False) -> Document:
    """Return what the public may see: of a closed session, its date, body and kind alone.

    Proposals of a closed session stay where the secretary ticked them (records.md, Minutes).
    `discreet` leaves out the notes of corrections too.
    """
    shown = tuple(filter(document.shows, document.proposals))
    if discreet:
        shown = tuple(_without_notes(proposal) for proposal in shown)
    if document.meeting.tells:
        if shown == document.proposals:
            return document
        less = document.model_copy(update={"proposals": shown})
        return less.model_copy(update=registers.still_named(less))
    meeting = document.meeting
    return tree.Document(
        format="civic-meeting/1",
        council=document.council,
        code=document.code,
        meeting=tree.Meeting(
            title=meeting.body or document.council.name,
            body=meeting.body,
            kind=meeting.kind,
            day=meeting.day,
            held=meeting.held,
        ),
        proposals=tuple(
            proposal.model_copy(update={"statement": None, "source_sentence": None})
            for proposal in shown
        ),
    )


def _without_notes(proposal: tree.Proposal) -> tree.Proposal:
    told = tuple(event for event in proposal.events if event.kind is not EventKind.CORRECTION)
    return proposal.model_copy(update={"events": told})
