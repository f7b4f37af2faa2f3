"""Buttons of a draft's form: rows moved, removed, filled in."""

import pytest

from tracker.domain.arrangement import all_present, moved, removed
from tracker.models.meetings import Presence
from tracker.queries.lines import (
    AgendaLine,
    AttendanceLine,
    Draft,
    ProposalLine,
    StatementLine,
)

DRAFT = Draft(
    agenda=(AgendaLine("یک"), AgendaLine("دو")),
    statements=(
        StatementLine("الف", agenda_item=2),
        StatementLine("ب", agenda_item=1),
        StatementLine("پ"),
    ),
    proposals=(ProposalLine("پیشنهاد", statement=1), ProposalLine("دیگر", statement=3)),
)


def texts(draft: Draft) -> list[str | None]:
    return [line.text for line in draft.statements]


def pointers(draft: Draft) -> list[int | None]:
    return [line.statement for line in draft.proposals]


def test_a_line_moves_and_what_points_to_it_follows() -> None:
    found = moved(DRAFT, "statements", 3, -1)
    assert texts(found) == ["الف", "پ", "ب"]
    assert pointers(found) == [1, 2]
    found = moved(DRAFT, "statements", 1, 1)
    assert texts(found) == ["ب", "الف", "پ"]
    assert pointers(found) == [2, 3]


@pytest.mark.parametrize(("number", "by"), [(1, -1), (3, 1), (0, 1), (9, -1)])
def test_nothing_moves_at_the_ends_and_beyond(number: int, by: int) -> None:
    assert moved(DRAFT, "statements", number, by) == DRAFT


def test_a_line_goes_and_what_pointed_to_it_points_nowhere() -> None:
    found = removed(DRAFT, "statements", 1)
    assert texts(found) == ["ب", "پ"]
    assert pointers(found) == [None, 2]
    assert [line.agenda_item for line in removed(DRAFT, "agenda", 1).statements] == [1, None, None]


def test_a_line_that_is_not_there_does_not_go() -> None:
    assert removed(DRAFT, "statements", 9) == DRAFT


def test_lines_to_which_nothing_points_move_too() -> None:
    assert [line.text for line in moved(DRAFT, "proposals", 1, 1).proposals] == ["دیگر", "پیشنهاد"]


def test_all_are_present_of_whom_nothing_else_was_said() -> None:
    lines = (AttendanceLine("الف"), AttendanceLine("ب", presence=Presence.ABSENT))
    found = all_present(Draft(attendance=lines))
    assert [line.presence for line in found.attendance] == [Presence.PRESENT, Presence.ABSENT]
