"""Who asked for a proposal, and so may confirm or dispute that it was done."""

from typing import Any

import pytest
from sqlmodel import Session

from tests.factories import Content, event, proposal, step
from tests.following import (
    ASSIGNED,
    COMMISSION,
    NGO,
    OTHER_NGO,
    RECORDED,
    TOWN,
    WATER,
    raise_proposals,
)
from tracker.queries.askers import askers

PRESENT = [
    {"organization": NGO},
    {"organization": WATER, "presence": "late"},
    {"person": "نسرین صادقی", "organization": OTHER_NGO, "presence": "left_early"},
]


def names(session: Session, *events: Content, **changes: Any) -> list[str]:
    told = {key: changes.pop(key) for key in ("proposers",) if key in changes}
    subject = raise_proposals(session, proposal(1, *events, **told), **changes)[0]
    return sorted(asker.name for asker in askers(session, subject.id or 0))


def test_the_organizations_that_proposed_it_ask(session: Session) -> None:
    proposers = {"organizations": [NGO, OTHER_NGO], "people": ["نسرین صادقی"]}
    assert names(session, proposers=proposers, attendance=PRESENT) == [NGO, OTHER_NGO]


def test_those_ask_for_whom_people_came_that_proposed_it(session: Session) -> None:
    proposers = {"people": ["نسرین صادقی"], "groups": ["حاضران"]}
    assert names(session, proposers=proposers, attendance=PRESENT) == [OTHER_NGO]


@pytest.mark.parametrize("groups", [["حاضران"], []])
def test_else_those_that_attended_ask_unless_people_alone_proposed_it(
    session: Session, groups: list[str]
) -> None:
    proposers = {"people": ["شهروندی تنها"], "groups": groups}
    everybody = sorted([NGO, OTHER_NGO, WATER])
    found = names(session, proposers=proposers, attendance=PRESENT)
    assert found == (everybody if groups else [])
    assert names(session, attendance=PRESENT, prefix="ABC") == everybody


def test_only_those_who_proposed_it_are_told_to_have(session: Session) -> None:
    own = proposal(1, proposers={"organizations": [NGO]})
    of_all = proposal(2, proposers={"groups": ["حاضران"]})
    first, second = raise_proposals(session, own, of_all, attendance=PRESENT)
    assert [asker.proposed for asker in askers(session, first.id or 0)] == [True]
    assert [asker.proposed for asker in askers(session, second.id or 0)] == [False] * 3


@pytest.mark.parametrize("presence", ["absent", "excused"])
def test_who_was_not_there_asked_for_nothing(session: Session, presence: str) -> None:
    away = {"organization": WATER, "presence": presence}
    assert names(session, attendance=[{"organization": NGO}, away]) == [NGO]


def test_nobody_confirms_their_own_claim_and_a_body_does_not_ask_itself(session: Session) -> None:
    there = [*PRESENT, {"organization": TOWN}, {"organization": COMMISSION}]
    meeting = {"title": "جلسه", "day": "2025-04-26", "body": COMMISSION}
    way = step(RECORDED), step(ASSIGNED)
    assert names(session, *way, attendance=there, meeting=meeting) == sorted(
        [NGO, OTHER_NGO, WATER]
    )


@pytest.mark.parametrize("kind", ["comment", "confirmation", "dispute"])
def test_else_the_ngo_for_which_the_secretary_entered_something(
    session: Session, kind: str
) -> None:
    claim = step(RECORDED), step(ASSIGNED), step("done_claimed")
    assert names(session, *claim, event(kind, on_behalf_of=OTHER_NGO)) == [OTHER_NGO]


def test_an_ngo_that_the_register_spells_otherwise_goes_on_asking(session: Session) -> None:
    told = step(RECORDED), step(ASSIGNED), event("comment", on_behalf_of="انجمن حاميان كتاب")
    bodies = [{"name": "انجمن حامیان کتاب", "classification": "ngo"}]
    assert names(session, *told, organizations=bodies) == ["انجمن حامیان کتاب"]


def test_nobody_asks_where_nobody_is_known(session: Session) -> None:
    told = step(RECORDED), step(ASSIGNED), event("comment", on_behalf_of=WATER)
    assert names(session, *told) == []
    assert names(session, event("comment"), prefix="ABC") == []


def test_the_askers_of_one_proposal_are_not_those_of_another(session: Session) -> None:
    first, second = raise_proposals(
        session,
        proposal(1, proposers={"organizations": [NGO]}),
        proposal(2, proposers={"organizations": [OTHER_NGO]}),
    )
    assert [asker.name for asker in askers(session, first.id or 0)] == [NGO]
    assert [asker.name for asker in askers(session, second.id or 0)] == [OTHER_NGO]
