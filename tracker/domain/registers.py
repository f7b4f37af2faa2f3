"""Find or make the organizations and people that documents name, and keep what is told of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session, col, select

from tracker.domain import bulk
from tracker.domain.errors import Refused
from tracker.exchange import Document, Fault
from tracker.exchange.registers import MOST_MEMBERSHIPS, Licence
from tracker.exchange.registers import Organization as Entry
from tracker.exchange.repeats import key
from tracker.exchange.speakers import people_who_speak
from tracker.models import Membership, Organization, Person
from tracker.persian.text import sort_key

Owned = tuple[int, str]  # a council's id and a folded name
Owner = tuple[int, Document]  # a council's id and a document of it


@dataclass(frozen=True)
class Names:
    """Ids by council and folded name."""

    organizations: dict[Owned, int] = field(default_factory=dict)
    people: dict[Owned, int] = field(default_factory=dict)

    def organization(self, council_id: int, name: str | None) -> int | None:
        """Return the id of the organization that a document calls so."""
        return self.organizations[council_id, key(name)] if name else None

    def person(self, council_id: int, name: str | None) -> int | None:
        """Return the id of the person whom a document calls so."""
        return self.people[council_id, key(name)] if name else None


def remember(session: Session, owners: Sequence[Owner]) -> Names:
    """Make sure that everybody whom these documents name is in the registers; return their ids.

    Fills in what was not known. Raises Refused("register_conflict") where a document says
    something else of a body than the record does.
    """
    names = Names(
        _found_or_made(session, Organization, _spelled(owners, _organizations)),
        _found_or_made(session, Person, _spelled(owners, _people)),
    )
    _describe(session, owners, names)
    _appoint(session, owners, names)
    return names


def _organizations(document: Document) -> Iterator[str | None]:
    for entry in document.organizations:  # the register first: its spelling is the one to keep
        yield from (entry.name, entry.parent)
    for person in document.people:
        yield from (membership.organization for membership in person.memberships)
    yield document.meeting.body
    yield from (attendance.organization for attendance in document.attendance)
    for proposal in document.proposals:
        yield from proposal.proposers.organizations
        yield from proposal.cooperating
        yield from proposal.informed
        yield from (event.organization for event in proposal.events)


def _people(document: Document) -> Iterator[str | None]:
    yield from (person.name for person in document.people)
    yield from (document.meeting.chair, document.meeting.secretary)
    yield from (attendance.person for attendance in document.attendance)
    yield from people_who_speak(document)
    for proposal in document.proposals:
        yield from proposal.proposers.people


def _spelled(owners: Sequence[Owner], names_of: Any) -> dict[Owned, str]:
    """Return the first spelling of each name."""
    spelled: dict[Owned, str] = {}
    for council_id, document in owners:
        for name in filter(None, names_of(document)):
            spelled.setdefault((council_id, key(name)), name)
    return spelled


def _found_or_made(session: Session, table: Any, spelled: dict[Owned, str]) -> dict[Owned, int]:
    ids: dict[Owned, int] = {}
    by_council: dict[int, list[str]] = defaultdict(list)
    for council_id, folded in spelled:
        by_council[council_id].append(folded)
    for council_id, folded_names in by_council.items():
        same = select(table.name_key, table.id).where(
            table.council_id == council_id, col(table.name_key).in_(folded_names)
        )
        for folded, number in session.exec(same.order_by(table.id.desc())):
            ids[council_id, folded] = number
    new = [owned for owned in spelled if owned not in ids]
    ids.update(zip(new, bulk.add(session, table, [_row(o, spelled[o]) for o in new]), strict=True))
    return ids


def _row(owned: Owned, name: str) -> dict[str, Any]:
    council_id, folded = owned
    return {
        "council_id": council_id,
        "name": name,
        "name_key": folded,
        "sort_key": sort_key(name),
    }


def _describe(session: Session, owners: Sequence[Owner], names: Names) -> None:
    entries = [
        (names.organization(council_id, entry.name), council_id, place, entry)
        for council_id, document in owners
        for place, entry in enumerate(document.organizations)
    ]
    known = _by_id(session, Organization, [number for number, *_ in entries])
    for number, council_id, place, entry in entries:
        for column, value in _details(entry, council_id, names):
            stored = getattr(known[number], column)
            if stored is None:
                setattr(known[number], column, value)
            elif stored != value:
                fault = Fault(f"organizations[{place}]", "register_conflict", {"name": entry.name})
                raise Refused("faulty_document", faults=[fault])
    session.flush()


def _details(entry: Entry, council_id: int, names: Names) -> Iterable[tuple[str, object]]:
    licence = entry.licence or Licence()
    told = {
        "classification": entry.classification,
        "parent_id": names.organization(council_id, entry.parent),
        "seats": entry.seats,
        "licence_number": licence.number,
        "licence_issuer": licence.issuer,
        "licence_expires_on": licence.expires_on,
    }
    return ((column, value) for column, value in told.items() if value is not None)


def _appoint(session: Session, owners: Sequence[Owner], names: Names) -> None:
    told = {
        (
            council_id,
            names.person(council_id, person.name),
            names.organization(council_id, membership.organization),
            membership.role,
            membership.since,
            membership.until,
        ): f"people[{place}].memberships"
        for council_id, document in owners
        for place, person in enumerate(document.people)
        for membership in person.memberships
    }
    columns = ("council_id", "person_id", "organization_id", "role", "since", "until")
    held: Counter[int | None] = Counter()
    known = session.exec(
        select(Membership).where(col(Membership.person_id).in_([row[1] for row in told]))
    )
    for membership in known if told else ():
        held[membership.person_id] += 1
        told.pop(tuple(getattr(membership, column) for column in columns), None)
    for (_, person_id, *_), place in told.items():
        held[person_id] += 1
        if held[person_id] > MOST_MEMBERSHIPS:  # more could not be told in a document again
            fault = Fault(place, "too_many_roles", {"most": MOST_MEMBERSHIPS})
            raise Refused("faulty_document", faults=[fault])
    bulk.add(session, Membership, [dict(zip(columns, row, strict=True)) for row in told])


def _by_id(session: Session, table: Any, ids: Iterable[int | None]) -> dict[int | None, Any]:
    wanted = set(ids)
    if not wanted:
        return {}
    return {row.id: row for row in session.exec(select(table).where(col(table.id).in_(wanted)))}
