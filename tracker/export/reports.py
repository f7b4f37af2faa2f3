"""The tables of a month's report; what a heading or a number is called comes from the door."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker import clock
from tracker.export.tables import Column, Kind, Table, Value
from tracker.models.proposals import Status
from tracker.queries.month_end import Body
from tracker.queries.report_lines import LateEntry, Line
from tracker.queries.reports import Figures, Report

TEXT, NUMBER, DAY = Kind.TEXT, Kind.NUMBER, Kind.DAY
OUTCOMES = (
    Status.VERIFIED,
    Status.PARTLY_DONE,
    Status.NOT_DONE,
    Status.WITHDRAWN,
    Status.MERGED,
)


class Part(StrEnum):
    """The tables of a report."""

    TOTALS = "totals"
    BODIES = "bodies"
    LINES = "lines"
    LATE_ENTRIES = "late_entries"


@dataclass(frozen=True)
class Words:
    """What things are called: tables by `Part`, columns and measures by their keys.

    `day` writes a day, `gregorian` is the pattern of its second heading; `address` is where the
    pages of proposals begin: their codes follow.
    """

    tables: Mapping[str, str]
    columns: Mapping[str, str]
    measures: Mapping[str, str]
    gregorian: str
    nobody: str
    word: Callable[[StrEnum], str]
    day: Callable[[date], str]
    address: str


def measures(figures: Figures) -> dict[str, int]:
    """Return all numbers of a month by their keys, in the order in which they are told."""
    tally, end = figures.tally, figures.end.total
    return {
        "meetings": tally.meetings,
        "present": tally.present,
        "recorded": tally.recorded,
        "new": tally.new,
        "moved": tally.moved,
        "closed": tally.closed,
        **{outcome.value: tally.outcomes.get(outcome, 0) for outcome in OUTCOMES},
        "open": end.opened,
        "claimed": end.claimed,
        "overdue": end.overdue,
        "entered_late": tally.entered_late,
    }


def table(
    part: Part,
    report: Report,
    words: Words,
    *,
    lines: Iterable[Line],
    late_entries: Iterable[LateEntry],
) -> Table:
    """Return one table of the report; the lines are not read before its rows are."""
    match part:
        case Part.TOTALS:
            return _table(part, words, TOTALS, _totals(report, words))
        case Part.BODIES:
            return _table(part, words, BODIES, _bodies(report, words))
        case Part.LINES:
            return _table(part, words, LINES, (_line(line, words) for line in lines))
        case Part.LATE_ENTRIES:
            rows = (_late_entry(entry, words) for entry in late_entries)
            return _table(part, words, LATE_ENTRIES, rows)


Columns = tuple[tuple[str, Kind, int], ...]
Row = tuple[Value, ...]

TOTALS: Columns = (
    ("measure", TEXT, 44),
    ("month", NUMBER, 12),
    ("month_before", NUMBER, 12),
    ("change", NUMBER, 12),
)
BODIES: Columns = (
    ("responsible", TEXT, 36),
    ("open", NUMBER, 10),
    ("claimed", NUMBER, 16),
    ("overdue", NUMBER, 10),
)
LINES: Columns = (
    ("code", TEXT, 22),
    ("text", TEXT, 60),
    ("raised_on", DAY, 14),
    ("status", TEXT, 20),
    ("reason", TEXT, 18),
    ("responsible", TEXT, 28),
    ("due_on", DAY, 14),
    ("first_due_on", DAY, 14),
    ("extensions", NUMBER, 10),
    ("days_late", NUMBER, 12),
    ("new", NUMBER, 8),
    ("moved", NUMBER, 10),
    ("closed", NUMBER, 10),
    ("outcome", TEXT, 20),
    ("closed_on", DAY, 14),
    ("open", NUMBER, 8),
    ("claimed", NUMBER, 16),
    ("overdue", NUMBER, 10),
    ("entered_late", NUMBER, 16),
    ("address", TEXT, 44),
)
LATE_ENTRIES: Columns = (
    ("code", TEXT, 22),
    ("text", TEXT, 60),
    ("event", TEXT, 28),
    ("happened_on", DAY, 14),
    ("entered_on", DAY, 14),
)


def _table(part: Part, words: Words, columns: Columns, rows: Iterable[Row]) -> Table:
    made = [_column(words, *column) for column in columns]
    return Table(words.tables[part], made, rows, words.day)


def _column(words: Words, key: str, kind: Kind, width: int) -> Column:
    heading = words.columns[key]
    both = (heading, words.gregorian.format(heading=heading))
    return Column(both if kind is DAY else (heading,), kind, width)


def _totals(report: Report, words: Words) -> Iterator[Row]:
    before = measures(report.before)
    for key, number in measures(report.now).items():
        yield words.measures[key], number, before[key], number - before[key]


def _bodies(report: Report, words: Words) -> Iterator[Row]:
    for body in report.now.end.bodies:
        yield name_of(body, words.nobody), body.opened, body.claimed, body.overdue


def name_of(body: Body, nobody: str) -> str:
    """Return what a body is called; where nobody was named yet, it says so."""
    return nobody if body.name is None else body.name


def _line(line: Line, words: Words) -> Row:
    return (
        line.code,
        line.text,
        line.raised_on,
        words.word(line.status),
        words.word(line.not_done_reason) if line.not_done_reason else None,
        line.responsible,
        line.due_on,
        line.first_due_on,
        line.extensions,
        line.late or None,
        int(line.new),
        int(line.moved),
        int(line.outcome is not None),
        words.word(line.outcome) if line.outcome else None,
        line.closed_on,
        int(line.opened),
        int(line.claimed),
        int(line.late > 0),
        line.entered_late,
        words.address + line.code,
    )


def _late_entry(entry: LateEntry, words: Words) -> Row:
    return (
        entry.code,
        entry.text,
        words.word(entry.status or entry.kind),
        entry.happened_on,
        entry.entered_at.astimezone(clock.TEHRAN).date(),
    )
