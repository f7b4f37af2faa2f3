"""The report of a Jalali month: what happened in it, and where things stood at its end.

What each number counts stands in `queries.months` (what happened), `queries.month_end` (what was
open) and `queries.report_lines` (proposal by proposal); the page tells it to its readers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from tracker.queries import report_lines, report_meetings
from tracker.queries.month_end import MonthEnd, month_end
from tracker.queries.months import Month, Tally, first_month, tallies
from tracker.queries.report_lines import Closed, LateEntry, Line
from tracker.queries.report_meetings import HeldMeeting

TOGETHER = 6  # months side by side


@dataclass(frozen=True)
class Figures:
    """A month in numbers: what happened in it, and what was open at its end."""

    tally: Tally
    end: MonthEnd


@dataclass(frozen=True)
class Report:
    """A month's figures beside those of the month before it, and of the months up to it.

    `as_of` is the last day that counts: the month's own, or today while it lasts (`so_far`);
    `first` is the month in which the record begins.
    """

    month: Month
    as_of: date
    so_far: bool
    now: Figures
    before: Figures
    months: Sequence[Tally]
    first: Month | None

    def knows(self, month: Month) -> bool:
        """Tell whether the record reaches back to a month."""
        return self.first is not None and self.first <= month


@dataclass(frozen=True)
class Lists:
    """What a page names one by one; as many of each as it has room for."""

    meetings: Sequence[HeldMeeting]
    overdue: Sequence[Line]
    closed: Sequence[Closed]
    late_entries: Sequence[LateEntry]


def report(session: Session, month: Month, *, today: date, council: int | None) -> Report:
    """Return the report of a month that has begun; `council` None: of all in the store."""
    as_of = min(month.last, today)
    months = [month.shifted(count) for count in range(1 - TOGETHER, 1)]
    told = tallies(session, months, council)
    before = months[-2]
    return Report(
        month=month,
        as_of=as_of,
        so_far=today < month.until,
        now=Figures(told[-1], _end(session, month, as_of, council)),
        before=Figures(told[-2], _end(session, before, before.last, council)),
        months=told,
        first=first_month(session, council),
    )


def lists(session: Session, report: Report, *, council: int | None, most: int) -> Lists:
    """Return the beginnings of the report's lists."""
    month = report.month
    ids = report.now.end.overdue_ids[:most]
    return Lists(
        list(report_meetings.meetings(session, month, council=council, limit=most)),
        report_lines.of_ids(session, ids, month, as_of=report.as_of, council=council),
        report_lines.closed(session, month, council=council, limit=most),
        list(report_lines.late_entries(session, month, council=council, limit=most)),
    )


def _end(session: Session, month: Month, as_of: date, council: int | None) -> MonthEnd:
    return month_end(session, until=month.until, as_of=as_of, council=council)
