"""People of the record and their roles, kept by hand."""

from datetime import date

import pytest
from sqlmodel import Session, select

from tests.drafting import actor, council, published
from tests.factories import BY_HAND
from tracker.domain import organizations, people
from tracker.domain.actors import Actor
from tracker.domain.errors import Refused
from tracker.domain.organizations import Description
from tracker.exchange.registers import MOST_MEMBERSHIPS
from tracker.models import Meeting, Organization, Person
from tracker.queries.roles import RoleRow, of_body, of_person

SPRING, AUTUMN = date(2025, 4, 1), date(2025, 10, 1)


@pytest.fixture
def by(session: Session) -> Actor:
    """Return the secretary of a council."""
    return actor(session, council(session))


@pytest.fixture
def body(session: Session, by: Actor) -> Organization:
    """Return a body of the council."""
    return organizations.create(session, by.council_id, description=Description("شورا"))


@pytest.fixture
def person(session: Session, by: Actor) -> Person:
    """Return a person of the record."""
    return people.create(session, by.council_id, name="علی محمدی")


def test_two_of_one_name_are_told_apart_in_the_name(
    session: Session, by: Actor, person: Person
) -> None:
    with pytest.raises(Refused, match="name_taken"):
        people.create(session, by.council_id, name="علي محمدي")
    assert people.create(session, by.council_id, name="علی محمدی، فرزند حسن").id != person.id


def test_a_person_is_called_otherwise_unless_published(
    session: Session, by: Actor, person: Person
) -> None:
    people.rename(session, person, name="علی محمّدی", **BY_HAND)
    assert person.name == "علی محمّدی"
    people.rename(session, person, name="رضا محمدی", **BY_HAND)
    published(session, by)
    chair = session.get_one(Person, _chair(session))
    people.rename(session, chair, name="بنفشهٔ رفیعی", **BY_HAND)
    with pytest.raises(Refused, match="name_in_use"):
        people.rename(session, chair, name="بنفشه رفیعا", **BY_HAND)
    with pytest.raises(Refused, match="name_taken"):
        people.rename(session, person, name="بنفشه رفیعی", **BY_HAND)


def _chair(session: Session) -> int:
    return session.exec(select(Meeting.chair_id)).one() or 0


def test_roles_are_held_over_time(session: Session, person: Person, body: Organization) -> None:
    number = body.id or 0
    first = people.appoint(session, person, organization_id=number, role="عضو", **BY_HAND)
    second = people.appoint(
        session, person, organization_id=number, role="رئیس", since=AUTUMN, **BY_HAND
    )
    people.change_days(session, first, since=SPRING, until=AUTUMN, **BY_HAND)
    assert of_person(session, person.id or 0) == [
        RoleRow(second.id or 0, "شورا", number, "رئیس", AUTUMN, None),
        RoleRow(first.id or 0, "شورا", number, "عضو", SPRING, AUTUMN),
    ]
    assert [row.name for row in of_body(session, number)] == ["علی محمدی"] * 2
    people.remove(session, second, **BY_HAND)
    assert [row.role for row in of_person(session, person.id or 0)] == ["عضو"]


def test_a_role_is_written_down_once(session: Session, person: Person, body: Organization) -> None:
    people.appoint(session, person, organization_id=body.id or 0, role="عضو", **BY_HAND)
    with pytest.raises(Refused, match="role_held"):
        people.appoint(session, person, organization_id=body.id or 0, role="عضو", **BY_HAND)


def test_nobody_holds_more_roles_than_a_document_tells(
    session: Session, person: Person, body: Organization
) -> None:
    for number in range(MOST_MEMBERSHIPS):
        people.appoint(
            session, person, organization_id=body.id or 0, role=f"عضو {number}", **BY_HAND
        )
    with pytest.raises(Refused, match="too_many_roles"):
        people.appoint(session, person, organization_id=body.id or 0, role="عضو", **BY_HAND)


def test_a_role_does_not_end_before_it_begins(
    session: Session, person: Person, body: Organization
) -> None:
    with pytest.raises(Refused, match="ends_before_it_begins"):
        people.appoint(
            session,
            person,
            organization_id=body.id or 0,
            role="عضو",
            since=AUTUMN,
            until=SPRING,
            **BY_HAND,
        )


def test_a_role_is_held_in_a_body_of_the_own_council(session: Session, person: Person) -> None:
    other = council(session, "SHR")
    foreign = organizations.create(session, other, description=Description("شورا"))
    with pytest.raises(Refused, match="no_such_body"):
        people.appoint(session, person, organization_id=foreign.id or 0, role="عضو", **BY_HAND)
