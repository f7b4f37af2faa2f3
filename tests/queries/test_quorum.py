"""A body's seats and members on a day."""

from datetime import date

import pytest
from sqlmodel import Session

from tests.drafting import council
from tests.factories import BY_HAND
from tracker.domain import organizations, people
from tracker.domain.organizations import Description
from tracker.models.meetings import Presence
from tracker.queries.lines import AttendanceLine, Details, Draft
from tracker.queries.quorum import Tally, of, seats

BEFORE, SINCE, UNTIL, AFTER = (date(2025, month, 1) for month in (1, 3, 6, 9))


@pytest.mark.parametrize(
    ("day", "sits"), [(BEFORE, False), (SINCE, True), (UNTIL, True), (AFTER, False), (None, True)]
)
def test_a_member_sits_from_the_first_day_to_the_last(
    session: Session, day: date | None, sits: bool
) -> None:
    own = council(session)
    body = organizations.create(session, own, description=Description("شورا", seats=3))
    member = people.create(session, own, name="علی محمدی")
    people.appoint(
        session,
        member,
        organization_id=body.id or 0,
        role="عضو",
        since=SINCE,
        until=UNTIL,
        **BY_HAND,
    )
    found = seats(session, own, "شورا", day)
    assert (found.count, bool(found.members)) == (3, sits)
    there = AttendanceLine(person="علي محمدي", presence=Presence.LATE)
    said = Draft(Details(body="شورا", day=day), attendance=(there, there))
    assert of(session, own, said) == Tally(listed=2, there=2, members=int(sits), seats=3)


def test_a_body_that_is_not_known_has_no_seats(session: Session) -> None:
    own = council(session)
    assert seats(session, own, None, None).count is None
    assert seats(session, own, "شورا", None).members == frozenset()


@pytest.mark.parametrize(
    ("members", "count", "needed", "reached"),
    [(2, 3, 2, True), (1, 3, 2, False), (3, 5, 3, True), (2, 4, 3, False), (5, None, None, False)],
)
def test_a_quorum_is_more_than_half_of_the_seats(
    members: int, count: int | None, needed: int | None, reached: bool
) -> None:
    tally = Tally(9, 9, members, count)
    assert (tally.needed, tally.reached) == (needed, reached)
