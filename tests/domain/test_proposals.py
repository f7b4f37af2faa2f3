"""The workflow table against records.md, row by row."""

from itertools import product
from typing import Any

import pytest

from tracker.domain.proposals import NOTES, STEPS, Note, Step, When, may_follow, steps_from
from tracker.models.accounts import Role
from tracker.models.events import EventKind
from tracker.models.proposals import ENDED, OPEN, Status

RECORDED, REVIEW, ASSIGNED, DOING, CLAIMED, VERIFIED, PARTLY, NOT_DONE, WITHDRAWN, MERGED = Status
N, R, K, S, H = Role.NGO, Role.OFFICER, Role.CLERK, Role.SECRETARY, Role.CHAIR
ALWAYS = When.ALWAYS

# records.md, "A proposal's life": from, to, who, on behalf, when, must give.
TABLE = [
    ([RECORDED], REVIEW, {S}, set(), ALWAYS, "organization"),
    (
        [RECORDED, REVIEW],
        ASSIGNED,
        {S, H},
        set(),
        ALWAYS,
        "decision; organization; due_on or no_due_reason",
    ),
    (
        [RECORDED, REVIEW],
        NOT_DONE,
        {S, H},
        set(),
        ALWAYS,
        "not_done_reason; text; letter_number or meeting",
    ),
    ([ASSIGNED], DOING, {R}, {K}, ALWAYS, "text"),
    ([DOING], DOING, {R, S}, set(), ALWAYS, "text; awaiting; awaiting_until"),
    ([DOING], DOING, {R, S}, set(), When.WAITING, "text"),
    ([ASSIGNED, DOING], CLAIMED, {R}, {K}, ALWAYS, "text; proof_address or letter_number"),
    ([CLAIMED], VERIFIED, {S}, set(), When.ANSWERED, "text"),
    ([CLAIMED], VERIFIED, {H}, set(), When.DISPUTED, "text"),
    ([CLAIMED], DOING, {S}, set(), When.DISPUTED, "text"),
    ([CLAIMED], PARTLY, {S, H}, set(), ALWAYS, "text"),
    (
        [ASSIGNED, DOING],
        NOT_DONE,
        {H, S},
        set(),
        ALWAYS,
        "not_done_reason; text; letter_number or proof_address or meeting",
    ),
    ([RECORDED, REVIEW, ASSIGNED, DOING], WITHDRAWN, {N}, set(), When.OWN, "text"),
    ([RECORDED, REVIEW, ASSIGNED, DOING, CLAIMED], WITHDRAWN, set(), {S}, ALWAYS, "text"),
    ([RECORDED, REVIEW, ASSIGNED, DOING, CLAIMED], MERGED, {S}, set(), ALWAYS, "target"),
    (
        [VERIFIED, PARTLY, NOT_DONE],
        DOING,
        {S, H},
        set(),
        ALWAYS,
        "text; letter_number or proof_address or meeting",
    ),
]
# The row "event only": kind, at which statuses, who, on behalf, must give.
WORKED_ON = {ASSIGNED, DOING, CLAIMED}
EVENTS = [
    (EventKind.EXTENSION, WORKED_ON, {S}, set(), "due_on; text"),
    (EventKind.ASSIGNMENT, {ASSIGNED, DOING}, {S, H}, set(), "organization; text or decision"),
    (EventKind.PROGRESS, WORKED_ON, {R}, {K}, "text"),
    (EventKind.LETTER, set(Status), {K, S, H, R}, set(), "letter_number; letter_direction"),
    (EventKind.PROOF, set(Status), {K, S, H, R, N}, set(), "proof_address or letter_number"),
    (EventKind.DISPUTE, {CLAIMED}, {N}, {S}, "text"),
    (EventKind.CONFIRMATION, {CLAIMED}, {N}, {S}, ""),
    (EventKind.COMMENT, set(Status), {K, S, H, R, N}, {S}, "text"),
]


def gives(groups: tuple[tuple[str, ...], ...]) -> str:
    return "; ".join(" or ".join(group) for group in groups)


def row_key(row: tuple[Any, ...]) -> tuple[str, str, str]:
    return row[0], row[1], row[4]


def test_the_steps_are_those_of_the_rules_and_no_others() -> None:
    told = [
        (before, after, who, on_behalf, when, must)
        for befores, after, who, on_behalf, when, must in TABLE
        for before in befores
    ]
    steps = [
        (step.before, step.after, set(step.who), set(step.on_behalf), step.when, gives(step.gives))
        for step in STEPS
    ]
    assert sorted(steps, key=row_key) == sorted(told, key=row_key)


def test_the_notes_are_those_of_the_rules_and_no_others() -> None:
    notes = [
        (note.kind, set(note.at), set(note.who), set(note.on_behalf), gives(note.gives))
        for note in NOTES
    ]
    assert notes == EVENTS


@pytest.mark.parametrize(("before", "after"), list(product(Status, Status)))
def test_a_step_may_follow_where_a_row_says_so(before: Status, after: Status) -> None:
    rows = [row for row in TABLE if before in row[0] and row[1] is after]
    assert may_follow(before, after) is bool(rows)


def test_what_was_withdrawn_or_merged_leads_nowhere() -> None:
    assert {status for status in Status if not steps_from(status)} == {WITHDRAWN, MERGED}
    assert (*OPEN, *ENDED) == tuple(Status)


def test_nobody_but_roles_of_the_follow_up_takes_a_step() -> None:
    rows: list[Step | Note] = [*STEPS, *NOTES]
    named = {role for row in rows for role in row.who | row.on_behalf}
    assert named == {N, R, K, S, H}
