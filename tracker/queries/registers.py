"""The registers of a document: what the record knows of the bodies and people that it names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlmodel import Session, col, select

from tracker.exchange import Document
from tracker.exchange import registers as shape
from tracker.exchange.wire import plain
from tracker.models import Membership, Organization, Person
from tracker.models.base import Owned
from tracker.persian.text import name_key

# The columns of a row that name somebody, and hold their name as the document spells it.
OF_ORGANIZATIONS = (
    ("body_id", "body"),
    ("organization_id", "organization"),
    ("organization_id", "name"),
)
OF_PEOPLE = (
    ("chair_id", "chair"),
    ("secretary_id", "secretary"),
    ("person_id", "person"),
    ("person_id", "speaker"),
    ("person_id", "name"),
)

Named = Organization | Person
Spelled = set[tuple[int, str]]

LONGEST_NAME = 300  # of a line in a document


def named(session: Session, rows: Iterable[Owned], asked: Document | None = None) -> dict[str, Any]:
    """Return `organizations` and `people` for the document in which these rows stand.

    A body of which nothing is known but its name, or a person without a role, needs an entry only
    where the rows spell the name otherwise: the record's spelling goes with the document. Those
    whom the registers of `asked` name are looked up too.
    """
    rows = list(rows)
    council_id = rows[0].council_id
    spelled = _spelled(rows, OF_ORGANIZATIONS)
    spelled_people = _spelled(rows, OF_PEOPLE)
    asked_people = _called(session, Person, council_id, asked.people if asked else ())
    people = _people(session, _ids(spelled_people) | asked_people)
    memberships = _memberships(session, people)
    wanted = _ids(spelled) | {row.organization_id for row in memberships}
    wanted |= _called(session, Organization, council_id, asked.organizations if asked else ())
    organizations = _with_parents(session, wanted)
    names = {organization.id: organization.name for organization in organizations}
    roles = _roles(memberships, names)
    respelled, respelled_people = (
        _respelled(spelled, organizations),
        _respelled(spelled_people, people),
    )
    return {
        "organizations": tuple(
            _entry(row, names) for row in organizations if _is_known(row) or row.id in respelled
        ),
        "people": tuple(
            shape.Person(name=person.name, memberships=tuple(roles[person.id]))
            for person in people
            if person.id in roles or person.id in respelled_people
        ),
    }


def _roles(
    memberships: Iterable[Membership], names: dict[int | None, str]
) -> dict[int | None, list[shape.Membership]]:
    """Return the roles of each person, the oldest first."""
    roles: dict[int | None, list[shape.Membership]] = defaultdict(list)
    for row in memberships:
        held = shape.Membership(
            organization=names[row.organization_id],
            role=row.role,
            since=row.since,
            until=row.until,
        )
        roles[row.person_id].append(held)
    for of_person in roles.values():
        of_person.sort(
            key=lambda held: (str(held.since), held.organization, held.role, str(held.until))
        )
    return roles


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
    table: type[Named],
    council_id: int,
    entries: Sequence[shape.Organization | shape.Person],
) -> set[int]:
    keys = [name_key(entry.name) for entry in entries]
    called = select(table.id).where(table.council_id == council_id, col(table.name_key).in_(keys))
    return set(filter(None, session.exec(called))) if keys else set()


def _spelled(rows: Iterable[Owned], columns: Sequence[tuple[str, str]]) -> Spelled:
    found = {
        (getattr(row, number, None), getattr(row, name, None))
        for row in rows
        for number, name in columns
    }
    return {(number, name) for number, name in found if number and name}


def _ids(spelled: Spelled) -> set[int]:
    return {number for number, _ in spelled}


def _respelled(spelled: Spelled, known: Iterable[Named]) -> set[int | None]:
    """Return those whose name the rows spell otherwise than the registers do."""
    names = defaultdict(set)
    for number, name in spelled:
        names[number].add(name)
    return {row.id for row in known if names[row.id or 0] - {row.name}}


def _people(session: Session, ids: set[int]) -> Sequence[Person]:
    found = session.exec(select(Person).where(col(Person.id).in_(ids)))
    return sorted(found, key=lambda person: (person.sort_key, person.name))


def _memberships(session: Session, people: Sequence[Person]) -> Sequence[Membership]:
    return session.exec(
        select(Membership).where(col(Membership.person_id).in_([person.id for person in people]))
    ).all()


def _with_parents(session: Session, ids: set[int]) -> Sequence[Organization]:
    found: dict[int | None, Organization] = {}
    while ids:
        rows = session.exec(select(Organization).where(col(Organization.id).in_(ids))).all()
        found.update({row.id: row for row in rows})
        ids = {row.parent_id for row in rows if row.parent_id} - found.keys()
    return sorted(found.values(), key=lambda row: (row.sort_key, row.name))


def _is_known(row: Organization) -> bool:
    return any((row.classification, row.parent_id, row.seats, _licence(row)))


def _licence(row: Organization) -> shape.Licence | None:
    licence = shape.Licence(
        number=row.licence_number, issuer=row.licence_issuer, expires_on=row.licence_expires_on
    )
    return licence if licence != shape.Licence() else None


def _entry(row: Organization, names: dict[int | None, str]) -> shape.Organization:
    return shape.Organization(
        name=row.name,
        classification=row.classification,
        parent=names.get(row.parent_id),
        seats=row.seats,
        licence=_licence(row),
    )
