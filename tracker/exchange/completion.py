"""What a document may leave out because it follows from the rest, and what it then leaves out."""

from collections.abc import Iterable

from tracker.exchange.document import Document, Proposal
from tracker.exchange.events import Event
from tracker.models import codes
from tracker.models.events import Certainty, Channel
from tracker.models.proposals import Status


def completed(document: Document, stored: Document | None = None) -> Document:
    """Return the document with each proposal's code, and its timeline beginning at "recorded".

    A proposal's life begins on the day of its meeting; the news of it came from the meeting, or
    from the press where the document names a source. What the record has `stored` of that
    beginning stays, even where the day or the source is corrected. Whether a proposal is public
    is left out where it follows from the kind of the meeting: one record has one text.
    """
    known = {proposal.number: proposal.events for proposal in (stored.proposals if stored else ())}
    proposals = tuple(
        _completed(document, proposal, known.get(proposal.number, ()))
        for proposal in document.proposals
    )
    return document.model_copy(update={"proposals": proposals})


def ordered(document: Document) -> Document:
    """Return the document with its proposals, and the struck ones, in the order of their numbers.

    Whoever writes one by hand may list them otherwise; the record does not keep that.
    """
    proposals = tuple(sorted(document.proposals, key=lambda proposal: proposal.number))
    struck = tuple(sorted(document.struck))
    if proposals == document.proposals and struck == document.struck:
        return document
    return document.model_copy(update={"proposals": proposals, "struck": struck})


def _completed(document: Document, proposal: Proposal, known: Iterable[Event]) -> Proposal:
    events = proposal.events
    if not any(map(_is_beginning, events)):
        events = (next(filter(_is_beginning, known), _recorded(document)), *events)
    code = proposal.code or codes.proposal_code(document.code, proposal.number)
    public = document.meeting.ticked(public=proposal.public)
    return proposal.model_copy(update={"code": code, "public": public, "events": events})


def _is_beginning(event: Event) -> bool:
    return event.status is Status.RECORDED


def _recorded(document: Document) -> Event:
    return Event(
        status=Status.RECORDED,
        happened_on=document.meeting.day,
        channel=Channel.PRESS if document.meeting.source else Channel.MEETING,
        certainty=Certainty.DOCUMENTED,
    )
