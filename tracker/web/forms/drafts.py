"""The one form of a draft: details, agenda, attendance, statements, proposals.

Each row carries its number (`row`) and a fingerprint of what it said when the form was made
(`was`): with them a stale form can be merged row by row (`domain.merging`).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any, ClassVar, Self

from flask import abort, request
from flask_babel import gettext as _
from wtforms import FieldList, Form, FormField
from wtforms.validators import ValidationError

from tracker.domain.merging import DETAILS, TABLES, fingerprints
from tracker.models import Meeting
from tracker.models.meetings import Held, MeetingKind, Presence
from tracker.models.proposals import ProposalKind
from tracker.models.statements import StatementKind
from tracker.persian import dates
from tracker.persian.listing import join_names
from tracker.persian.numerals import to_persian
from tracker.queries.drafts import (
    AgendaLine,
    AttendanceLine,
    Details,
    Draft,
    ProposalLine,
    StatementLine,
)
from tracker.web import addresses
from tracker.web.forms.base import DeskForm, Wrong, told
from tracker.web.forms.fields import DayField, TextField
from tracker.web.forms.rows import (
    BoxField,
    ClockField,
    EnumField,
    NamesField,
    NumberField,
    line,
    lines,
)
from tracker.web.words.desk import PARTS

LARGEST, PARTS_SENT = 4_000_000, 5_000
# How many rows of each kind a meeting may have, and how many empty ones the form offers.
AT_MOST = {"agenda": 60, "attendance": 60, "statements": 120, "proposals": 40}
OFFERED = {"agenda": 3, "attendance": 5, "statements": 5, "proposals": 3}


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


class DetailsForm(DeskForm):
    """When, where and as what the body met."""

    title = line()
    body = line()
    number = line()
    day = DayField()
    starts_at = ClockField()
    place = line()
    chair = line()
    secretary = line()
    kind = EnumField(kind=MeetingKind)
    held = EnumField(kind=Held)
    term = line()
    approximate = BoxField()
    approved_by = line()

    def validate_approved_by(self, field: TextField) -> None:
        """Read the code in any spelling; refuse what is not a meeting's."""
        code = addresses.read(field.data) if field.data else None
        if field.data and (code is None or code.is_proposal):
            raise ValidationError(told("not_a_meeting"))
        if code:
            field.data = code.code

    def details(self) -> Details:
        """Return what was typed."""
        names = ("title", "body", "number", "place", "chair", "secretary", "term", "approved_by")
        return Details(
            **{name: self[name].data or None for name in names},
            day=self.day.day,
            starts_at=self.starts_at.at,
            approximate=self.approximate.data,
            kind=self.kind.member or MeetingKind.ORDINARY,
            held=self.held.member or Held.HELD,
        )


class NewForm(DetailsForm):
    """A new meeting, as the last one was; `after` is the number of the last one."""

    STATUSES: ClassVar = {"draft_exists": 409}

    after = TextField()
    carry = BoxField()

    @classmethod
    def of(cls, details: Details, last: Meeting | None) -> Self:
        """Return the form with what is carried over."""
        after = str(last.id) if last else ""
        return cls(data={**shown(details), "after": after, "carry": True})


class CountForm(DeskForm):
    """The count of edits that a page was made from, for a button that changes the meeting."""

    STATUSES: ClassVar[Mapping[str, int]] = {"stale": 409, "not_a_draft": 409, "retracted": 409}

    edits = TextField()

    @property
    def base(self) -> int:
        """Return the count; -1 for what is no count."""
        digits = self.edits.data or ""
        return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else -1


class DraftForm(DetailsForm, CountForm):
    """A whole draft."""

    was = TextField()
    agenda = FieldList(FormField(AgendaForm))
    attendance = FieldList(FormField(AttendanceForm))
    statements = FieldList(FormField(StatementForm))
    proposals = FieldList(FormField(ProposalForm))

    @classmethod
    def of(cls, draft: Draft, edits: int, known: Draft | None = None) -> Self:
        """Return the form of a draft, with empty rows to go on with.

        `known` is what is stored, where the form shows something else (a merge).
        """
        return cls(data=_data(draft, edits, fingerprints(known or draft)))

    @classmethod
    def sent(cls) -> Self:
        """Return the form as it was sent; end the request with 413 where it is far too large."""
        if len(request.form) > PARTS_SENT:
            abort(413)
        return cls(request.form)

    def validate(self, extra_validators: Any = None) -> bool:
        """Tell whether everything typed can be kept; the errors stand at the fields."""
        sound = super().validate(extra_validators)
        for table in TABLES:
            typed = sum(not row.said.is_empty for row in self.rows(table))
            if typed > AT_MOST[table]:
                self.form_errors.append(told("too_many_rows", most=AT_MOST[table], typed=typed))
        return sound and not self.form_errors and self._point_well()

    def rows(self, table: str) -> list[Any]:
        """Return the rows of a table, as forms."""
        entries: Any = self[table]
        return [entry.form for entry in entries]

    def draft(self) -> Draft:
        """Return what was typed, empty rows too."""
        tables: dict[str, Any] = {
            table: tuple(row.said for row in self.rows(table)) for table in TABLES
        }
        return Draft(details=self.details(), **tables)

    @property
    def fingerprints(self) -> Mapping[str, str]:
        """Return the fingerprints that the form carries."""
        details = (self.was.data or "").split(" ")
        found = {f"details.{name}": seen for name, seen in zip(DETAILS, details, strict=False)}
        for table in TABLES:
            found |= {
                f"{table}.{row.number}": row.was.data for row in self.rows(table) if row.number
            }
        return found

    @property
    def theirs(self) -> set[str]:
        """Return the keys of the rows for which somebody chose what is stored."""
        chosen = request.form.items()
        return {name[5:] for name, value in chosen if name[:5] == "keep-" and value == "theirs"}

    @property
    def wrongs(self) -> Sequence[Wrong]:
        """The error summary: the form's own errors, the details', and those of each row."""
        return [*super().wrongs, *self._wrong_rows()]

    def _wrong_rows(self) -> Iterator[Wrong]:
        for table in TABLES:
            for number, row in enumerate(self.rows(table), 1):
                part = _(PARTS[table], number=to_persian(number))
                for field in row:
                    yield from (Wrong(field.id, f"{part}: {text}") for text in field.errors)

    def _point_well(self) -> bool:
        """Refuse numbers that point to no line."""
        wrong = [way for way in POINTING if not self._points(*way)]  # all are told, not the first
        return not wrong

    def _points(self, table: str, name: str, to: str) -> bool:
        filled = [not row.said.is_empty for row in self.rows(to)]
        sound = True
        for row in self.rows(table):
            pointed = row[name].number
            if pointed and (pointed > len(filled) or not filled[pointed - 1]):
                row[name].errors = [told("no_such_line", number=pointed)]
                sound = False
        return sound


POINTING = (("statements", "agenda_item", "agenda"), ("proposals", "statement", "statements"))


def _data(draft: Draft, edits: int, was: Mapping[str, str]) -> dict[str, Any]:
    """Return what the fields of the form hold for this draft."""
    tables = {
        table: [_row(line, was.get(f"{table}.{line.id}", "")) for line in getattr(draft, table)]
        + [{**NEW[table]} for _n in range(OFFERED[table])]
        for table in TABLES
    }
    seen = " ".join(was[f"details.{name}"] for name in DETAILS)
    return {**shown(draft.details), **tables, "edits": str(edits), "was": seen}


# What a new row begins with: whoever is written down was there, unless told otherwise.
NEW: dict[str, dict[str, Any]] = {
    "agenda": {},
    "attendance": {"presence": Presence.PRESENT},
    "statements": {},
    "proposals": {"public": True},
}


def _row(line: Any, was: str) -> dict[str, Any]:
    number = str(line.id) if line.id else ""
    return shown(line) | {"row": number, "was": was}


def shown_day(day: date | None) -> str:
    """Return a day as somebody would type it."""
    return dates.long(day, weekday=True) if day else ""


def shown(values: Any) -> dict[str, Any]:
    """Return the fields of details or of a line as somebody would type them."""
    found: dict[str, Any] = {}
    for name in values.__dataclass_fields__:
        value = getattr(values, name)
        if isinstance(value, date):
            value = shown_day(value)
        elif isinstance(value, time):
            value = to_persian(value.strftime("%H:%M"))
        elif isinstance(value, tuple):
            value = join_names(value)
        elif isinstance(value, int) and not isinstance(value, bool):
            value = to_persian(value)
        found[name] = "" if value is None else value
    return found
