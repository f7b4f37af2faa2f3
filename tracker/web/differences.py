"""Differences as people read them: what a place is called, and its words old and new."""

from collections.abc import Iterator
from datetime import date, time
from enum import StrEnum
from typing import Any, NamedTuple

from flask import Flask

from tracker.domain.merging import Both
from tracker.exchange import Document, Fault
from tracker.exchange.versions import changed
from tracker.models.meetings import DateBasis, Held, MeetingKind, Presence
from tracker.models.proposals import ProposalKind
from tracker.models.statements import StatementKind
from tracker.persian.changes import Change, changes
from tracker.web import places, words
from tracker.web.words import calendar, told
from tracker.web.words.desk import FIELDS, SAID, TABLES
from tracker.web.words.language import digits, listed
from tracker.web.words.language import gettext as _

# Which words a document's value has, by part and field.
KINDS: dict[tuple[str, str], type[StrEnum]] = {
    ("attendance", "presence"): Presence,
    ("meeting", "date_basis"): DateBasis,
    ("meeting", "held"): Held,
    ("meeting", "kind"): MeetingKind,
    ("proposals", "kind"): ProposalKind,
    ("statements", "kind"): StatementKind,
}
DAYS = frozenset({"day", "published_on"})


class Shown(NamedTuple):
    """A place that changed: what it is called, and its words."""

    label: str
    changes: list[Change]


def init_app(app: Flask) -> None:
    """Give the templates what they show differences with."""
    app.add_template_global(field_label)
    app.add_template_global(places.called, "place_called")
    app.add_template_global(places.field_id, "place_id")
    app.add_template_global(between)
    app.add_template_global(row_called)
    app.add_template_global(fault_said)


def field_label(name: str) -> str:
    """Return what a field is called."""
    return _(FIELDS[name])


def fault_said(fault: Fault) -> str:
    """Return what is wrong at a place, for somebody who filled in a form."""
    values = {
        name: spoken(value) if isinstance(value, date) else value
        for name, value in fault.values.items()
    }
    return told(SAID.get(fault.code, fault.code), **values)


def row_called(both: Both) -> str:
    """Return what a row is called that two people left in different states."""
    table, _dot, name = both.key.partition(".")
    if table == "details":
        return field_label(name)
    said = both.mine or both.theirs or {}
    text = str(said.get("person") or said.get("text") or said.get("organization") or "")
    return f"{_(TABLES[table])}: {text[:60]}" if text else _(TABLES[table])


def between(both: Both) -> Iterator[Shown]:
    """Yield, by field, the words that are stored and those that were typed."""
    mine, theirs = both.mine or {}, both.theirs or {}
    for name in both.differing:
        old, new = (spoken(side.get(name)) for side in (theirs, mine))
        if old != new:
            yield Shown(field_label(name), changes(old, new))


def versions(before: Document, after: Document) -> Iterator[Shown]:
    """Yield what changed from one version of minutes to the next."""
    for place, was, is_ in changed(before, after):
        part, _index, field = places.read(place)
        old, new = (_told(part, field, value) for value in (was, is_))
        yield Shown(places.called(place), changes(old, new))


def spoken(value: Any) -> str:
    """Return a value of a draft in words; nothing for what is not known."""
    match value:
        case None | "" | ():
            return ""
        case bool():
            return _("yes") if value else _("no")
        case StrEnum():
            return _(words.NAMES[type(value)][value])
        case date():
            return calendar.long(value, weekday=True)
        case time():
            return calendar.clock(value)
        case tuple() | list():
            return listed(spoken(part) for part in value)
        case int():
            return digits(value)
    return str(value)


def _told(part: str, field: str, value: Any) -> str:
    """Return a value of a document in words; of a whole row, what it says."""
    if isinstance(value, dict):
        fields = ((name, _told(part, name, told)) for name, told in value.items())
        if field in ("proposers", "licence", "source"):
            return listed(text for _name, text in fields)
        return "\n".join(f"{field_label(name)}: {text}" for name, text in fields if name in FIELDS)
    if isinstance(value, str) and (part, field) in KINDS:
        return spoken(KINDS[part, field](value))
    if isinstance(value, str) and field in DAYS:
        return spoken(date.fromisoformat(value))
    return spoken(value)
