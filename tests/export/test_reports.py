"""The tables of a report: what stands in which cell."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from tracker.export.report_columns import LINES, TOTALS
from tracker.export.reports import Part, Words, measures, table
from tracker.export.tables import Table
from tracker.models.events import EventKind
from tracker.models.meetings import MeetingKind
from tracker.models.proposals import NotDoneReason, Status
from tracker.persian import dates
from tracker.queries.month_end import Body, MonthEnd
from tracker.queries.months import Month, Tally
from tracker.queries.report_lines import LateEntry, Line
from tracker.queries.report_meetings import HeldMeeting
from tracker.queries.reports import Figures, Report

MONTH = Month(1404, 3)
TALLY = Tally(MONTH, 2, 3, 5, 4, 4, 1, {Status.VERIFIED: 1, Status.WITHDRAWN: 1})
BODIES = [Body("شهرداری", 3, 1, 1), Body(None, 2, 0, 0)]
WAS = Figures(Tally(MONTH.shifted(-1), new=5), MonthEnd([], []))
REPORT = Report(
    MONTH, date(2025, 6, 21), False, Figures(TALLY, MonthEnd(BODIES, [7])), WAS, [], MONTH
)
DAY = date(2025, 4, 26)
LINE = Line(
    id=7,
    code="QDS-1404-02-06-016",
    text="پیشنهاد",
    raised_on=DAY,
    status=Status.NOT_DONE,
    responsible_id=1,
    responsible="شهرداری",
    responsible_since=DAY,
    due_on=date(2025, 5, 31),
    not_done_reason=NotDoneReason.INFEASIBLE,
    first_due_on=date(2025, 5, 1),
    extensions=1,
    moved=True,
    outcome=Status.NOT_DONE,
    closed_on=date(2025, 6, 10),
    entered_late=2,
)


class Same(dict[str, str]):
    """Words that are their own keys."""

    def __missing__(self, key: str) -> str:
        """Return the key."""
        return key


WORDS = Words(Same(), Same(), Same(), "{heading} (g)", "nobody", str, dates.numeric, "http://x/p/")


def rows(
    part: Part,
    lines: Iterable[Line] = (),
    late_entries: Iterable[LateEntry] = (),
    meetings: Iterable[HeldMeeting] = (),
) -> list[list[str | int | None]]:
    """Return the cells of one table."""
    return list(made(part, lines, late_entries, meetings).lines())


def made(
    part: Part,
    lines: Iterable[Line] = (),
    late_entries: Iterable[LateEntry] = (),
    meetings: Iterable[HeldMeeting] = (),
) -> Table:
    """Return one table."""
    streams = {"lines": lines, "late_entries": late_entries, "meetings": meetings}
    return table(part, REPORT, WORDS, **streams)  # type: ignore[arg-type]


def test_totals_stand_beside_those_of_the_month_before() -> None:
    found = {str(row[0]): row[1:] for row in rows(Part.TOTALS)}
    assert list(found) == list(measures(REPORT.now))
    assert found["new"] == [4, 5, -1]
    assert found["closed"] == [2, 0, 2]
    assert (found["verified"], found["merged"]) == ([1, 0, 1], [0, 0, 0])
    assert (found["open"], found["claimed"], found["overdue"]) == ([5, 0, 5], [1, 0, 1], [1, 0, 1])
    assert len(TOTALS) == 4


def test_a_meeting_tells_who_came_of_those_who_were_expected() -> None:
    held = HeldMeeting("QDS-1404-02-06", "نشست", "شورا", MeetingKind.CONSULTATION, DAY, 3, 5, 2)
    assert rows(Part.MEETINGS, meetings=[held]) == [
        ["QDS-1404-02-06", "۱۴۰۴/۰۲/۰۶", "2025-04-26", "نشست", "شورا", "consultation", 3, 5, 2]
    ]


def test_bodies_are_named_and_nobody_too() -> None:
    assert rows(Part.BODIES) == [["شهرداری", 3, 1, 1], ["nobody", 2, 0, 0]]


def test_a_line_has_a_cell_for_everything() -> None:
    headings = made(Part.LINES).headings
    (cells,) = rows(Part.LINES, [LINE])
    told = dict(zip(headings, cells, strict=True))
    assert (told["raised_on"], told["raised_on (g)"]) == ("۱۴۰۴/۰۲/۰۶", "2025-04-26")
    assert (told["status"], told["reason"]) == ("not_done", "infeasible")
    assert (told["new"], told["moved"], told["closed"], told["open"]) == (0, 1, 1, 0)
    assert (told["outcome"], told["closed_on (g)"]) == ("not_done", "2025-06-10")
    assert (told["days_late"], told["overdue"], told["entered_late"]) == (None, 0, 2)
    assert told["address"] == "http://x/p/QDS-1404-02-06-016"
    assert len(headings) == len(LINES) + 4


def test_an_open_and_overdue_line_says_so() -> None:
    late = LINE._replace(status=Status.DONE_CLAIMED, opened=True, new=True, late=21, outcome=None)
    headings = made(Part.LINES).headings
    told = dict(zip(headings, rows(Part.LINES, [late])[0], strict=True))
    assert (told["open"], told["claimed"], told["overdue"], told["days_late"]) == (1, 1, 1, 21)
    assert (told["new"], told["closed"], told["outcome"]) == (1, 0, None)


def test_a_late_entry_bears_its_day_in_tehran() -> None:
    at = datetime(2025, 6, 24, 21, tzinfo=UTC)  # past midnight in Tehran
    moved = LateEntry("c", "t", EventKind.STATUS, Status.MERGED, DAY, at)
    noted = moved._replace(kind=EventKind.LETTER, status=None)
    assert rows(Part.LATE_ENTRIES, late_entries=[moved, noted]) == [
        ["c", "t", "merged", "۱۴۰۴/۰۲/۰۶", "2025-04-26", "۱۴۰۴/۰۴/۰۴", "2025-06-25"],
        ["c", "t", "letter", "۱۴۰۴/۰۲/۰۶", "2025-04-26", "۱۴۰۴/۰۴/۰۴", "2025-06-25"],
    ]


def test_lines_are_read_only_when_their_rows_are() -> None:
    lines = iter([LINE, LINE])
    read = made(Part.LINES, lines).lines()
    next(read)
    assert len(list(lines)) == 1
