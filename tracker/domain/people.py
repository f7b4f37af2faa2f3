"""The people of the record, and their roles over time."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, func, or_, select

from tracker.domain import disclosure
from tracker.domain.actors import Actor
from tracker.domain.errors import Refused
from tracker.exchange.registers import MOST_MEMBERSHIPS
from tracker.models import (
    Attendance,
    Meeting,
    Membership,
    Organization,
    Person,
    ProposalParty,
    Statement,
)
from tracker.persian.text import name_key, sort_key


def create(session: Session, council_id: int, *, name: str) -> Person:
    """Return a new person; raise Refused("name_taken") where the record knows one of that name.

    Documents know people by their names: two of one name are told apart in the name.
    """
    _check_name(session, council_id, None, name)
    made = Person(council_id=council_id, **_names(name))
    session.add(made)
    session.flush()
    return made


def rename(session: Session, person: Person, *, name: str, by: Actor | None, at: datetime) -> None:
    """Call a person otherwise.

    Raises Refused: "name_taken"; "name_in_use" where published records have the other name.
    """
    if name_key(name) != person.name_key and _is_named(session, person.id or 0):
        raise Refused("name_in_use", name=person.name)
    _check_name(session, person.council_id, person, name)
    was = person.name if name != person.name else None
    for column, value in _names(name).items():
        setattr(person, column, value)
    session.add(person)
    session.flush()
    if was:
        disclosure.changed(session, person, was=was, by=by, at=at)


def appoint(
    session: Session,
    person: Person,
    *,
    organization_id: int,
    role: str,
    since: date | None = None,
    until: date | None = None,
    by: Actor | None,
    at: datetime,
) -> Membership:
    """Return a new role of a person in a body, from a day to a day (None: not known).

    Raises Refused: "no_such_body", "ends_before_it_begins", "role_held" for a role told before,
    "too_many_roles" for more than a document could tell.
    """
    body = session.get(Organization, organization_id)
    if body is None or body.council_id != person.council_id:
        raise Refused("no_such_body")
    _check_days(since, until)
    _check_role(session, person, organization_id, role, since)
    made = Membership(
        council_id=person.council_id,
        person_id=person.id or 0,
        organization_id=organization_id,
        role=role,
        since=since,
        until=until,
    )
    session.add(made)
    session.flush()
    disclosure.changed(session, person, by=by, at=at)
    return made


def change_days(
    session: Session,
    membership: Membership,
    *,
    since: date | None,
    until: date | None,
    by: Actor | None,
    at: datetime,
) -> None:
    """Tell from when until when a role was held; raise Refused("ends_before_it_begins")."""
    _check_days(since, until)
    membership.since, membership.until = since, until
    session.add(membership)
    session.flush()
    _tell(session, membership, by=by, at=at)


def remove(session: Session, membership: Membership, *, by: Actor | None, at: datetime) -> None:
    """Take out a role that was told by mistake; one that ended gets its last day instead."""
    session.delete(membership)
    session.flush()
    _tell(session, membership, by=by, at=at)


def _tell(session: Session, membership: Membership, *, by: Actor | None, at: datetime) -> None:
    person = session.get_one(Person, membership.person_id)
    disclosure.changed(session, person, by=by, at=at)


def _check_role(
    session: Session, person: Person, organization_id: int, role: str, since: date | None
) -> None:
    same = select(Membership).where(
        Membership.person_id == person.id,
        Membership.organization_id == organization_id,
        Membership.role == role,
        or_(Membership.since == since, col(Membership.until).is_(None)),
    )
    if session.exec(same).first() is not None:
        raise Refused("role_held")
    held = select(func.count()).where(Membership.person_id == person.id)
    if session.exec(held).one() >= MOST_MEMBERSHIPS:
        raise Refused("too_many_roles", most=MOST_MEMBERSHIPS)


def _check_days(since: date | None, until: date | None) -> None:
    if since and until and until < since:
        raise Refused("ends_before_it_begins")


def _check_name(session: Session, council_id: int, known: Person | None, name: str) -> None:
    own = select(Person).where(Person.council_id == council_id)
    same = session.exec(own.where(Person.name_key == name_key(name)).order_by(col(Person.id))).all()
    if same and known not in same:
        raise Refused("name_taken", name=same[0].name)


def _is_named(session: Session, number: int) -> bool:
    """Tell whether a published record points to the person."""
    pointing: tuple[Any, ...] = (
        Meeting.chair_id,
        Meeting.secretary_id,
        Attendance.person_id,
        Statement.person_id,
        ProposalParty.person_id,
    )
    return any(
        session.exec(select(column).where(column == number).limit(1)).first() is not None
        for column in pointing
    )


def _names(name: str) -> dict[str, Any]:
    return {"name": name, "name_key": name_key(name), "sort_key": sort_key(name)}
