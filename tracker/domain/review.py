"""Check answers: what keeps a draft from being published, and what somebody should look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from tracker.domain import composition
from tracker.domain.documents import impossible
from tracker.domain.errors import Refused
from tracker.domain.numbering import Numbered, used_by
from tracker.exchange import Document, Fault, Faults
from tracker.exchange.completion import completed
from tracker.models import Council, Meeting
from tracker.models.codes import meeting_code
from tracker.models.meetings import Held
from tracker.persian.text import name_key
from tracker.queries import drafts, names, quorum
from tracker.queries.bodies import body_called
from tracker.queries.lines import Draft
from tracker.queries.quorum import Tally

MOST_SITTINGS = 9


@dataclass(frozen=True)
class Review:
    """What was found in a draft: errors keep it from publication, warnings do not.

    `document` is what would be published, None where there are errors. Places are those of the
    document, which are those of the draft's filled lines.
    """

    draft: Draft
    tally: Tally
    errors: list[Fault]
    warnings: list[Fault]
    document: Document | None


def review(session: Session, meeting: Meeting, *, today: date) -> Review:
    """Return what a draft would be published as, and what is wrong with it."""
    draft = drafts.stored(session, meeting)
    council = session.get_one(Council, meeting.council_id)
    code = free_code(session, council, draft.details.day or today)
    known = names_in(session, council.id or 0, draft)
    content = composition.composed(draft, council, code, *known)
    if meeting.previous:
        content["meeting"]["previous"] = meeting.previous
    tally = quorum.of(session, meeting.council_id, draft)
    document, errors = checked(content, draft, today=today)
    errors += _used_number(session, meeting, draft)
    warnings = [doubt for doubt in _doubts(draft, tally, known) if doubt not in errors]
    return Review(draft, tally, errors, warnings, None if errors else document)


def checked(
    content: composition.Content, draft: Draft, *, today: date
) -> tuple[Document | None, list[Fault]]:
    """Return the document of this content, or what is wrong with it; `draft` is what was typed."""
    errors = [
        Fault(f"attendance[{place}].presence", "presence_missing", {})
        for place, line in enumerate(draft.settled().attendance)
        if line.presence is None
    ]
    try:
        document = completed(composition.document(content))
    except Faults as faults:
        return None, [*faults.faults, *errors]
    return document, [*impossible(document, today), *errors]


def free_code(session: Session, council: Council, day: date) -> str:
    """Return the code of the council's next sitting on a day.

    Raises Refused("too_many_sittings") after the ninth: a code has one digit for it.
    """
    codes = [meeting_code(council.prefix, day, sitting) for sitting in range(1, MOST_SITTINGS + 1)]
    taken = set(session.exec(select(Meeting.code).where(col(Meeting.code).in_(codes))))
    for code in codes:
        if code not in taken:
            return code
    raise Refused("too_many_sittings", most=MOST_SITTINGS)


def names_in(session: Session, council_id: int, draft: Draft) -> tuple[set[str], set[str]]:
    """Return those names of a draft, folded, that the registers know as bodies and as people."""
    named = {name for line in draft.proposals for name in line.proposers}
    named |= {
        name for line in draft.attendance for name in (line.person, line.organization) if name
    }
    named |= {line.speaker for line in draft.statements if line.speaker}
    return (
        set(names.bodies(session, council_id, named)),
        set(names.people(session, council_id, named)),
    )


def _used_number(session: Session, meeting: Meeting, draft: Draft) -> list[Fault]:
    """Return a fault where another meeting of the body and term has this number."""
    told = draft.details
    body = body_called(session, meeting.council_id, told.body) if told.body else None
    if body is None or not told.number:
        return []
    numbered = Numbered(body.id, told.term or None, told.number)
    code = used_by(session, numbered, of=meeting.id)
    return [Fault("meeting.number", "number_used", {"code": code})] if code else []


def _doubts(draft: Draft, tally: Tally, known: tuple[set[str], set[str]]) -> Iterator[Fault]:
    """Yield what may well be right, but is worth a look."""
    details = draft.details
    for field in ("number", "place", "chair", "secretary"):
        if not getattr(details, field):
            yield Fault(f"meeting.{field}", "not_told_yet", {})
    if details.held is not Held.HELD:
        return
    if not draft.attendance:
        yield Fault("attendance", "nobody_listed", {})
    elif tally.needed is None:
        yield Fault("attendance", "quorum_unknown", {})
    elif not tally.reached:
        counted = {"members": tally.members, "needed": tally.needed}
        yield Fault("attendance", "no_quorum", counted)
    if not draft.statements:
        yield Fault("statements", "no_statements", {})
    if not draft.proposals:
        yield Fault("proposals", "no_proposals", {})
    yield from _twice(draft)
    yield from _unknown(draft, *known)
    for place, proposal in enumerate(draft.proposals):
        if proposal.text and not proposal.proposers:
            yield Fault(f"proposals[{place}].proposers", "nobody_asks", {})


def _twice(draft: Draft) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, line in enumerate(draft.attendance):
        key = name_key(line.person) if line.person else ""
        if key and key in seen:
            yield Fault(f"attendance[{place}].person", "listed_twice", {"name": line.person})
        seen.add(key)


def _unknown(draft: Draft, known_bodies: set[str], known_people: set[str]) -> Iterator[Fault]:
    """Yield names that the registers do not know: new ones, or old ones with a slip."""
    there = {name for line in draft.attendance for name in (line.person, line.organization)}
    listed = {name_key(name) for name in there if name}
    for place, line in enumerate(draft.attendance):
        if line.person and name_key(line.person) not in known_people:
            yield Fault(f"attendance[{place}].person", "new_name", {"name": line.person})
        if line.organization and name_key(line.organization) not in known_bodies:
            told = {"name": line.organization}
            yield Fault(f"attendance[{place}].organization", "new_name", told)
    for place, said in enumerate(draft.statements):
        if said.speaker and name_key(said.speaker) not in listed:
            yield Fault(
                f"statements[{place}].speaker", "speaker_not_listed", {"name": said.speaker}
            )
    for place, proposal in enumerate(draft.proposals):
        for name in proposal.proposers:
            if name_key(name) not in listed | known_bodies | known_people:
                yield Fault(f"proposals[{place}].proposers", "proposer_unknown", {"name": name})
