"""What the registers know of bodies and people, as documents tell it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

from sqlmodel import Session, SQLModel, col, select

from tracker.exchange import registers as shape
from tracker.models import Membership, Organization, Person

Table = TypeVar("Table", bound=SQLModel)


class Known(NamedTuple):
    """Rows of the registers, each beside its entry in a document, in the order of the alphabet."""

    organizations: list[tuple[Organization, shape.Organization]]
    people: list[tuple[Person, shape.Person]]


def known(
    session: Session, organization_ids: Collection[int], people_ids: Collection[int]
) -> Known:
    """Return these bodies and people, and the bodies that their entries name."""
    people = _among(session, Person, Person.id, people_ids)
    held = _among(session, Membership, Membership.person_id, people_ids)
    bodies = _with_parents(session, {*organization_ids, *(row.organization_id for row in held)})
    names = {row.id: row.name for row in bodies}
    roles = _roles(held, names)
    return Known(
        [(row, _organization(row, names)) for row in bodies],
        [
            (row, shape.Person(name=row.name, memberships=tuple(roles[row.id])))
            for row in sorted(people, key=lambda row: (row.sort_key, row.name))
        ],
    )


def _among(session: Session, table: type[Table], column: Any, ids: Collection[int]) -> list[Table]:
    return list(session.exec(select(table).where(col(column).in_(ids)))) if ids else []


def _with_parents(session: Session, ids: set[int]) -> Sequence[Organization]:
    found: dict[int | None, Organization] = {}
    while ids:
        rows = session.exec(select(Organization).where(col(Organization.id).in_(ids))).all()
        found.update({row.id: row for row in rows})
        ids = {row.parent_id for row in rows if row.parent_id} - found.keys()
    return sorted(found.values(), key=lambda row: (row.sort_key, row.name))


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


def _organization(row: Organization, names: dict[int | None, str]) -> shape.Organization:
    licence = shape.Licence(
        number=row.licence_number, issuer=row.licence_issuer, expires_on=row.licence_expires_on
    )
    return shape.Organization(
        name=row.name,
        classification=row.classification,
        parent=names.get(row.parent_id),
        seats=row.seats,
        licence=licence if licence != shape.Licence() else None,
    )
