"""Who holds, or held, which role in which body."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlmodel import Session, col, select

from tracker.models import Membership, Organization, Person


class RoleRow(NamedTuple):
    """A role, with the name of the other side: the body of a person, the person of a body."""

    id: int
    name: str
    of: int
    role: str
    since: date | None
    until: date | None


def of_person(session: Session, person_id: int) -> Sequence[RoleRow]:
    """Return the roles of a person, the latest first; a role without a day comes last."""
    chosen = (
        select(
            Membership.id,
            Organization.name,
            Organization.id,
            Membership.role,
            Membership.since,
            Membership.until,
        )  # type: ignore[call-overload]
        .join(Organization, col(Organization.id) == Membership.organization_id)
        .where(Membership.person_id == person_id)
    )
    return _ordered([RoleRow(*row) for row in session.exec(chosen)])


def of_body(session: Session, organization_id: int) -> Sequence[RoleRow]:
    """Return the roles in a body, the latest first; a role without a day comes last."""
    chosen = (
        select(
            Membership.id,
            Person.name,
            Person.id,
            Membership.role,
            Membership.since,
            Membership.until,
        )  # type: ignore[call-overload]
        .join(Person, col(Person.id) == Membership.person_id)
        .where(Membership.organization_id == organization_id)
    )
    return _ordered([RoleRow(*row) for row in session.exec(chosen)])


def _ordered(rows: list[RoleRow]) -> list[RoleRow]:
    return sorted(rows, key=lambda row: (row.since or date.min, row.id), reverse=True)
