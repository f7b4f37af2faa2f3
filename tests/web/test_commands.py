"""The buttons of a draft's form."""

import pytest

from tracker.models.meetings import Presence
from tracker.queries.lines import AttendanceLine, Draft, StatementLine
from tracker.web.commands import done

DRAFT = Draft(
    attendance=(AttendanceLine("الف"),),
    statements=(StatementLine("یک"), StatementLine("دو"), StatementLine()),
)


@pytest.mark.parametrize(
    ("command", "texts", "field"),
    [
        ("up.statements.2", ["دو", "یک", None], "statements-0-text"),
        ("down.statements.1", ["دو", "یک", None], "statements-1-text"),
        ("up.statements.1", ["یک", "دو", None], "statements-0-text"),
        ("remove.statements.1", ["دو", None], "statements"),
        ("more.statements", ["یک", "دو", None], "statements-2-text"),
        ("save", ["یک", "دو", None], ""),
        ("up.accounts.1", ["یک", "دو", None], ""),
        ("up.statements.-1", ["یک", "دو", None], ""),
    ],
)
def test_a_button_of_a_row_does_what_it_says(
    command: str, texts: list[str | None], field: str
) -> None:
    draft, goes_on = done(DRAFT, command)
    assert [line.text for line in draft.statements] == texts
    assert goes_on == field


def test_all_are_present_at_once() -> None:
    draft, goes_on = done(DRAFT, "all")
    assert [line.presence for line in draft.attendance] == [Presence.PRESENT]
    assert goes_on == "attendance"
