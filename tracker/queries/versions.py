"""What each published version of a meeting's minutes said, as far as it is public today."""

import json

from sqlmodel import Session

from tracker.exchange import Document
from tracker.exchange.document import Proposal
from tracker.models.meetings import MeetingKind
from tracker.queries.documents import coded, public
from tracker.queries.statement import statement

TOLD = """
SELECT v.number, b.body
FROM minutes_version v JOIN meeting m ON m.id = v.meeting_id
JOIN ledger_body b ON b.council_id = v.council_id AND b.seq = v.seq
WHERE m.code = :code AND b.body IS NOT NULL
ORDER BY v.number
"""


def versions(session: Session, code: str) -> dict[int, Document]:
    """Return what each version of a public meeting's minutes said, as far as it is public now.

    What a correction hid, a proposal or a whole session, is hidden in earlier versions too. A
    version whose words were erased is left out.
    """
    now = coded(session, code)
    if now is None:
        return {}
    bodies = session.connection().execute(statement(TOLD), {"code": code})
    return {number: public(_as_now(_document(body), now)) for number, body in bodies}


def _document(body: str) -> Document:
    """Return the document that an entry of the ledger tells."""
    return Document.model_validate_json(json.dumps(json.loads(body)["document"]))


def _as_now(then: Document, now: Document) -> Document:
    """Return what was said then, with nothing public in it that is hidden now.

    A proposal that was struck since stays where it was, unless the whole session was closed.
    """
    closed = now.meeting.kind is MeetingKind.CLOSED
    kind = now.meeting.kind if closed else then.meeting.kind
    meeting = then.meeting.model_copy(update={"kind": kind})
    known = {proposal.number for proposal in now.proposals}
    shown = {proposal.number for proposal in now.proposals if now.shows(proposal)}

    def is_shown(proposal: Proposal) -> bool:
        gone = not closed and proposal.number not in known
        return then.shows(proposal) and (gone or proposal.number in shown)

    proposals = (
        proposal.model_copy(update={"public": meeting.ticked(public=is_shown(proposal))})
        for proposal in then.proposals
    )
    return then.model_copy(update={"meeting": meeting, "proposals": tuple(proposals)})
