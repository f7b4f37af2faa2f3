"""Who speaks in a meeting: a person, or a body or group under whose name somebody spoke."""

from collections.abc import Iterator

from tracker.exchange.document import Document
from tracker.exchange.repeats import key


def people_who_speak(document: Document) -> list[str | None]:
    """Return for each statement the person who made it; None for no name, a body's or a group's.

    What the document itself lists as a body or a group is no person, unless it lists a person of
    that name too. Only what the minutes say decides: it must be the same in every store.
    """
    said = [statement.speaker for statement in document.statements]
    bodies = _folded(_bodies(document)) - _folded(_people(document)) if any(said) else set()
    return [None if name and key(name) in bodies else name for name in said]


def _bodies(document: Document) -> Iterator[str | None]:
    yield document.meeting.body
    for line in document.attendance:
        yield from (line.organization, line.group)
    for proposal in document.proposals:
        yield from (*proposal.proposers.organizations, *proposal.proposers.groups)


def _people(document: Document) -> Iterator[str | None]:
    yield from (document.meeting.chair, document.meeting.secretary)
    yield from (line.person for line in document.attendance)
    for proposal in document.proposals:
        yield from proposal.proposers.people


def _folded(names: Iterator[str | None]) -> set[str]:
    return {key(name) for name in names if name}
