"""What a follow-up must tell, whom it may speak for, and what it does to both of two."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from tests.factories import DAY, TODAY, proposal
from tests.following import (
    ASSIGNED,
    CLAIMED,
    COMMISSION,
    DOING,
    MERGED,
    NGO,
    NOT_DONE,
    OTHER,
    RECORDED,
    REVIEW,
    TELLS,
    TOWN,
    VERIFIED,
    WATER,
    WITHDRAWN,
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
    move,
    raise_proposals,
    refusal,
    told,
    way_to,
)
from tracker.domain import follow_up
from tracker.domain.proposals import STEPS
from tracker.domain.standing import standing
from tracker.exchange.events import MOST_EVENTS
from tracker.models.accounts import Role
from tracker.models.codes import proposal_code
from tracker.models.events import EventKind
from tracker.models.proposals import Status

ROLES = (N, R, K, S, H, A)


def test_an_event_may_lie_back_to_the_meeting_and_a_letter_be_older(session: Session) -> None:
    subject, clerk = at_status(session, ASSIGNED), actor(session, K)
    back = {"on_behalf_of": TOWN, "channel": TELLS["channel"], "happened_on": DAY}
    move(session, subject, DOING, clerk, **told(("text",), **back))
    letter = told(("letter_number",), ("letter_direction",), happened_on=DAY)
    move(session, subject, EventKind.LETTER, clerk, **letter, letter_on=DAY - timedelta(days=9))
    assert [event.happened_on for event in events(session, subject)[-2:]] == [DAY, DAY]


def test_whoever_speaks_for_another_names_whom_and_the_channel(session: Session) -> None:
    subject, clerk = at_status(session, ASSIGNED), actor(session, K)
    tells = told(("text",), channel=TELLS["channel"])
    assert refusal(session, subject, DOING, clerk, **tells) == "event_lacks"
    tells = told(("text",), on_behalf_of="مهندس راد")
    assert refusal(session, subject, DOING, clerk, **tells) == "event_lacks"
    move(session, subject, DOING, clerk, **tells, channel=TELLS["channel"])
    last = events(session, subject)[-1]
    assert (last.on_behalf_of, last.channel) == ("مهندس راد", TELLS["channel"])


def test_the_secretary_speaks_for_those_who_asked_and_for_nobody_else(session: Session) -> None:
    subject, secretary = at_status(session, CLAIMED), actor(session, S)
    tells = told(("text",), channel=TELLS["channel"])
    for_town = {**tells, "on_behalf_of": TOWN}
    assert refusal(session, subject, EventKind.DISPUTE, secretary, **for_town) == "not_an_asker"
    move(session, subject, EventKind.DISPUTE, secretary, **tells, on_behalf_of="سمن  سبز")
    assert events(session, subject)[-1].on_behalf_of == NGO
    assert subject.disputed is True


def test_an_extension_leaves_the_first_date_and_goes_forward_alone(session: Session) -> None:
    subject, secretary = at_status(session, ASSIGNED), actor(session, S)
    first = subject.due_on
    assert first is not None
    same = told(("due_on",), ("text",), due_on=first, happened_on=DAY)
    assert refusal(session, subject, EventKind.EXTENSION, secretary, **same) == "not_later"
    later = told(("due_on",), ("text",))
    move(session, subject, EventKind.EXTENSION, secretary, **later)
    assert (subject.first_due_on, subject.due_on) == (first, later["due_on"])
    assert subject.extensions == 1


def test_a_deadline_before_the_event_is_refused(session: Session) -> None:
    row = next(row for row in STEPS if row.after is ASSIGNED)
    subject, secretary = at_status(session, RECORDED), actor(session, S)
    early = told(*row.gives, due_on=TODAY - timedelta(days=1))
    assert refusal(session, subject, ASSIGNED, secretary, **early) == "due_too_early"


def test_a_body_is_named_as_the_register_spells_it_and_must_stand_there(session: Session) -> None:
    subject, secretary = at_status(session, RECORDED), actor(session, S)
    unknown = told(("organization",), organization="ادارهٔ ناشناس")
    assert refusal(session, subject, REVIEW, secretary, **unknown) == "no_such_body"
    spelled = told(("organization",), organization="كميسيون  فرهنگي")
    move(session, subject, REVIEW, secretary, **spelled)
    assert events(session, subject)[-1].organization == COMMISSION
    assert subject.responsible_id is None


def test_another_unit_becomes_responsible_and_its_officer_speaks(session: Session) -> None:
    subject = at_status(session, ASSIGNED)
    tells = told(("organization",), ("text",), organization=WATER)
    move(session, subject, EventKind.ASSIGNMENT, actor(session, H), **tells)
    assert subject.responsible_since == TODAY
    report = told(("text",))
    assert refusal(session, subject, DOING, actor(session, R), **report) == "not_yours"
    move(session, subject, DOING, actor(session, R, body=WATER), **report)
    assert subject.status is DOING


def test_a_merge_leaves_one_event_on_each_of_both(session: Session) -> None:
    subject, other = raise_proposals(session, asked(1, *way_to(DOING)), OTHER)
    lengths = len(events(session, subject)), len(events(session, other))
    move(session, subject, MERGED, actor(session, S), **told(("target",)))
    assert (len(events(session, subject)), len(events(session, other))) == (
        lengths[0] + 1,
        lengths[1] + 1,
    )
    assert (subject.status, subject.merged_into) == (MERGED, other.code)
    last = events(session, other)[-1]
    assert (last.kind, last.target, other.status) == (EventKind.MERGE, subject.code, RECORDED)


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("QDS-1404-02-06-016", "target_is_itself"),
        ("QDS-1404-02-06-027", "target_merged"),
        (proposal_code("QDS-1404-02-06", 55), "no_such_target"),
        (proposal_code("ABC-1404-02-06", 1), "no_such_target"),
    ],
)
def test_a_proposal_is_merged_into_another_that_lives_here(
    session: Session, target: str, code: str
) -> None:
    subject = raise_proposals(session, asked(1), asked(2, *way_to(MERGED)), OTHER)[0]
    raise_proposals(session, asked(1), prefix="ABC")
    assert refusal(session, subject, MERGED, actor(session, S), target=target, **told()) == code


def test_nothing_merges_into_what_was_not_yet_raised(session: Session) -> None:
    subject = raise_proposals(session, asked(1))[0]
    later = DAY + timedelta(days=7)
    other = raise_proposals(session, asked(1), day=later)[1]
    merger = {"target": other.code, **told(), "happened_on": later - timedelta(days=1)}
    secretary = actor(session, S)
    assert refusal(session, subject, MERGED, secretary, **merger) == "before_the_target"
    move(session, subject, MERGED, secretary, **{**merger, "happened_on": later})


def test_a_timeline_takes_no_more_than_a_document_can_tell(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follow_up, "MOST_NOTED", 3)
    subject, clerk = at_status(session, ASSIGNED), actor(session, K)
    move(session, subject, EventKind.COMMENT, clerk, **told(("text",)))
    assert refusal(session, subject, EventKind.COMMENT, clerk, **told(("text",))) == "timeline_full"
    merger = {"target": subject.code, **told()}
    other = raise_proposals(session, asked(1), day=DAY + timedelta(days=7))[1]
    secretary = actor(session, S)
    assert refusal(session, other, MERGED, secretary, **merger) == "timeline_full"
    on_behalf = told(("text",), channel=TELLS["channel"], on_behalf_of=TOWN)
    move(session, subject, DOING, clerk, **on_behalf)  # steps have more room
    monkeypatch.setattr(follow_up, "ROOM", MOST_EVENTS - 4)
    assert refusal(session, subject, DOING, actor(session, R), **told(("text",))) == "timeline_full"


@pytest.mark.parametrize("hidden", [1, 2])
def test_no_merger_tells_the_code_of_a_proposal_that_is_not_public(
    session: Session, hidden: int
) -> None:
    told_of = [asked(number, public=number != hidden) for number in (1, 2)]
    subject, other = raise_proposals(session, *told_of)
    merger = {"target": other.code, **told()}
    assert refusal(session, subject, MERGED, actor(session, S), **merger) == "target_hidden"


@pytest.mark.parametrize("role", ROLES)
def test_another_council_knows_nothing_of_it(session: Session, role: Role) -> None:
    subject = at_status(session, DOING)
    raise_proposals(session, asked(1), prefix="ABC")
    stranger = actor(session, role, prefix="ABC")
    code = refusal(session, subject, EventKind.COMMENT, stranger, **told(("text",)))
    assert code == "no_such_proposal"


def test_a_second_look_is_asked_for_when_something_happened_meanwhile(session: Session) -> None:
    subject, secretary = at_status(session, CLAIMED), actor(session, S)
    seen = events(session, subject)[-1].id
    move(session, subject, EventKind.COMMENT, secretary, **told(("text",)))
    tells = told(("text",), seen=seen)
    assert refusal(session, subject, Status.PARTLY_DONE, secretary, **tells) == "stale"


def test_the_same_form_sent_twice_is_taken_once(session: Session) -> None:
    subject, officer = at_status(session, ASSIGNED), actor(session, R)
    tells = told(("text",), seen=events(session, subject)[-1].id)
    move(session, subject, EventKind.COMMENT, officer, **tells)
    assert refusal(session, subject, EventKind.COMMENT, officer, **tells) == "stale"


def test_the_columns_are_what_the_whole_timeline_amounts_to(session: Session) -> None:
    subject = raise_proposals(session, asked(1, *way_to(DOING)), proposal(2))[0]
    move(session, subject, CLAIMED, actor(session, R), **told(("text",), ("proof_address",)))
    now = standing(events(session, subject))
    for column in ("status", "responsible_since", "due_on", "first_due_on", "last_news_on"):
        assert getattr(subject, column) == getattr(now, column)


@pytest.mark.parametrize("status", [VERIFIED, NOT_DONE])
def test_what_was_closed_is_opened_again_with_new_evidence(
    session: Session, status: Status
) -> None:
    subject, chair = at_status(session, status), actor(session, H)
    assert refusal(session, subject, DOING, chair, **told(("text",))) == "event_lacks"
    move(session, subject, DOING, chair, **told(("text",), ("letter_number",)))
    assert (subject.status, subject.not_done_reason) == (DOING, None)


def test_a_struck_or_hidden_proposal_is_followed_by_nobody_who_may_not_know_it(
    session: Session,
) -> None:
    subject = at_status(session, ASSIGNED)
    subject.public = False
    session.flush()
    comment = told(("text",))
    assert refusal(session, subject, EventKind.COMMENT, actor(session, N), **comment) == (
        "no_such_proposal"
    )
    move(session, subject, EventKind.COMMENT, actor(session, R), **comment)
    subject.struck_in = 2
    session.flush()
    assert refusal(session, subject, EventKind.COMMENT, actor(session, S), **comment) == (
        "no_such_proposal"
    )


def test_an_ngo_takes_back_only_its_own(session: Session) -> None:
    subject = at_status(session, ASSIGNED)
    other = actor(session, N, body="سمن یاران")
    assert refusal(session, subject, WITHDRAWN, other, **told(("text",))) == "not_yours"
    move(session, subject, WITHDRAWN, actor(session, N), **told(("text",)))
    assert subject.status is WITHDRAWN
