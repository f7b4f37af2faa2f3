"""Take a publication back: one person asks with a reason, a second one confirms.

What is left is a tombstone: the code answers 410 with day and reason, and is never used again.
"""

from datetime import datetime

from sqlmodel import Session, select

from tracker.domain import indexing, ledger
from tracker.domain.actors import Actor
from tracker.domain.errors import Refused
from tracker.domain.mergers import check_targets
from tracker.models import Meeting, Proposal, Retraction
from tracker.models.ledger import Told


def ask(session: Session, meeting: Meeting, *, reason: str, by: Actor, at: datetime) -> Retraction:
    """Ask for a publication to be taken back; nothing is hidden until somebody else confirms.

    Raises Refused: "not_published", "retracted", "no_reason", "merge_target", "asked_already".
    """
    check_standing(session, meeting)
    if not reason:
        raise Refused("no_reason")
    check_targets(session, meeting)
    if asked(session, meeting) is not None:
        raise Refused("asked_already")
    retraction = Retraction(
        council_id=meeting.council_id,
        meeting_id=meeting.id or 0,
        reason=reason,
        asked_by_id=by.account_id,
        asked_at=at,
    )
    session.add(retraction)
    session.flush()
    return retraction


def confirm(
    session: Session, meeting: Meeting, *, read: str | None = None, by: Actor, at: datetime
) -> None:
    """Take the publication back: its meeting and its proposals are hidden from here on.

    `read` is the reason that the second person was shown. Raises Refused: "not_asked",
    "retracted", "same_person", "merge_target", "stale" where another reason is asked for since.
    """
    check_standing(session, meeting)
    retraction = asked(session, meeting)
    if retraction is None:
        raise Refused("not_asked")
    if retraction.asked_by_id == by.account_id:
        raise Refused("same_person")
    if read is not None and read != retraction.reason:
        raise Refused("stale")
    check_targets(session, meeting)
    retraction.confirmed_by_id, retraction.confirmed_at = by.account_id, at
    meeting.edits += 1
    meeting.number = None  # free for the right record; the kept version tells which it was
    proposals = session.exec(select(Proposal).where(Proposal.meeting_id == meeting.id)).all()
    for proposal in proposals:
        proposal.public = False
    session.flush()
    indexing.renew_meeting(session, meeting.id or 0)
    told = ledger.telling(Told.RETRACTED, meeting.code, reason=retraction.reason)
    ledger.append(session, meeting.council_id, [told], by=by, at=at)


def call_off(session: Session, meeting: Meeting) -> None:
    """Take back the wish to retract; raise Refused("not_asked" or "retracted")."""
    check_standing(session, meeting)
    retraction = asked(session, meeting)
    if retraction is None:
        raise Refused("not_asked")
    session.delete(retraction)
    session.flush()


def asked(session: Session, meeting: Meeting) -> Retraction | None:
    """Return the retraction of a meeting that somebody asked for, or None."""
    return session.exec(select(Retraction).where(Retraction.meeting_id == meeting.id)).first()


def check_standing(session: Session, meeting: Meeting) -> None:
    """Raise Refused unless the meeting is published: "not_published" or "retracted"."""
    if meeting.code is None:
        raise Refused("not_published")
    retraction = asked(session, meeting)
    if retraction is not None and retraction.confirmed_at is not None:
        raise Refused("retracted")
