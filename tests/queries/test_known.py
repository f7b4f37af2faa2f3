"""What the registers know of bodies and people, as documents tell it."""

from sqlmodel import Session

from tests.factories import document, published
from tracker.exchange.wire import plain
from tracker.queries.known import known

BODIES = [{"name": "شورا", "seats": 7}, {"name": "کمیسیون", "parent": "شورا"}, {"name": "سمن"}]
ROLE = {"organization": "کمیسیون", "role": "عضو", "since": "2021-08-05"}


def test_bodies_and_people_are_told_with_whom_they_name(session: Session) -> None:
    published(
        session, document(organizations=BODIES, people=[{"name": "علی", "memberships": [ROLE]}])
    )
    found = known(session, (), {1})
    assert [plain(entry) for _, entry in found.people] == [{"name": "علی", "memberships": [ROLE]}]
    assert [plain(entry) for _, entry in found.organizations] == BODIES[:2]
    assert [row.name for row, _ in found.organizations] == ["شورا", "کمیسیون"]


def test_nobody_asked_for_is_nobody_told(session: Session) -> None:
    published(session, document(organizations=BODIES))
    assert known(session, (), ()) == ([], [])
