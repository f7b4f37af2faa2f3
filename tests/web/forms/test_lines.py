"""The rows of a draft's form."""

from datetime import time
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from tracker.models.meetings import MeetingKind, Presence
from tracker.models.proposals import ProposalKind
from tracker.models.statements import StatementKind
from tracker.queries.lines import AgendaLine, AttendanceLine, ProposalLine, StatementLine
from tracker.web.forms.lines import (
    AgendaForm,
    AttendanceForm,
    ProposalForm,
    RowForm,
    StatementForm,
    fresh,
)
from tracker.web.forms.shown import shown

pytestmark = pytest.mark.usefixtures("request_context")

WHOLE = [
    (AgendaForm, AgendaLine("بند", 3)),
    (
        AttendanceForm,
        AttendanceLine(
            person="الف",
            organization="ب",
            group="پ",
            role="عضو",
            presence=Presence.SUBSTITUTED,
            on_behalf_of="ت",
            reason="سفر",
            substitute="ث",
            came_at=time(9, 5),
            left_at=time(11),
            id=3,
        ),
    ),
    (StatementForm, StatementLine("سخن\nدو خط", "الف", "عضو", StatementKind.ANSWER, 2, 3)),
    (
        ProposalForm,
        ProposalLine(
            text="پل",
            proposers=("الف", "ب"),
            decision="تصویب",
            kind=ProposalKind.DECISION,
            resolution_number="۱۲",
            vote="۳ از ۵",
            continuing=True,
            statement=2,
            id=3,
        ),
    ),
]


def sent(form: type[RowForm], line: Any, **more: str) -> Any:
    typed = {name: value for name, value in shown(line).items() if value is not False}
    row = form(MultiDict(typed | {"row": str(line.id)} | more))
    row.validate()
    return row


@pytest.mark.parametrize(("form", "line"), WHOLE)
def test_what_a_row_shows_it_reads(form: type[RowForm], line: Any) -> None:
    row = sent(form, line)
    assert row.errors == {}
    assert row.said == line


@pytest.mark.parametrize(("form", "line"), WHOLE)
def test_a_row_that_is_ticked_to_go_says_nothing(form: type[RowForm], line: Any) -> None:
    said = sent(form, line, gone="y").said
    assert (said.is_empty, said.id) == (True, 3)


@pytest.mark.parametrize("number", ["", "x", "-1", "²", "9" * 20])
def test_a_number_that_is_none_is_a_new_row(number: str) -> None:
    assert AgendaForm(MultiDict({"row": number})).number is None


def test_a_new_proposal_is_public_unless_the_session_is_closed() -> None:
    told = {kind: fresh("proposals", kind)["public"] for kind in MeetingKind}
    assert told == {kind: kind is not MeetingKind.CLOSED for kind in MeetingKind}
    assert fresh("attendance", MeetingKind.CLOSED) == {"presence": Presence.PRESENT}
    assert fresh("agenda", MeetingKind.ORDINARY) == {}
