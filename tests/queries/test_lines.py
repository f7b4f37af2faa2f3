"""What a draft says, line by line."""

import pytest

from tracker.models.meetings import Presence
from tracker.models.statements import StatementKind
from tracker.queries.lines import (
    AgendaLine,
    AttendanceLine,
    Draft,
    Line,
    ProposalLine,
    StatementLine,
)


@pytest.mark.parametrize(
    "line",
    [
        AgendaLine(id=1),
        AttendanceLine(presence=Presence.PRESENT, id=1),
        StatementLine(kind=StatementKind.QUESTION, id=1),
        ProposalLine(continuing=True, public=False, id=1),
    ],
)
def test_a_line_into_which_nothing_was_typed_is_empty(line: Line) -> None:
    assert line.is_empty


@pytest.mark.parametrize(
    "line",
    [
        AgendaLine("بند"),
        AttendanceLine(role="عضو"),
        AttendanceLine(group="چند نفر"),
        StatementLine(speaker="الف"),
        StatementLine(agenda_item=1),
        ProposalLine(proposers=("الف",)),
        ProposalLine(vote="۳"),
    ],
)
def test_a_line_with_any_word_is_not(line: Line) -> None:
    assert not line.is_empty


def test_a_settled_draft_has_no_empty_lines_and_points_where_it_did() -> None:
    said = Draft(
        agenda=(AgendaLine(), AgendaLine("بند")),
        attendance=(AttendanceLine(), AttendanceLine("الف")),
        statements=(StatementLine(), StatementLine("سخن", agenda_item=2)),
        proposals=(ProposalLine("پل", statement=2), ProposalLine("راه", statement=1)),
    )
    assert said.settled() == Draft(
        agenda=(AgendaLine("بند"),),
        attendance=(AttendanceLine("الف"),),
        statements=(StatementLine("سخن", agenda_item=1),),
        proposals=(ProposalLine("پل", statement=1), ProposalLine("راه")),
    )


def test_an_attendee_goes_by_person_group_or_body() -> None:
    assert AttendanceLine("الف", "ب").name == "الف"
    assert AttendanceLine(organization="ب").name == "ب"
    assert AttendanceLine(group="پ").name == "پ"
    assert AttendanceLine(role="عضو").name is None
