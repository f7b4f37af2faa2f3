"""The registers of a document: what is known of the bodies and people that it names."""

import pytest

from tests.exchange.wrongs import faults
from tests.factories import content, document, raw
from tracker.exchange.registers import Licence
from tracker.models.organizations import Classification


@pytest.mark.parametrize("kind", Classification)
def test_a_body_is_of_a_known_kind(kind: str) -> None:
    whole = document(organizations=[{"name": "نهاد", "classification": kind}])
    assert whole.organizations[0].classification == kind


def test_what_nobody_said_of_a_body_is_not_made_up() -> None:
    [body] = document(organizations=[{"name": "نهاد"}]).organizations
    known = (body.classification, body.parent, body.seats, body.licence)
    assert known == (None, None, None, None)


def test_a_licence_may_be_told_in_part() -> None:
    whole = document(organizations=[{"name": "سمن", "licence": {"issuer": "فرمانداری"}}])
    assert whole.organizations[0].licence == Licence(issuer="فرمانداری")


def test_a_role_needs_a_body_and_a_name() -> None:
    people = [{"name": "علی", "memberships": [{"role": "عضو"}, {"organization": "شورا"}]}]
    assert faults(raw(content(people=people))) == [
        ("people[0].memberships[0].organization", "missing"),
        ("people[0].memberships[1].role", "missing"),
    ]


def test_a_person_has_at_most_50_roles() -> None:
    role = {"organization": "شورا", "role": "عضو"}
    assert faults(raw(content(people=[{"name": "علی", "memberships": [role] * 50}]))) == []
    told = faults(raw(content(people=[{"name": "علی", "memberships": [role] * 51}])))
    assert told == [("people[0].memberships", "too_long")]
