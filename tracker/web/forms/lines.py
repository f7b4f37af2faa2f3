"""The rows of a draft's form; each carries its number and what it said when the form was made."""

from typing import Any

from wtforms import Form

from tracker.models.meetings import MeetingKind, Presence
from tracker.models.proposals import ProposalKind
from tracker.models.statements import StatementKind
from tracker.queries.lines import AgendaLine, AttendanceLine, ProposalLine, StatementLine
from tracker.web.forms.fields import TextField
from tracker.web.forms.rows import (
    BoxField,
    ClockField,
    EnumField,
    NamesField,
    NumberField,
    line,
    lines,
)


class RowForm(Form):
    """What every row has."""

    row = TextField()
    was = TextField()
    gone = BoxField()

    @property
    def number(self) -> int | None:
        """Return the number of the row, or None for a new one."""
        digits = self.row.data or ""
        known = digits.isascii() and digits.isdecimal() and len(digits) < 19
        return int(digits) if known else None

    @property
    def said(self) -> Any:
        """Return what was typed; nothing where the row was ticked to go."""
        typed = self.line()  # type: ignore[attr-defined]
        return type(typed)(id=typed.id) if self.gone.data else typed

    def texts(self, *names: str) -> dict[str, str | None]:
        """Return what was typed into fields of text; nothing is None."""
        return {name: self[name].data or None for name in names}


class AgendaForm(RowForm):
    """An item of the agenda."""

    text = lines()

    def line(self) -> AgendaLine:
        """Return what was typed."""
        return AgendaLine(self.text.data or None, self.number)


class AttendanceForm(RowForm):
    """Who was there, and how."""

    person = line()
    organization = line()
    role = line()
    presence = EnumField(kind=Presence)
    group = line()
    on_behalf_of = line()
    reason = line()
    substitute = line()
    came_at = ClockField()
    left_at = ClockField()

    def line(self) -> AttendanceLine:
        """Return what was typed."""
        names = ("person", "organization", "role", "group", "on_behalf_of", "reason", "substitute")
        return AttendanceLine(
            **self.texts(*names),
            presence=self.presence.member,
            came_at=self.came_at.at,
            left_at=self.left_at.at,
            id=self.number,
        )


class StatementForm(RowForm):
    """What somebody said."""

    speaker = line()
    kind = EnumField(kind=StatementKind)
    text = lines()
    role = line()
    agenda_item = NumberField()

    def line(self) -> StatementLine:
        """Return what was typed."""
        return StatementLine(
            **self.texts("text", "speaker", "role"),
            kind=self.kind.member or StatementKind.STATEMENT,
            agenda_item=self.agenda_item.number,
            id=self.number,
        )


class ProposalForm(RowForm):
    """What was proposed or decided."""

    text = lines()
    proposers = NamesField()
    statement = NumberField()
    decision = lines()
    kind = EnumField(kind=ProposalKind)
    resolution_number = line()
    vote = line()
    continuing = BoxField()
    public = BoxField()

    def line(self) -> ProposalLine:
        """Return what was typed."""
        return ProposalLine(
            **self.texts("text", "decision", "resolution_number", "vote"),
            proposers=self.proposers.names,
            kind=self.kind.member or ProposalKind.PROPOSAL,
            continuing=self.continuing.data,
            statement=self.statement.number,
            public=self.public.data,
            id=self.number,
        )


def fresh(table: str, kind: MeetingKind) -> dict[str, Any]:
    """Return what a new row begins with, in a meeting of this kind.

    Whoever is written down was there, unless told otherwise; of a closed session the public sees
    what was ticked, and nothing else.
    """
    match table:
        case "attendance":
            return {"presence": Presence.PRESENT}
        case "proposals":
            return {"public": kind is not MeetingKind.CLOSED}
    return {}
