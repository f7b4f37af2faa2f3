"""What the workflow offers to somebody at this moment: the legal next steps and no others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.domain.cases import Case
from tracker.domain.errors import Refused
from tracker.domain.proposals import NOTES, Note, Step, When, steps_from
from tracker.domain.standing import ANSWERS
from tracker.models.accounts import Role
from tracker.models.events import Certainty, EventKind
from tracker.models.proposals import Status

# What any event may tell; the rest only where the workflow asks for it: a deadline or a
# responsible body that came along with another step would move it.
ANY = frozenset(
    {
        "happened_on",
        "capacity",
        "on_behalf_of",
        "channel",
        "certainty",
        "text",
        "letter_number",
        "letter_on",
        "letter_direction",
        "proof_address",
        "meeting",
    }
)


@dataclass(frozen=True)
class Offer:
    """An event that somebody may enter now: a step to a status, or a note (`after` is None).

    `own` are the roles in which it may be entered in one's own name, `on_behalf` those in which
    it may be entered for somebody who must be named.
    """

    kind: EventKind
    after: Status | None
    gives: tuple[tuple[str, ...], ...]
    own: frozenset[Role]
    on_behalf: frozenset[Role]
    when: When = When.ALWAYS

    @property
    def key(self) -> str:
        """The name of the offer in an address; of one proposal's offers no two have the same."""
        if self.when is When.WAITING:
            return "resumed"
        return str(self.after or self.kind)

    @property
    def takes(self) -> frozenset[str]:
        """Every field that the event may tell."""
        asked = {field for fields in self.gives for field in fields}
        return ANY | asked | ({"contact_person"} if "organization" in asked else set())

    def lacks(self, told: Mapping[str, Any]) -> Iterator[str]:
        """Yield the first field of each group of which one must be told and none is."""
        for fields in self.gives:
            if not any(told.get(field) for field in fields):
                yield fields[0]


FOR_EVER = (Status.WITHDRAWN, Status.MERGED)


def offers(case: Case) -> list[Offer]:
    """Return what this account may enter now: the steps first, in the order of the workflow.

    Last comes what cannot be undone: the first is what a form asks for before anybody chooses.
    """
    steps = [offer for offer in _steps(case, case.status) if case.holds(offer.when)]
    found: list[Offer] = [*steps, *_notes(case)]
    return sorted(found, key=lambda offer: offer.after in FOR_EVER)


def step_to(case: Case, after: Status, told: Mapping[str, Any]) -> Offer:
    """Return the step to a status that fits what is told; raises Refused where there is none."""
    if not any(step.after is after for step in steps_from(case.status)):
        raise Refused("step_out_of_order", before=case.status, after=after)
    mine = [offer for offer in _steps(case, case.status) if offer.after is after]
    if not mine:
        raise Refused("not_your_step")
    legal = [offer for offer in mine if case.holds(offer.when)]
    if not legal:
        raise _unmet(case, mine[0].when)
    return next((offer for offer in legal if not any(offer.lacks(told))), legal[0])


def note_of(case: Case, kind: EventKind) -> Offer:
    """Return the note of this kind; raises Refused where this account may not enter it now."""
    known = [note for note in NOTES if note.kind is kind]
    if not any(case.status in note.at for note in known):
        raise Refused("note_out_of_order", kind=kind, status=case.status)
    found = next((offer for offer in _notes(case) if offer.kind is kind), None)
    if found is None:
        raise Refused("not_your_step")
    return found


def _unmet(case: Case, when: When) -> Refused:
    if when is When.ANSWERED and not case.proposal.disputed:
        return Refused("not_answered", until=case.answer_until)
    return Refused("dispute_stands" if case.proposal.disputed else "nothing_disputed")


def _steps(case: Case, status: Status) -> Iterator[Offer]:
    """Yield this account's steps from a status, whatever else must be true for them."""
    found: dict[tuple[Status, When, object], Offer] = {}
    for step in steps_from(status):
        own, on_behalf = _rights(case, step)
        # Whoever holds the role of an NGO here asked for it themselves (Case.roles).
        when = When.ALWAYS if step.when is When.OWN else step.when
        place = (step.after, when, step.gives)
        if place in found:
            own, on_behalf = own | found[place].own, on_behalf | found[place].on_behalf
        if own or on_behalf:
            found[place] = Offer(EventKind.STATUS, step.after, step.gives, own, on_behalf, when)
    yield from found.values()


def _notes(case: Case) -> Iterator[Offer]:
    may_answer = any(asker.id == case.by.organization_id for asker in case.answerers)
    for note in NOTES:
        own, on_behalf = _rights(case, note)
        if note.kind in ANSWERS and not may_answer:
            own -= {Role.NGO}
        if case.status in note.at and (own or on_behalf):
            yield Offer(note.kind, None, note.gives, own, on_behalf)


def _rights(case: Case, row: Step | Note) -> tuple[frozenset[Role], frozenset[Role]]:
    return row.who & case.roles, row.on_behalf & case.roles


def chosen(case: Case, key: str) -> Offer:
    """Return the offer of this name; raises Refused where it is not open to this account now."""
    found = next((offer for offer in offers(case) if offer.key == key), None)
    if found is not None:
        return found
    if key in set(Status):
        step_to(case, Status(key), {})
    if key in set(EventKind):
        note_of(case, EventKind(key))
    raise Refused("not_offered")


def usual_certainty(case: Case, offer: Offer) -> Certainty:
    """Return how sure a step is, unless somebody says otherwise.

    What was confirmed is; what quotes the council's decision is documented by it.
    """
    confirmed = offer.after is Status.VERIFIED and EventKind.CONFIRMATION in case.answers
    if confirmed or offer.kind is EventKind.CONFIRMATION:
        return Certainty.CONFIRMED
    return Certainty.DOCUMENTED if ("decision",) in offer.gives else Certainty.CLAIMED
