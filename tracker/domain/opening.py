"""Open the chains of a store from before there was a ledger: with the state as it is found."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from tracker import exchange
from tracker.domain import ledger, registers
from tracker.domain.ledger import Telling
from tracker.domain.retraction import asked
from tracker.exchange import Document, chain
from tracker.models import Meeting, MinutesVersion
from tracker.models.ledger import Told
from tracker.queries.documents import gathered, public


def waiting(session: Session, most: int) -> Sequence[Meeting]:
    """Return published meetings of which the ledger does not tell, the oldest first."""
    untold = select(MinutesVersion.meeting_id).where(col(MinutesVersion.seq).is_(None))
    found = select(Meeting).where(col(Meeting.id).in_(untold)).order_by(col(Meeting.id))
    return session.exec(found.limit(most)).all()


def tell(session: Session, meeting: Meeting, *, at: datetime) -> None:
    """Tell the ledger of every version of a meeting's minutes, and of what happened since.

    Nobody can prove how old that is: such entries say "found", and the chain vouches for it from
    here on.
    """
    kept = session.exec(
        select(MinutesVersion)
        .where(MinutesVersion.meeting_id == meeting.id, col(MinutesVersion.seq).is_(None))
        .order_by(col(MinutesVersion.number))
    ).all()
    documents = [Document.model_validate_json(version.body) for version in kept]
    views = [public(document) for document in documents]
    tellings = [_found(view, version) for view, version in zip(views, kept, strict=True)]
    now, view = _now(session, meeting, kept[-1])
    if now.body != tellings[-1].body:
        tellings.append(now)
    entries = ledger.append(session, meeting.council_id, tellings, by=None, at=at)
    for version, seq, document, shown in zip(kept, entries, documents, views, strict=False):
        version.seq = seq
        version.body = "" if shown is document else version.body
        session.add(version)
    session.flush()
    if view:
        told = [(meeting.council_id, shown) for shown in (*views, view)]
        registers.tell(session, told, by=None, at=at)


def _now(
    session: Session, meeting: Meeting, last: MinutesVersion
) -> tuple[Telling, Document | None]:
    """Return how the meeting stands today: its timelines have grown since the last version."""
    retraction = asked(session, meeting)
    if retraction is not None and retraction.confirmed_at is not None:
        return ledger.telling(Told.RETRACTED, meeting.code, reason=retraction.reason), None
    view = public(gathered(session, meeting))
    return _found(view, last), view


def _found(view: Document, version: MinutesVersion) -> Telling:
    body = chain.version(exchange.canonical(view), version.number, version.reason)
    return Telling(Told.FOUND, view.code, body)
