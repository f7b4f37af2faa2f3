"""One event of a proposal's timeline in a document, and what each kind of event must give."""

from collections.abc import Iterator
from typing import Self

from pydantic import model_validator

from tracker.exchange.faults import wrong
from tracker.exchange.fields import Address, Day, Line, MeetingCode, Part, ProposalCode, Words
from tracker.models.events import Certainty, Channel, Direction, EventKind
from tracker.models.proposals import NotDoneReason, Status

MOST_EVENTS = 1000  # of one proposal


class Event(Part):
    """One row of a proposal's timeline; which fields it must give depends on its kind."""

    kind: EventKind = EventKind.STATUS
    status: Status | None = None
    happened_on: Day
    actor: Line | None = None
    capacity: Line | None = None
    on_behalf_of: Line | None = None
    channel: Channel | None = None
    certainty: Certainty = Certainty.CLAIMED
    text: Words | None = None
    not_done_reason: NotDoneReason | None = None
    decision: Words | None = None
    organization: Line | None = None
    contact_person: Line | None = None
    due_on: Day | None = None
    no_due_reason: Line | None = None
    awaiting: Line | None = None
    awaiting_until: Day | None = None
    letter_number: Line | None = None
    letter_on: Day | None = None
    letter_direction: Direction | None = None
    proof_address: Address | None = None
    meeting: MeetingCode | None = None
    target: ProposalCode | None = None

    @model_validator(mode="after")
    def _gives_what_it_must(self) -> Self:
        for field in _owed(self):
            raise wrong("event_lacks", field=field, step=self.status or self.kind)
        if self.due_on and self.no_due_reason:
            raise wrong("due_and_not_due")
        if self.kind is not EventKind.STATUS and self.status is not None:
            raise wrong("status_without_step")
        return self


# What a step must give (records.md, A proposal's life): of the fields in a tuple, one will do.
OWED_BY_STATUS: dict[Status, tuple[tuple[str, ...], ...]] = {
    Status.RECORDED: (),
    Status.UNDER_REVIEW: (),
    Status.ASSIGNED: (("decision",), ("organization",), ("due_on", "no_due_reason")),
    Status.IN_PROGRESS: (("text",),),
    Status.DONE_CLAIMED: (("text",), ("proof_address", "letter_number")),
    Status.VERIFIED: (("text",),),
    Status.PARTLY_DONE: (("text",),),
    Status.NOT_DONE: (("not_done_reason",), ("text",)),
    Status.WITHDRAWN: (("text",),),
    Status.MERGED: (("target",),),
}
OWED_BY_KIND: dict[EventKind, tuple[tuple[str, ...], ...]] = {
    EventKind.STATUS: (("status",),),
    EventKind.PROGRESS: (("text",),),
    EventKind.ASSIGNMENT: (("organization",), ("text", "decision")),
    EventKind.EXTENSION: (("due_on",), ("text",)),
    EventKind.LETTER: (("letter_number",), ("letter_direction",)),
    EventKind.PROOF: (("proof_address", "letter_number"),),
    EventKind.DISPUTE: (("text",),),
    EventKind.CONFIRMATION: (),
    EventKind.COMMENT: (("text",),),
    EventKind.MERGE: (("target",),),
    EventKind.CORRECTION: (("text",),),
}


def _owed(event: Event) -> Iterator[str]:
    told = event.status if event.kind is EventKind.STATUS else None
    values = event.__dict__  # looked into as it lies: this is asked of every event that is read
    for fields in OWED_BY_STATUS[told] if told else OWED_BY_KIND[event.kind]:
        if not any(map(values.get, fields)):
            yield fields[0]
