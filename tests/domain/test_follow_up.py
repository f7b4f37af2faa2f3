"""The whole workflow table x roles: what is allowed is written once, the rest leaves no trace."""

from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from sqlmodel import Session

from tests.factories import DAY, NOW, TODAY, event, step
from tests.following import (
    ASSIGNED,
    CLAIMED,
    DOING,
    NGO,
    RECORDED,
    TELLS,
    TOWN,
    WATER,
    A,
    H,
    K,
    N,
    R,
    S,
    actor,
    at_status,
    events,
    move,
    refusal,
    told,
)
from tracker.domain.proposals import NOTES, STEPS, Note, Step, When
from tracker.models import Proposal
from tracker.models.accounts import Role
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


@pytest.mark.parametrize("row", [*STEPS, *NOTES])
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
        ({"proof_address": "javascript:alert(1)"}, "not_an_address"),
        ({"text": "ا" * 20_001}, "unfit"),
    ],
)
def test_a_claim_brings_nothing_that_it_may_not(
    session: Session, tells: dict[str, Any], code: str
) -> None:
    subject = at_status(session, DOING)
    claim = told(("text",), ("proof_address",), **tells)
    assert refusal(session, subject, CLAIMED, actor(session, R), **claim) == code
