"""The whole workflow table x roles: what is allowed is written once, the rest leaves no trace."""

from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from sqlmodel import Session

from tests.factories import DAY, NOW, TODAY, event, proposal, step
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
    told,
    way_to,
)
from tracker.domain.errors import Refused
from tracker.domain.proposals import NOTES, STEPS, Note, Step, When
from tracker.domain.standing import standing
from tracker.models import Proposal
from tracker.models.accounts import Role
from tracker.models.codes import proposal_code
from tracker.models.events import EventKind
from tracker.models.proposals import Status

ROLES = (N, R, K, S, H, A)
WHEN = {When.DISPUTED: [event("dispute")], When.ANSWERED: [event("confirmation")]}


def ready(session: Session, row: Step) -> Any:
    """Return a proposal for which every condition of this row is true."""
    waiting = step(DOING, awaiting="ادارهٔ راه", awaiting_until="2025-11-01")
    more = [waiting] if row.when is When.WAITING else WHEN.get(row.when, [])
    return at_status(session, row.before, *more)


def rows_for(before: Status, after: Status, role: Role) -> list[Step]:
    return [
        row
        for row in STEPS
        if (row.before, row.after) == (before, after) and role in row.who | row.on_behalf
    ]


def spoken_for(row: Step | Note, role: Role) -> dict[str, Any]:
    """Return whom somebody in this role must name, who may not speak for themselves."""
    if role in row.who:
        return {}
    whom = NGO if role is S else TOWN
    return {"on_behalf_of": whom, "channel": TELLS["channel"]}


def refusal(session: Session, *args: Any, **tells: Any) -> str:
    """Return the code with which this is refused; nothing may have been changed."""
    before = changes(session)
    with pytest.raises(Refused) as refused:
        move(session, *args, **tells)
    assert changes(session) == before
    assert [*session.dirty, *session.new, *session.deleted] == []
    return refused.value.code


def changes(session: Session) -> int:
    """Return how many rows this connection has written, changed or deleted so far."""
    counted = session.connection().exec_driver_sql("SELECT total_changes()").scalar()
    return int(counted or 0)


@pytest.mark.parametrize(
    ("row", "role"),
    [
        pytest.param(row, role, id=f"{row.before}-{row.after}-{row.when}-{role}")
        for row, role in product(STEPS, ROLES)
        if role in row.who | row.on_behalf
    ],
)
def test_whoever_the_table_names_takes_the_step_and_leaves_one_event(
    session: Session, row: Step, role: Role
) -> None:
    subject = ready(session, row)
    before = events(session, subject)
    move(
        session,
        subject,
        row.after,
        actor(session, role),
        **told(*row.gives, **spoken_for(row, role)),
    )
    *past, last = events(session, subject)
    assert past == before
    assert (last.kind, last.status, last.account_id) == (EventKind.STATUS, row.after, 7)
    assert (last.happened_on, last.entered_at, last.actor) == (TODAY, NOW, "مینا کریمی")
    assert subject.status is row.after
    assert subject.updated_at == NOW


def is_nothing_to(role: Role, subject: Proposal) -> bool:
    """An administrator follows nothing up, and no unit what none is responsible for."""
    return role is A or (role is R and subject.responsible_id is None)


@pytest.mark.parametrize("before", Status)
def test_whoever_the_table_does_not_name_is_refused_and_nothing_is_left(
    session: Session, before: Status
) -> None:
    subject = at_status(session, before, *([event("dispute")] if before is CLAIMED else []))
    for after, role in product(Status, ROLES):
        if rows_for(before, after, role):
            continue
        possible = any((row.before, row.after) == (before, after) for row in STEPS)
        expected = "not_your_step" if possible else "step_out_of_order"
        if is_nothing_to(role, subject):
            expected = "not_yours"
        gives = next((row.gives for row in STEPS if row.after is after), ())
        code = refusal(session, subject, after, actor(session, role), **told(*gives))
        assert (after, role, code) == (after, role, expected)


@pytest.mark.parametrize("status", Status)
def test_a_note_is_entered_by_whom_and_where_the_table_says(
    session: Session, status: Status
) -> None:
    subject = at_status(session, status)
    for note, role in product(NOTES, ROLES):
        tells = told(*note.gives, **spoken_for(note, role))
        if note.kind is EventKind.EXTENSION and subject.due_on:
            tells["due_on"] = max(TODAY, subject.due_on) + timedelta(days=1)
        by, before = actor(session, role), events(session, subject)
        if expected := note_refused(note, subject, role):
            code = refusal(session, subject, note.kind, by, **tells)
            assert (note.kind, role, code) == (note.kind, role, expected)
            continue
        move(session, subject, note.kind, by, **tells)
        *past, last = events(session, subject)
        assert (past, last.kind, last.status) == (before, note.kind, None)
        assert subject.status is status


def note_refused(note: Note, subject: Proposal, role: Role) -> str:
    if is_nothing_to(role, subject):
        return "not_yours"
    if subject.status not in note.at:
        return "note_out_of_order"
    return "" if role in note.who | note.on_behalf else "not_your_step"


@pytest.mark.parametrize("row", [*STEPS, *NOTES], ids=str)
def test_whatever_must_be_given_is_asked_for(session: Session, row: Step | Note) -> None:
    subject = ready(session, row) if isinstance(row, Step) else at_status(session, row.at[-1])
    to = row.after if isinstance(row, Step) else row.kind
    role = min(row.who or row.on_behalf)
    whole = told(*row.gives, **spoken_for(row, role))
    for group in (("happened_on",), *row.gives):
        if row.gives[1:] == (("awaiting",), ("awaiting_until",)) and group[0] == "awaiting":
            continue
        lacking = {**whole, **dict.fromkeys(group)}
        by = actor(session, role)
        assert refusal(session, subject, to, by, **lacking) in ("event_lacks", "field_not_asked")


def test_any_field_of_a_group_will_do(session: Session) -> None:
    row = next(row for row in STEPS if row.after is ASSIGNED)
    subject = at_status(session, RECORDED)
    tells = told(*row.gives, due_on=None, no_due_reason="پیوسته")
    move(session, subject, ASSIGNED, actor(session, S), **tells)
    assert (subject.due_on, subject.no_due_reason) == (None, "پیوسته")


@pytest.mark.parametrize(
    ("tells", "code"),
    [
        ({"due_on": TODAY + timedelta(days=400)}, "field_not_asked"),
        ({"organization": WATER}, "field_not_asked"),
        ({"not_done_reason": TELLS["not_done_reason"]}, "field_not_asked"),
        ({"target": TELLS["target"]}, "field_not_asked"),
        ({"happened_on": TODAY + timedelta(days=1)}, "day_ahead"),
        ({"happened_on": DAY - timedelta(days=1)}, "before_the_meeting"),
        ({"letter_on": TODAY + timedelta(days=1)}, "day_ahead"),
        ({"certainty": "documented", "proof_address": None}, "event_lacks"),
        ({"certainty": "confirmed"}, "not_confirmed"),
        ({"on_behalf_of": TOWN}, "not_on_behalf"),
        ({"meeting": "QDS-1390-01-01"}, "no_such_meeting"),
        ({"proof_address": "javascript:alert(1)"}, "unfit"),
        ({"text": "ا" * 20_001}, "unfit"),
    ],
    ids=str,
)
def test_a_claim_brings_nothing_that_it_may_not(
    session: Session, tells: dict[str, Any], code: str
) -> None:
    subject = at_status(session, DOING)
    claim = told(("text",), ("proof_address",), **tells)
    assert refusal(session, subject, CLAIMED, actor(session, R), **claim) == code


def test_an_event_may_lie_back_to_the_meeting_and_a_letter_before_it(session: Session) -> None:
    subject, clerk = at_status(session, ASSIGNED), actor(session, K)
    back = {"on_behalf_of": TOWN, "channel": TELLS["channel"], "happened_on": DAY}
    move(session, subject, DOING, clerk, **told(("text",), **back))
    letter = told(("letter_number",), ("letter_direction",), happened_on=DAY - timedelta(days=9))
    move(session, subject, EventKind.LETTER, clerk, **letter)
    assert [event.happened_on for event in events(session, subject)[-2:]] == [
        DAY,
        DAY - timedelta(days=9),
    ]


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
