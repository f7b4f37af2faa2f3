"""What somebody is to a proposal, and what must be true of it beside its status."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import Session

from tests.factories import NOW, TODAY, Content, event, proposal, step
from tests.following import (
    ASSIGNED,
    CLAIMED,
    DOING,
    OTHER_NGO,
    RECORDED,
    TOWN,
    VERIFIED,
    WATER,
    A,
    H,
    K,
    N,
    R,
    S,
    actor,
    asked,
    at_status,
    events,
    raise_proposals,
)
from tracker.domain.cases import ANSWER_DAYS, Case, look
from tracker.domain.errors import Refused
from tracker.domain.proposals import When
from tracker.models.accounts import Role
from tracker.models.proposals import Status


def seen_by(session: Session, status: Status, *more: Content, days: int = 0) -> Case:
    """Return the secretary's case of a proposal, so many days after its events were entered."""
    subject = at_status(session, status, *more)
    return look(session, subject, by=actor(session, S), today=TODAY + timedelta(days=days))


def test_somebody_is_to_a_proposal_what_their_body_is(session: Session) -> None:
    subject = at_status(session, ASSIGNED)
    everything = actor(session, N, R, K, S, H, A, body=TOWN)
    assert look(session, subject, by=everything, today=TODAY).roles == {R, K, S, H}
    asker = actor(session, N, R)
    assert look(session, subject, by=asker, today=TODAY).roles == {N}


@pytest.mark.parametrize(("role", "body"), [(R, WATER), (N, OTHER_NGO), (N, TOWN), (A, None)])
def test_who_is_nothing_to_a_proposal_has_no_case(
    session: Session, role: Role, body: str | None
) -> None:
    subject = at_status(session, ASSIGNED)
    with pytest.raises(Refused, match="not_yours"):
        look(session, subject, by=actor(session, role, body=body), today=TODAY)


def test_what_does_not_exist_is_refused_as_what_is_anothers(session: Session) -> None:
    subject = at_status(session, ASSIGNED)
    raise_proposals(session, proposal(1), prefix="ABC")
    for found, prefix in ((None, "QDS"), (subject, "ABC")):
        with pytest.raises(Refused, match="no_such_proposal"):
            look(session, found, by=actor(session, S, prefix=prefix), today=TODAY)


def test_a_form_must_have_seen_the_last_event(session: Session) -> None:
    case = seen_by(session, DOING)
    assert case.seen == events(session, case.proposal)[-1].id


@pytest.mark.parametrize(
    ("more", "days", "holds"),
    [
        ([], 0, False),
        ([], ANSWER_DAYS, False),
        ([], ANSWER_DAYS + 1, True),
        (["confirmation"], 0, True),
        (["dispute"], 0, False),
        (["dispute"], 99, False),
        (["dispute", "confirmation"], 0, False),
        (["comment", "letter"], ANSWER_DAYS + 1, True),
    ],
)
def test_a_claim_is_answered_by_a_confirmation_or_by_silence(
    session: Session, more: list[str], days: int, holds: bool
) -> None:
    case = seen_by(session, CLAIMED, *map(event, more), days=days)
    assert case.holds(When.ANSWERED) is holds
    assert case.holds(When.DISPUTED) is ("dispute" in more)


def test_only_answers_to_the_latest_claim_count(session: Session) -> None:
    again = [event("confirmation"), step(VERIFIED), step(DOING), step(CLAIMED)]
    case = seen_by(session, CLAIMED, *again)
    assert (case.answers, case.holds(When.ANSWERED)) == ([], False)


def test_the_days_to_answer_begin_when_the_claim_can_be_read(session: Session) -> None:
    claim = step(CLAIMED, TODAY - timedelta(days=60))
    subject = raise_proposals(session, asked(1, step(RECORDED), step(ASSIGNED), claim))[0]
    case = look(session, subject, by=actor(session, S), today=TODAY)
    assert case.answer_until == TODAY + timedelta(days=ANSWER_DAYS)
    assert case.unanswered is False


def test_the_day_on_which_a_claim_can_be_read_is_a_day_in_tehran(session: Session) -> None:
    evening = datetime.combine(NOW, datetime.min.time(), NOW.tzinfo) + timedelta(hours=21)
    subject = at_status(session, CLAIMED, at=evening)
    case = look(session, subject, by=actor(session, S), today=TODAY)
    assert case.answer_until == TODAY + timedelta(days=1 + ANSWER_DAYS)


def test_what_was_never_claimed_is_not_unanswered(session: Session) -> None:
    case = seen_by(session, DOING, days=99)
    assert (case.answer_until, case.unanswered) == (None, False)


def test_what_awaits_somebody_can_be_resumed(session: Session) -> None:
    waiting = step(DOING, awaiting="ادارهٔ راه", awaiting_until="2025-11-01")
    assert seen_by(session, DOING, waiting).holds(When.WAITING) is True


def test_what_awaits_nobody_cannot(session: Session) -> None:
    assert seen_by(session, DOING).holds(When.WAITING) is False
