"""What a review finds in a draft."""

from dataclasses import replace

import pytest
from sqlmodel import Session

from tests.drafting import actor, begun, council, draft, published
from tests.factories import BY_HAND, TODAY
from tracker.domain import organizations, people
from tracker.domain.actors import Actor
from tracker.domain.organizations import Description
from tracker.domain.review import Review, review
from tracker.models.meetings import Held, Presence
from tracker.queries.lines import AttendanceLine, Details, Draft, ProposalLine, StatementLine


@pytest.fixture
def by(session: Session) -> Actor:
    """Return the secretary of a council."""
    return actor(session, council(session))


def found(session: Session, by: Actor, said: Draft) -> Review:
    return review(session, begun(session, by, said), today=TODAY)


def codes(review: Review) -> list[tuple[str, str]]:
    return [(fault.place, fault.code) for fault in review.warnings]


def test_a_draft_in_order_has_its_code_and_no_errors(session: Session, by: Actor) -> None:
    seen = found(session, by, draft())
    assert seen.errors == []
    assert seen.document is not None
    assert seen.document.code == "QDS-1404-02-06"


def test_what_is_new_or_missing_is_worth_a_look(session: Session, by: Actor) -> None:
    asks = ProposalLine("پل", proposers=("جمعی ناشناس",))
    said = draft(statements=(StatementLine("سخن", speaker="ناشناس"),), proposals=(asks,))
    assert codes(found(session, by, said)) == [
        ("attendance", "quorum_unknown"),
        ("attendance[0].person", "new_name"),
        ("attendance[1].organization", "new_name"),
        ("statements[0].speaker", "speaker_not_listed"),
        ("proposals[0].proposers", "proposer_unknown"),
    ]


def test_a_new_body_that_is_listed_speaks_and_asks_without_a_doubt(
    session: Session, by: Actor
) -> None:
    spoke = StatementLine("سخن", speaker="انجمن یاران")
    asks = ProposalLine("پل", proposers=("انجمن یاران",))
    assert codes(found(session, by, draft(statements=(spoke,), proposals=(asks,)))) == [
        ("attendance", "quorum_unknown"),
        ("attendance[0].person", "new_name"),
        ("attendance[1].organization", "new_name"),
    ]


def test_an_empty_draft_says_what_it_lacks(session: Session, by: Actor) -> None:
    seen = found(session, by, Draft(Details(body="شورا", day=TODAY)))
    assert codes(seen) == [
        ("meeting.number", "not_told_yet"),
        ("meeting.place", "not_told_yet"),
        ("meeting.chair", "not_told_yet"),
        ("meeting.secretary", "not_told_yet"),
        ("attendance", "nobody_listed"),
        ("statements", "no_statements"),
        ("proposals", "no_proposals"),
    ]


def test_a_meeting_that_was_not_held_lacks_nobody(session: Session, by: Actor) -> None:
    said = draft(attendance=(), statements=(), proposals=(), agenda=())
    cancelled = replace(said, details=replace(said.details, held=Held.CANCELLED))
    assert codes(found(session, by, cancelled)) == []


def test_who_is_listed_twice_is_told(session: Session, by: Actor) -> None:
    line = AttendanceLine(person="علی محمدی", presence=Presence.PRESENT)
    again = replace(line, person="علي محمدي")
    seen = found(session, by, draft(attendance=(line, replace(again, role="منشی"))))
    assert ("attendance[1].person", "listed_twice") in codes(seen)
    assert seen.errors == []


def test_who_is_listed_twice_in_one_role_keeps_a_draft_from_publication(
    session: Session, by: Actor
) -> None:
    line = AttendanceLine(person="علی محمدی", presence=Presence.PRESENT)
    seen = found(session, by, draft(attendance=(line, replace(line, person="علي محمدي"))))
    twice = [("attendance[1].person", "listed_twice")]
    assert [(fault.place, fault.code) for fault in seen.errors] == twice
    assert twice[0] not in codes(seen)


@pytest.mark.parametrize(("seats", "code"), [(1, None), (2, "no_quorum"), (3, "no_quorum")])
def test_the_quorum_is_more_than_half_of_the_seats(
    session: Session, by: Actor, seats: int, code: str | None
) -> None:
    body = organizations.create(
        session, by.council_id, description=Description("کمیسیون فرهنگی", seats=seats)
    )
    member = people.create(session, by.council_id, name="بنفشه رفیعی")
    people.appoint(session, member, organization_id=body.id or 0, role="رئیس", **BY_HAND)
    told = [fault for _, fault in codes(found(session, by, draft())) if "quorum" in fault]
    assert told == ([code] if code else [])


def test_a_guest_and_an_absent_member_make_no_quorum(session: Session, by: Actor) -> None:
    body = "کمیسیون فرهنگی"
    organizations.create(session, by.council_id, description=Description(body, seats=1))
    lines = (
        AttendanceLine(person="الف", organization=body, presence=Presence.GUEST),
        AttendanceLine(person="ب", organization=body, presence=Presence.ABSENT),
        AttendanceLine(group="چند نفر", presence=Presence.PRESENT),
    )
    tally = found(session, by, draft(attendance=lines)).tally
    assert (tally.listed, tally.there, tally.members, tally.reached) == (2, 1, 0, False)
    there = replace(lines[1], presence=Presence.LATE)
    tally = found(session, by, draft(details=Details(body=body), attendance=(there,))).tally
    assert tally.reached


@pytest.mark.parametrize(("term", "errors"), [("ششم", ["number_used"]), ("هفتم", []), (None, [])])
def test_a_number_is_used_up_in_its_own_term(
    session: Session, by: Actor, term: str | None, errors: list[str]
) -> None:
    details = draft().details
    published(session, by, draft(details=replace(details, term="ششم")))
    seen = found(session, by, draft(details=replace(details, term=term)))
    assert [fault.code for fault in seen.errors] == errors
