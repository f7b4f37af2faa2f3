"""What documents tell of bodies and people: filled in where it was not known, never overwritten."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sqlmodel import Session, col, select

from tracker.domain import bulk
from tracker.domain.errors import Refused
from tracker.domain.names import Names, Owner
from tracker.exchange import Fault
from tracker.exchange.registers import MOST_MEMBERSHIPS, Licence
from tracker.exchange.registers import Organization as Entry
from tracker.models import Membership, Organization


def describe(session: Session, owners: Sequence[Owner], names: Names) -> None:
    """Fill in what these documents tell of bodies.

    Raises Refused("faulty_document") where the record says something else.
    """
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
                raise _conflict(session, f"organizations[{place}]", entry, column, stored)
    session.flush()


def _conflict(session: Session, place: str, entry: Entry, column: str, stored: Any) -> Refused:
    """Return the refusal that tells what the record has there, and what the document."""
    field, _, of_licence = column.removesuffix("_id").partition("licence_")
    field = f"licence.{of_licence}" if of_licence else field
    given = getattr(entry.licence, of_licence) if of_licence else getattr(entry, field)
    if column == "parent_id":
        stored = session.get_one(Organization, stored).name
    values = {"name": entry.name, "field": field, "known": str(stored), "told": str(given)}
    fault = Fault(f"{place}.{field}", "register_conflict", values)
    return Refused("faulty_document", faults=[fault])


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


def appoint(session: Session, owners: Sequence[Owner], names: Names) -> None:
    """Add the roles that these documents tell of people.

    Raises Refused("faulty_document") for more of one person than a document could tell.
    """
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
