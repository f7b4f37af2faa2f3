"""What is told of an event: checked whole before it is made one."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session

from tests.factories import DAY, TODAY, event, proposal, step
from tests.following import (
    CLAIMED,
    DOING,
    NGO,
    OTHER_NGO,
    RECORDED,
    TOWN,
    VERIFIED,
    H,
    K,
    N,
    R,
    S,
    actor,
    at_status,
    raise_proposals,
    told,
    way_to,
)
from tracker.domain.cases import ANSWER_DAYS, Case, look
from tracker.domain.entries import checked
from tracker.domain.errors import Refused
from tracker.domain.offers import chosen, offers
from tracker.models.accounts import Role
from tracker.models.events import Certainty, Channel


def refused(session: Session, case: Case, key: str, **tells: Any) -> tuple[str, Any]:
    """Return the code of a refusal, and the field that it names."""
    with pytest.raises(Refused) as found:
        checked(session, case, chosen(case, key), tells)
    return found.value.code, found.value.values.get("field")


def case(session: Session, role: Role, days: int = 0) -> Case:
    subject, day = at_status(session, CLAIMED), TODAY + timedelta(days=days)
    return look(session, subject, by=actor(session, role), today=day)


def test_the_event_tells_who_and_in_what_capacity(session: Session) -> None:
    found = case(session, N)
    made = checked(session, found, chosen(found, "comment"), {**told(("text",)), "capacity": "سمن"})
    assert (made.actor, made.capacity, made.text) == ("مینا کریمی", "سمن", "چنین شد")


def test_a_representative_speaks_for_the_ngo(session: Session) -> None:
    found = case(session, N)
    for key in ("comment", "proof", "confirmation", "dispute"):
        tells = told(("text",), ("proof_address",)) if key == "proof" else told(("text",))
        made = checked(session, found, chosen(found, key), tells)
        assert (key, made.actor, made.on_behalf_of) == (key, "مینا کریمی", NGO)


def test_nobody_answers_their_own_claim(session: Session) -> None:
    both = proposal(1, *way_to(CLAIMED), proposers={"organizations": [TOWN, NGO]})
    subject = raise_proposals(session, both)[0]
    town, secretary = (
        look(session, subject, by=actor(session, role, body=body), today=TODAY)
        for role, body in ((N, TOWN), (S, None))
    )
    assert [offer.key for offer in offers(town)] == ["proof", "comment"]
    by_phone = {**told(("text",)), "channel": Channel.PHONE}
    for_town = {**by_phone, "on_behalf_of": TOWN}
    assert refused(session, secretary, "confirmation", **for_town)[0] == "not_an_asker"
    offer = chosen(secretary, "confirmation")
    assert checked(session, secretary, offer, {**by_phone, "on_behalf_of": NGO}).on_behalf_of == NGO


def test_what_an_ngo_asked_for_alone_and_does_itself_another_ngo_confirms(
    session: Session,
) -> None:
    steps = [step("recorded"), step("assigned", organization=OTHER_NGO), step("done_claimed")]
    alone = proposal(1, *steps, proposers={"organizations": [OTHER_NGO]})
    subject = raise_proposals(session, alone)[0]
    secretary = look(session, subject, by=actor(session, S), today=TODAY)
    by_phone = {**told(("text",)), "channel": Channel.PHONE}
    for name in (OTHER_NGO, TOWN):
        tells = {**by_phone, "on_behalf_of": name}
        assert refused(session, secretary, "dispute", **tells)[0] == "not_an_asker"
    named = {**by_phone, "on_behalf_of": NGO}
    assert checked(session, secretary, chosen(secretary, "dispute"), named).on_behalf_of == NGO


def test_nothing_typed_is_nothing_told(session: Session) -> None:
    found = case(session, N)
    empty = {**told(("text",)), "letter_number": "", "letter_on": None}
    assert checked(session, found, chosen(found, "comment"), empty).letter_number is None


def test_a_deadline_and_its_absence_are_not_told_together(session: Session) -> None:
    subject = at_status(session, RECORDED)
    found = look(session, subject, by=actor(session, S), today=TODAY)
    both = {"due_on": TODAY + timedelta(days=9), "no_due_reason": "پیوسته", "happened_on": TODAY}
    told = {"organization": TOWN, "decision": "تصویب شد", **both}
    assert refused(session, found, "assigned", **told) == ("due_and_not_due", None)


def test_a_day_must_be_told_and_lies_back(session: Session) -> None:
    found = case(session, N)
    assert refused(session, found, "comment", text="x") == ("event_lacks", "happened_on")
    tomorrow = TODAY + timedelta(days=1)
    assert refused(session, found, "comment", text="x", happened_on=tomorrow) == (
        "day_ahead",
        "happened_on",
    )
    letter = {"letter_number": "1", "letter_direction": "incoming", "letter_on": tomorrow}
    clerk = case_of_clerk(session)
    assert refused(session, clerk, "letter", happened_on=TODAY, **letter) == (
        "day_ahead",
        "letter_on",
    )


def case_of_clerk(session: Session) -> Case:
    subject = raise_proposals(session, proposal(1), prefix="ABC")[0]
    return look(session, subject, by=actor(session, K, prefix="ABC"), today=TODAY)


@pytest.mark.parametrize("role", [S, H])
def test_staff_who_decide_may_confirm(session: Session, role: Role) -> None:
    found = case(session, role)
    tells = told(("text",), certainty=Certainty.CONFIRMED)
    made = checked(session, found, chosen(found, "partly_done"), tells)
    assert made.certainty is Certainty.CONFIRMED


@pytest.mark.parametrize("role", [N, R, K])
def test_who_claims_does_not_confirm(session: Session, role: Role) -> None:
    tells = told(("text",), certainty=Certainty.CONFIRMED)
    assert refused(session, case(session, role), "comment", **tells)[0] == "not_confirmed"


def test_an_asker_confirms_and_a_document_documents(session: Session) -> None:
    found = case(session, N)
    tells = told(certainty=Certainty.CONFIRMED)
    assert checked(session, found, chosen(found, "confirmation"), tells).text is None
    bare = told(("text",), certainty=Certainty.DOCUMENTED)
    assert refused(session, found, "comment", **bare)[0] == "not_documented"
    shown = {**bare, "proof_address": "https://example.org"}
    made = checked(session, found, chosen(found, "comment"), shown)
    assert made.certainty is Certainty.DOCUMENTED


def test_silence_is_marked_by_the_day_until_which_it_lasted(session: Session) -> None:
    found = case(session, S, days=ANSWER_DAYS + 1)
    tells = {**told(("text",)), "happened_on": TODAY + timedelta(days=ANSWER_DAYS)}
    early = refused(session, found, "verified", **tells)
    assert early == ("before_silence", "happened_on")
    tells["happened_on"] += timedelta(days=1)
    made = checked(session, found, chosen(found, "verified"), tells)
    assert made.awaiting_until == TODAY + timedelta(days=ANSWER_DAYS)


def test_a_confirmed_end_bears_no_such_mark(session: Session) -> None:
    subject = at_status(session, CLAIMED, event("confirmation"))
    found = look(session, subject, by=actor(session, S), today=TODAY + timedelta(days=99))
    made = checked(session, found, chosen(found, VERIFIED), told(("text",)))
    assert made.awaiting_until is None


def test_waiting_ends_no_earlier_than_it_began(session: Session) -> None:
    subject = at_status(session, DOING)
    found = look(session, subject, by=actor(session, R), today=TODAY)
    tells = told(("text",), ("awaiting",), ("awaiting_until",), awaiting_until=DAY)
    assert refused(session, found, "in_progress", **tells)[0] == "until_too_early"


def test_where_nobody_asked_the_secretary_names_an_ngo_of_the_record(session: Session) -> None:
    subject = raise_proposals(session, proposal(1, *way_to(CLAIMED)))[0]
    found = look(session, subject, by=actor(session, S), today=TODAY)
    spoken = told(("text",), channel=Channel.PHONE)
    for stranger in (TOWN, "سمن ناشناس"):
        told_by = {**spoken, "on_behalf_of": stranger}
        assert refused(session, found, "dispute", **told_by)[0] == "not_an_asker"
    made = checked(session, found, chosen(found, "dispute"), {**spoken, "on_behalf_of": OTHER_NGO})
    assert made.on_behalf_of == OTHER_NGO
    asked_for = case_with_askers(session)
    told_by = {**spoken, "on_behalf_of": OTHER_NGO}
    assert refused(session, asked_for, "dispute", **told_by)[0] == "not_an_asker"


def case_with_askers(session: Session) -> Case:
    told_of = proposal(1, *way_to(CLAIMED), proposers={"organizations": [NGO]})
    subject = raise_proposals(session, told_of, prefix="ABC")[0]
    return look(session, subject, by=actor(session, S, prefix="ABC"), today=TODAY)
