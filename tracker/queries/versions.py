"""What each published version of a meeting's minutes said, as far as it is public today."""

from sqlmodel import Session, col, select

from tracker.exchange import Document
from tracker.models import Meeting, MinutesVersion
from tracker.models.meetings import MeetingKind
from tracker.queries.documents import coded, public


def versions(session: Session, code: str) -> dict[int, Document]:
    """Return what each version of a public meeting's minutes said, as far as it is public now.

    What a correction hid, a proposal or a whole session, is hidden in earlier versions too.
    """
    now = coded(session, code)
    if now is None:
        return {}
    bodies = session.exec(
        select(MinutesVersion.number, MinutesVersion.body)
        .join(Meeting, col(Meeting.id) == MinutesVersion.meeting_id)
        .where(Meeting.code == code)
    )
    return {
        number: public(_as_now(Document.model_validate_json(body), now)) for number, body in bodies
    }


def _as_now(then: Document, now: Document) -> Document:
    """Return what was said then, with nothing public in it that is hidden now.

    A proposal that was struck since stays where it was, unless the whole session was closed.
    """
    closed = now.meeting.kind is MeetingKind.CLOSED
    known = {proposal.number for proposal in now.proposals}
    shown = {proposal.number for proposal in now.proposals if now.shows(proposal)}
    proposals = (
        proposal.model_copy(
            update={
                "public": then.shows(proposal)
                and (proposal.number in shown or not (closed or proposal.number in known))
            }
        )
        for proposal in then.proposals
    )
    kind = now.meeting.kind if closed else then.meeting.kind
    return then.model_copy(
        update={
            "meeting": then.meeting.model_copy(update={"kind": kind}),
            "proposals": tuple(proposals),
        }
    )
