"""The one form of a draft: details, agenda, attendance, statements, proposals.

Each row carries its number (`row`) and a fingerprint of what it said when the form was made
(`was`): with them a stale form can be merged row by row (`domain.merging`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Self

from flask import abort, request
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from wtforms import FieldList, FormField

from tracker.domain.merging import DETAILS, TABLES, fingerprints
from tracker.queries.lines import Draft
from tracker.web.forms.base import Wrong
from tracker.web.forms.details import CountForm, DetailsForm
from tracker.web.forms.fields import TextField
from tracker.web.forms.lines import AgendaForm, AttendanceForm, ProposalForm, StatementForm, fresh
from tracker.web.forms.shown import shown
from tracker.web.words import told
from tracker.web.words.desk import PARTS
from tracker.web.words.language import digits
from tracker.web.words.language import gettext as _

LARGEST, PARTS_SENT = 4_000_000, 5_000
# How many rows of each kind a meeting may have, and how many empty ones the form offers.
AT_MOST = {"agenda": 60, "attendance": 60, "statements": 120, "proposals": 40}
# The number of a row as no form of ours writes it: WTForms would read it as one.
NO_ROW = re.compile(rf"(?:{'|'.join(TABLES)})-(?![0-9]{{1,4}}-)")
OFFERED = {"agenda": 3, "attendance": 5, "statements": 5, "proposals": 3}
# Which numbers point to which lines.
POINTING = (("statements", "agenda_item", "agenda"), ("proposals", "statement", "statements"))


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
        typed = request.form.items(multi=True)
        return cls(MultiDict((name, text) for name, text in typed if not NO_ROW.match(name)))

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
                part = _(PARTS[table], number=digits(number))
                for field in row:
                    yield from (
                        Wrong(field.id, Markup("{}: {}").format(part, text))
                        for text in field.errors
                    )

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


def _data(draft: Draft, edits: int, was: Mapping[str, str]) -> dict[str, Any]:
    """Return what the fields of the form hold for this draft."""
    tables = {
        table: [_row(line, was.get(f"{table}.{line.id}", "")) for line in getattr(draft, table)]
        + [fresh(table, draft.details.kind) for _n in range(OFFERED[table])]
        for table in TABLES
    }
    seen = " ".join(was[f"details.{name}"] for name in DETAILS)
    return {**shown(draft.details), **tables, "edits": str(edits), "was": seen}


def _row(line: Any, was: str) -> dict[str, Any]:
    number = str(line.id) if line.id else ""
    return shown(line) | {"row": number, "was": was}
