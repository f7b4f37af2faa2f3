"""What a document may leave out because it follows from the rest."""

from tracker.exchange.document import Document, Proposal
from tracker.exchange.events import Event
from tracker.models import codes
from tracker.models.events import Certainty, Channel
from tracker.models.proposals import Status


def completed(document: Document) -> Document:
    """Return the document with each proposal's code, and its timeline beginning at "recorded".

    A proposal's life begins on the day of its meeting; the news of it came from the meeting, or
    from the press where the document names a source.
    """
    proposals = tuple(_completed(document, proposal) for proposal in document.proposals)
    return document.model_copy(update={"proposals": proposals})


def _completed(document: Document, proposal: Proposal) -> Proposal:
    events = proposal.events
    if not any(event.status is Status.RECORDED for event in events):
        events = (_recorded(document), *events)
    code = codes.proposal_code(document.code, proposal.number)
    return proposal.model_copy(update={"code": code, "events": events})


def _recorded(document: Document) -> Event:
    return Event(
        status=Status.RECORDED,
        happened_on=document.meeting.day,
        channel=Channel.PRESS if document.meeting.source else Channel.MEETING,
        certainty=Certainty.DOCUMENTED,
    )
