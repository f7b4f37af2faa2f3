"""Who holds which role."""

from datetime import date

from sqlmodel import Session

from tests.drafting import council
from tests.factories import BY_HAND
from tracker.domain import organizations, people
from tracker.domain.organizations import Description
from tracker.queries.roles import of_body, of_person


def test_roles_are_told_from_both_sides_the_latest_first(either: Session) -> None:
    own = council(either)
    body = organizations.create(either, own, description=Description("شورا"))
    person = people.create(either, own, name="علی محمدی")
    for role, since in [("عضو", None), ("رئیس", date(2025, 9, 1)), ("دبیر", date(2024, 9, 1))]:
        people.appoint(
            either, person, organization_id=body.id or 0, role=role, since=since, **BY_HAND
        )
    told = of_person(either, person.id or 0)
    assert [(row.name, row.of, row.role) for row in told] == [
        ("شورا", body.id, role) for role in ("رئیس", "دبیر", "عضو")
    ]
    assert [(row.name, row.of) for row in of_body(either, body.id or 0)] == [
        ("علی محمدی", person.id)
    ] * 3
    assert of_person(either, 0) == of_body(either, 0) == []
