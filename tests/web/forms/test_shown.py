"""Values as somebody would type them: what a form shows, it reads."""

from datetime import time
from typing import Any

from tests.factories import DAY, TODAY
from tracker.models.meetings import Presence
from tracker.persian import dates
from tracker.queries.lines import AttendanceLine, Details, ProposalLine, StatementLine
from tracker.web.forms.shown import shown, shown_day


def test_a_day_is_shown_as_it_is_read() -> None:
    assert shown_day(None) == ""
    assert dates.read(shown_day(DAY), today=TODAY) == DAY


def test_every_kind_of_value_is_shown() -> None:
    details: dict[str, Any] = shown(Details(title="نشست", day=DAY, starts_at=time(9, 5)))
    assert (details["title"], details["starts_at"], details["place"]) == ("نشست", "۰۹:۰۵", "")
    assert details["approximate"] is False
    assert shown(AttendanceLine(presence=Presence.LATE))["presence"] == "late"
    assert shown(StatementLine(agenda_item=12))["agenda_item"] == "۱۲"
    assert shown(ProposalLine(proposers=("الف", "ب")))["proposers"] == "الف، ب"
