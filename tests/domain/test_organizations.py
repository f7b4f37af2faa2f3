"""Bodies of the record, kept by hand."""

import pytest
from sqlmodel import Session

from tests.drafting import actor, council, published
from tests.factories import BY_HAND, event
from tests.following import at_status
from tracker.domain import organizations
from tracker.domain.actors import Actor
from tracker.domain.errors import Refused
from tracker.domain.organizations import Description
from tracker.models import Organization
from tracker.models.organizations import Classification
from tracker.models.proposals import Status
from tracker.queries.bodies import body_called


@pytest.fixture
def by(session: Session) -> Actor:
    """Return the secretary of a council."""
    return actor(session, council(session))


def made(session: Session, by: Actor, name: str, parent_id: int | None = None) -> Organization:
    said = Description(name, parent_id=parent_id)
    return organizations.create(session, by.council_id, description=said)


def test_a_body_is_known_by_its_name_however_spelled(session: Session, by: Actor) -> None:
    made(session, by, "خانهٔ سمن‌ها")
    with pytest.raises(Refused, match="name_taken"):
        made(session, by, "خانه سمن ها")


def test_another_council_may_have_a_body_of_that_name(session: Session, by: Actor) -> None:
    made(session, by, "شهرداری")
    other = actor(session, council(session, "SHR"))
    assert made(session, other, "شهرداری").council_id == other.council_id


def test_a_body_is_described_anew(session: Session, by: Actor) -> None:
    body = made(session, by, "شهرداری")
    said = Description("شهرداري", classification=Classification.MUNICIPALITY, seats=3)
    organizations.change(session, body, description=said, **BY_HAND)
    assert (body.name, body.classification, body.seats) == ("شهرداري", "municipality", 3)


def test_a_name_that_published_records_use_stays(session: Session, by: Actor) -> None:
    published(session, by)
    named = body_called(session, by.council_id, "انجمن یاران")
    assert named is not None
    body = session.get_one(Organization, named.id)
    organizations.change(session, body, description=Description("انجمن ياران"), **BY_HAND)
    with pytest.raises(Refused, match="name_in_use"):
        organizations.change(session, body, description=Description("انجمن دوستان"), **BY_HAND)


def test_a_name_for_which_something_was_entered_stays(session: Session) -> None:
    spoken_for = event("comment", on_behalf_of="انجمن كتاب")
    subject = at_status(session, Status.ASSIGNED, spoken_for)
    body = organizations.create(session, subject.council_id, description=Description("انجمن کتاب"))
    with pytest.raises(Refused, match="name_in_use"):
        organizations.change(session, body, description=Description("دفتر"), **BY_HAND)


def test_a_name_that_another_council_uses_may_change(session: Session) -> None:
    at_status(session, Status.ASSIGNED, event("comment", on_behalf_of="انجمن کتاب"))
    body = made(session, actor(session, council(session, "SHR")), "انجمن کتاب")
    organizations.change(session, body, description=Description("دفتر"), **BY_HAND)
    assert body.name == "دفتر"


def test_a_body_stands_above_itself_by_no_way(session: Session, by: Actor) -> None:
    top = made(session, by, "شورا")
    middle = made(session, by, "کمیسیون", top.id)
    low = made(session, by, "کارگروه", middle.id)
    with pytest.raises(Refused, match="own_parent"):
        organizations.change(
            session, top, description=Description("شورا", parent_id=low.id), **BY_HAND
        )


def test_a_body_belongs_to_one_of_its_own_council(session: Session, by: Actor) -> None:
    foreign = made(session, actor(session, council(session, "SHR")), "شورا")
    with pytest.raises(Refused, match="no_such_body"):
        made(session, by, "کمیسیون", foreign.id)
