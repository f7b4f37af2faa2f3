"""The registers of a document: what the record knows of the bodies and people that it names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from sqlmodel import Session, col, select

from tracker.exchange import Document
from tracker.exchange import registers as shape
from tracker.exchange.wire import plain
from tracker.models import Organization, Person
from tracker.persian.text import name_key
from tracker.queries.contents import Record, Spelled
from tracker.queries.known import known

Named = Organization | Person

LONGEST_NAME = 300  # of a line in a document


def named(session: Session, record: Record, asked: Document | None = None) -> dict[str, Any]:
    """Return `organizations` and `people` for the document of this record.

    A body of which nothing is known but its name, or a person without a role, needs an entry only
    where the rows spell the name otherwise: the record's spelling goes with the document. Those
    whom the registers of `asked` name are looked up too.
    """
    called = partial(_called, session, record.council_id)
    bodies, people = known(
        session,
        _ids(record.bodies) | called(Organization, asked.organizations if asked else ()),
        _ids(record.people) | called(Person, asked.people if asked else ()),
    )
    otherwise = _respelled(record.bodies, bodies), _respelled(record.people, people)
    return {
        "organizations": tuple(
            entry
            for row, entry in bodies
            if row.id in otherwise[0] or entry != shape.Organization(name=entry.name)
        ),
        "people": tuple(
            entry for row, entry in people if row.id in otherwise[1] or entry.memberships
        ),
    }


def still_named(document: Document) -> dict[str, Any]:
    """Return the document's registers less whom nothing else in it names.

    For a document from which something was left out: its registers must not tell of that.
    """
    rest = document.model_copy(update={"organizations": (), "people": ()})
    names = {name_key(text) for text in _texts(plain(rest)) if len(text) <= LONGEST_NAME}
    people = tuple(person for person in document.people if name_key(person.name) in names)
    names |= {name_key(held.organization) for person in people for held in person.memberships}
    parents = {name_key(body.name): body.parent for body in document.organizations}
    waiting = list(names)
    while waiting:
        parent = name_key(parents.get(waiting.pop()) or "")
        if parent and parent not in names:
            names.add(parent)
            waiting.append(parent)
    kept = tuple(body for body in document.organizations if name_key(body.name) in names)
    return {"organizations": kept, "people": people}


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _texts(inner)
    elif isinstance(part, str):
        yield part


def _called(
    session: Session,
    council_id: int,
    table: type[Named],
    entries: Sequence[shape.Organization | shape.Person],
) -> set[int]:
    keys = [name_key(entry.name) for entry in entries]
    called = select(table.id).where(table.council_id == council_id, col(table.name_key).in_(keys))
    return set(filter(None, session.exec(called))) if keys else set()


def _ids(spelled: Spelled) -> set[int]:
    return {number for number, _ in spelled}


def _respelled(spelled: Spelled, entries: Iterable[tuple[Named, Any]]) -> set[int | None]:
    """Return those whose name the rows spell otherwise than the registers do."""
    names = defaultdict(set)
    for number, name in spelled:
        names[number].add(name)
    return {row.id for row, _ in entries if names[row.id or 0] - {row.name}}
