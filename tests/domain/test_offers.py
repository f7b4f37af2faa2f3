"""What is offered to somebody at this moment, and what an offer asks for and takes."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from tests.factories import TODAY, Content, event, step
from tests.following import (
    ASSIGNED,
    CLAIMED,
    DOING,
    MERGED,
    RECORDED,
    VERIFIED,
    A,
    H,
    N,
    R,
    S,
    actor,
    at_status,
)
from tracker.domain.cases import Case, look
from tracker.domain.errors import Refused
from tracker.domain.offers import ANY, chosen, note_of, offers, step_to
from tracker.exchange.events import Event
from tracker.models.accounts import Role
from tracker.models.events import EventKind
from tracker.models.proposals import Status

WAITING = step(DOING, awaiting="ادارهٔ راه", awaiting_until="2025-11-01")


def case(session: Session, status: Status, *more: Content, roles: tuple[Role, ...] = (S,)) -> Case:
    return look(session, at_status(session, status, *more), by=actor(session, *roles), today=TODAY)


def keys(found: Case) -> list[str]:
    return [offer.key for offer in offers(found)]


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("role", [N, S, H])
def test_of_one_proposals_offers_no_two_have_the_same_name(
    session: Session, status: Status, role: Role
) -> None:
    found = keys(case(session, status, roles=(role, S)))
    assert len(found) == len(set(found))


def test_whoever_holds_several_roles_is_offered_each_step_once(session: Session) -> None:
    several = case(session, ASSIGNED, roles=(N, S, H))
    withdraw = [offer for offer in offers(several) if offer.key == "withdrawn"]
    assert [(set(offer.own), set(offer.on_behalf)) for offer in withdraw] == [({N}, {S})]


def test_who_awaits_somebody_may_await_another_or_go_on(session: Session) -> None:
    assert keys(case(session, DOING, WAITING))[:2] == ["in_progress", "resumed"]


def test_what_was_merged_can_only_be_spoken_of(session: Session) -> None:
    assert keys(case(session, MERGED)) == ["letter", "proof", "comment"]


def test_the_chair_alone_closes_over_a_dispute(session: Session) -> None:
    disputed = event("dispute")
    assert "verified" in keys(case(session, CLAIMED, disputed, roles=(H,)))


def test_a_dispute_keeps_the_secretary_from_closing(session: Session) -> None:
    found = case(session, CLAIMED, event("dispute"))
    assert "verified" not in keys(found)
    with pytest.raises(Refused, match="dispute_stands"):
        step_to(found, VERIFIED, {})


@pytest.mark.parametrize(
    ("status", "after", "role", "code"),
    [
        (CLAIMED, VERIFIED, S, "not_answered"),
        (CLAIMED, VERIFIED, H, "nothing_disputed"),
        (CLAIMED, DOING, S, "nothing_disputed"),
        (CLAIMED, DOING, R, "not_your_step"),
        (CLAIMED, ASSIGNED, S, "step_out_of_order"),
    ],
)
def test_a_step_that_is_not_open_says_why(
    session: Session, status: Status, after: Status, role: Role, code: str
) -> None:
    found = case(session, status, roles=(role,))
    with pytest.raises(Refused, match=code):
        step_to(found, after, {})
    with pytest.raises(Refused, match=code):
        chosen(found, after)


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("extension", "note_out_of_order"),
        ("dispute", "note_out_of_order"),
        ("merge", "note_out_of_order"),
        ("resumed", "not_offered"),
        ("status", "note_out_of_order"),
        ("", "not_offered"),
    ],
)
def test_a_note_that_is_not_open_says_why(session: Session, key: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        chosen(case(session, RECORDED), key)
    assert refused.value.code == code


def test_a_note_of_another_role_is_refused(session: Session) -> None:
    with pytest.raises(Refused, match="not_your_step"):
        note_of(case(session, ASSIGNED, roles=(R,)), EventKind.EXTENSION)


def test_an_offer_takes_what_it_asks_for_and_what_any_event_may_tell(session: Session) -> None:
    found = {offer.key: offer.takes - ANY for offer in offers(case(session, RECORDED))}
    assert found["assigned"] == {
        "decision",
        "organization",
        "contact_person",
        "due_on",
        "no_due_reason",
    }
    assert found["comment"] == set()
    assert set(Event.model_fields) > ANY


def test_what_is_told_decides_between_two_ways_to_the_same_status(session: Session) -> None:
    found = case(session, DOING, WAITING)
    assert step_to(found, DOING, {"text": "x"}).key == "resumed"
    awaited = {"text": "x", "awaiting": "y", "awaiting_until": TODAY + timedelta(days=1)}
    assert step_to(found, DOING, awaited).key == "in_progress"


def test_an_administrator_is_offered_nothing(session: Session) -> None:
    with pytest.raises(Refused, match="not_yours"):
        case(session, ASSIGNED, roles=(A,))
