"""What documents tell of bodies and people is filled in, and never overwritten."""

import pytest
from sqlmodel import Session

from tests.drafting import council
from tests.factories import document
from tests.tables import rows
from tracker.domain import bulk, descriptions
from tracker.domain.errors import Refused
from tracker.domain.names import Names
from tracker.exchange.registers import MOST_MEMBERSHIPS
from tracker.models import Organization, Person


@pytest.fixture
def names(session: Session) -> Names:
    """Return a council's body and person, of whom nothing is known."""
    own = council(session)
    row = {"council_id": own, "name": "x", "name_key": "x", "sort_key": "x"}
    [body] = bulk.add(session, Organization, [row])
    [person] = bulk.add(session, Person, [row])
    return Names({(own, "شورا"): body}, {(own, "علی"): person})


def test_what_was_not_known_of_a_body_is_filled_in(session: Session, names: Names) -> None:
    for told in ({"seats": 7}, {"licence": {"number": "۱۲"}}, {"seats": 7}):
        given = document(organizations=[{"name": "شورا", **told}])
        descriptions.describe(session, [(1, given)], names)
    assert rows(session, "SELECT seats, licence_number FROM organization") == [(7, "۱۲")]


def test_what_is_known_of_a_body_is_not_overwritten(session: Session, names: Names) -> None:
    first, second = (document(organizations=[{"name": "شورا", "seats": seats}]) for seats in (7, 9))
    descriptions.describe(session, [(1, first)], names)
    with pytest.raises(Refused, match="faulty_document"):
        descriptions.describe(session, [(1, second)], names)


def test_a_role_is_added_once(session: Session, names: Names) -> None:
    role = {"organization": "شورا", "role": "عضو"}
    given = document(people=[{"name": "علی", "memberships": [role, role]}])
    for _ in range(2):
        descriptions.appoint(session, [(1, given)], names)
    assert rows(session, "SELECT role FROM membership") == [("عضو",)]


def test_a_person_has_no_more_roles_than_a_document_can_tell(
    session: Session, names: Names
) -> None:
    roles = [{"organization": "شورا", "role": f"{n}"} for n in range(MOST_MEMBERSHIPS + 1)]
    first, second = (
        document(people=[{"name": "علی", "memberships": part}]) for part in (roles[:-1], roles[-1:])
    )
    descriptions.appoint(session, [(1, first)], names)
    with pytest.raises(Refused, match="faulty_document"):
        descriptions.appoint(session, [(1, second)], names)
