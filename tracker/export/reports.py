"""The tables of a month's report; what a heading or a number is called comes from the door."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker import clock
from tracker.export.report_columns import (
    BODIES,
    LATE_ENTRIES,
    LINES,
    MEETINGS,
    TOTALS,
    Columns,
)
from tracker.export.tables import Column, Kind, Table, Value
from tracker.models.proposals import Status
from tracker.queries.month_end import Body
from tracker.queries.report_lines import LateEntry, Line
from tracker.queries.report_meetings import HeldMeeting
from tracker.queries.reports import Figures, Report

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
    MEETINGS = "meetings"
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
    meetings: Iterable[HeldMeeting],
    lines: Iterable[Line],
    late_entries: Iterable[LateEntry],
) -> Table:
    """Return one table of the report; the lines are not read before its rows are."""
    match part:
        case Part.TOTALS:
            return _table(part, words, TOTALS, _totals(report, words))
        case Part.MEETINGS:
            return _table(part, words, MEETINGS, (_meeting(row, words) for row in meetings))
        case Part.BODIES:
            return _table(part, words, BODIES, _bodies(report, words))
        case Part.LINES:
            return _table(part, words, LINES, (_line(line, words) for line in lines))
        case Part.LATE_ENTRIES:
            rows = (_late_entry(entry, words) for entry in late_entries)
            return _table(part, words, LATE_ENTRIES, rows)


Row = tuple[Value, ...]


def _table(part: Part, words: Words, columns: Columns, rows: Iterable[Row]) -> Table:
    made = [_column(words, *column) for column in columns]
    return Table(words.tables[part], made, rows, words.day)


def _column(words: Words, key: str, kind: Kind, width: int) -> Column:
    heading = words.columns[key]
    both = (heading, words.gregorian.format(heading=heading))
    return Column(both if kind is Kind.DAY else (heading,), kind, width)


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


def _meeting(row: HeldMeeting, words: Words) -> Row:
    return (
        row.code,
        row.day,
        row.title,
        row.body,
        words.word(row.kind),
        row.present,
        row.recorded,
        row.proposals,
    )


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
