"""Who is public, and when the ledger tells of them."""

from typing import Any

import pytest
from sqlmodel import Session, select

from tests.chains import told
from tests.drafting import council
from tests.everything import closed
from tests.factories import BY_HAND, DAY, NOW, document, meeting, proposal, published, raw
from tests.tables import rows
from tracker import exchange
from tracker.domain import disclosure, organizations, people
from tracker.domain.organizations import Description
from tracker.models import Organization, Person
from tracker.models.organizations import Classification

OWN = ("organization", "person")


def entries(session: Session) -> list[dict[str, Any]]:
    """Return what entries of their own tell of bodies and people."""
    return [body for action, _, body in told(session) if action in OWN]


def public(session: Session) -> set[str]:
    """Return the names of those who are public."""
    found = "SELECT name FROM organization WHERE public UNION SELECT name FROM person WHERE public"
    return {name for (name,) in rows(session, found)}


def test_whom_a_public_document_names_first_needs_no_entry_of_their_own(session: Session) -> None:
    published(session, document(attendance=[{"person": "علی", "organization": "شورا"}]))
    assert public(session) == {"علی", "شورا"}
    assert entries(session) == []


def test_who_was_known_before_is_told_as_they_stand(session: Session) -> None:
    own = council(session)
    seen = Description("شورا", Classification.COUNCIL, seats=7)
    organizations.create(session, own, description=seen)
    people.create(session, own, name="رضا")
    assert public(session) == set()
    published(session, document(attendance=[{"organization": "شورا"}]))
    assert public(session) == {"شورا"}
    council_entry = {"name": "شورا", "classification": "council", "seats": 7}
    assert entries(session) == [{"organization": council_entry}]


def test_whom_only_a_hidden_proposal_names_is_not_public(session: Session) -> None:
    hidden = proposal(2, public=False, proposers={"people": ["رضا"], "organizations": ["سمن"]})
    published(session, document(proposal(1, proposers={"people": ["علی"]}), hidden))
    assert public(session) == {"علی"}
    assert entries(session) == []


def test_a_closed_session_makes_public_whom_its_ticked_proposals_name(session: Session) -> None:
    published(session, exchange.read(raw(closed())))
    assert "علی رضایی" not in public(session)
    assert {"بنفشه رفیعی", "خانهٔ سمن‌ها"} <= public(session)


def test_what_something_hidden_tells_of_a_public_body_is_told(session: Session) -> None:
    published(session, document(meeting=meeting(body="شورا")))
    seats = [{"name": "شورا", "seats": 9}]
    secret = meeting(kind="closed")
    published(session, document(meeting=secret, day=DAY, sitting=2, organizations=seats))
    assert entries(session) == [{"organization": {"name": "شورا", "seats": 9}}]


def test_a_hidden_text_that_changes_nothing_public_leaves_no_entry(session: Session) -> None:
    seats = [{"name": "شورا", "seats": 9}]
    published(session, document(meeting=meeting(body="شورا"), organizations=seats))
    secret = meeting(kind="closed")
    published(session, document(meeting=secret, day=DAY, sitting=2, organizations=seats))
    assert entries(session) == []


def test_a_change_at_the_desk_is_told_of_whom_the_public_knows(either: Session) -> None:
    published(either, document(attendance=[{"person": "علی", "organization": "شوراي شهر"}]))
    body = either.exec(select(Organization)).one()
    organizations.change(either, body, description=Description("شورای شهر", seats=5), **BY_HAND)
    person = either.exec(select(Person)).one()
    role = people.appoint(
        either, person, organization_id=body.id or 0, role="عضو", since=DAY, **BY_HAND
    )
    people.change_days(either, role, since=DAY, until=NOW.date(), **BY_HAND)
    people.remove(either, role, **BY_HAND)
    people.rename(either, person, name="علي", **BY_HAND)
    held = {"organization": "شورای شهر", "role": "عضو", "since": str(DAY)}
    ended = {**held, "until": str(NOW.date())}
    assert entries(either) == [
        {"organization": {"name": "شورای شهر", "seats": 5}, "was": "شوراي شهر"},
        {"person": {"name": "علی", "memberships": [held]}},
        {"person": {"name": "علی", "memberships": [ended]}},
        {"person": {"name": "علی"}},
        {"person": {"name": "علي"}, "was": "علی"},
    ]


def test_of_whom_nobody_public_names_nothing_is_told(session: Session) -> None:
    person = people.create(session, council(session), name="علی")
    people.rename(session, person, name="رضا", **BY_HAND)
    disclosure.changed(session, person, **BY_HAND)
    assert told(session) == []


@pytest.mark.parametrize("known", [True, False])
def test_the_body_of_a_role_becomes_public_with_it(session: Session, *, known: bool) -> None:
    published(session, document(attendance=[{"person": "علی"}]))
    above = organizations.create(session, 1, description=Description("شورا"))
    body = organizations.create(
        session, 1, description=Description("کمیسیون", parent_id=above.id if known else None)
    )
    person = session.exec(select(Person)).one()
    people.appoint(session, person, organization_id=body.id or 0, role="عضو", **BY_HAND)
    assert public(session) == {"علی", "کمیسیون", *(["شورا"] if known else [])}
