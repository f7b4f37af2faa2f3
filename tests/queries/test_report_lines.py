"""The lines of a report: they add up to its numbers, and nothing walks over all events for them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event as hook
from sqlmodel import Session

from tests.factories import DAY, NOW, document, event, meeting, proposal, published, step
from tests.histories import DAYS, FIRST, lives
from tracker.models.events import EventKind
from tracker.models.proposals import Status
from tracker.queries import report_lines, reports
from tracker.queries.month_end import month_end
from tracker.queries.months import Month, tallies
from tracker.queries.report_lines import Line

ORDIBEHESHT, KHORDAD = Month(1404, 2), Month(1404, 3)
MONTHS = [Month.of(FIRST).shifted(count) for count in range(DAYS // 30 + 4)]


def lines(session: Session, month: Month) -> list[Line]:
    """Return the lines of a month that is over."""
    return list(report_lines.lines(session, month, as_of=month.last, council=None))


def sums(found: list[Line]) -> dict[str, int]:
    """Return what the columns of these lines add up to."""
    return {
        "new": sum(line.new for line in found),
        "moved": sum(line.moved for line in found),
        "closed": sum(line.outcome is not None for line in found),
        "open": sum(line.opened for line in found),
        "claimed": sum(line.claimed for line in found),
        "overdue": sum(line.late > 0 for line in found),
        "entered_late": sum(line.entered_late for line in found),
    }


@pytest.mark.parametrize("seed", [3, 5])
def test_the_lines_add_up_to_the_numbers_of_the_month(either: Session, seed: int) -> None:
    lives(either, 60, seed)
    for month, tally in zip(MONTHS, tallies(either, MONTHS, None), strict=True):
        end = month_end(either, until=month.until, as_of=month.last, council=None).total
        entries = list(report_lines.late_entries(either, month, council=None))
        assert len(entries) == tally.entered_late
        assert sums(lines(either, month)) == {
            "new": tally.new,
            "moved": tally.moved,
            "closed": tally.closed,
            "open": end.opened,
            "claimed": end.claimed,
            "overdue": end.overdue,
            "entered_late": tally.entered_late,
        }


def test_lines_come_in_the_order_of_codes(session: Session) -> None:
    told = [proposal(number, text=f"{9 - number}") for number in (1, 2, 3)]
    published(session, document(*told), document(proposal(1), prefix="ABC"))
    codes = [line.code for line in lines(session, ORDIBEHESHT)]
    assert codes == sorted(codes)
    assert len(codes) == 4


def test_a_line_tells_how_things_stood_then(session: Session) -> None:
    story = [
        step("recorded"),
        step("assigned", DAY, due_on="2025-05-10"),
        event("extension", date(2025, 5, 8), due_on="2025-05-15"),
        step("done_claimed", date(2025, 6, 1)),
        step("verified", date(2025, 6, 10)),
        step("in_progress", date(2025, 9, 1), text="دوباره"),
    ]
    published(session, document(proposal(1, *story)))
    (then,), (after,) = lines(session, ORDIBEHESHT), lines(session, KHORDAD)
    assert (then.status, then.responsible) == (Status.ASSIGNED, "شهرداری")
    assert (then.first_due_on, then.due_on) == (date(2025, 5, 10), date(2025, 5, 15))
    assert (then.extensions, then.late) == (1, 6)
    assert (then.new, then.moved, then.outcome, then.opened) == (True, True, None, True)
    assert (after.status, after.outcome, after.closed_on) == (
        Status.VERIFIED,
        Status.VERIFIED,
        date(2025, 6, 10),
    )
    assert (after.new, after.moved, after.opened, after.late) == (False, True, False, 0)


def test_overdue_proposals_come_in_the_order_that_is_asked_for(session: Session) -> None:
    due = [date(2025, 5, 1) + timedelta(days=count) for count in (5, 0, 9)]
    told = [
        proposal(n, step("recorded"), step("assigned", due_on=day.isoformat()))
        for n, day in enumerate(due, 1)
    ]
    published(session, document(*told))
    end = month_end(session, until=KHORDAD.until, as_of=KHORDAD.last, council=None)
    found = report_lines.of_ids(session, end.overdue_ids, KHORDAD, as_of=KHORDAD.last, council=None)
    assert [line.due_on for line in found] == sorted(due)
    assert [line.mark.number for line in found] == [51, 46, 42]
    nothing = report_lines.of_ids(session, [], KHORDAD, as_of=KHORDAD.last, council=None)
    assert nothing == []


def test_what_was_closed_comes_latest_first_and_each_once(session: Session) -> None:
    ends = [step("withdrawn", DAY + timedelta(days=count)) for count in (1, 3, 2)]
    told = [proposal(n, step("recorded"), end) for n, end in enumerate(ends, 1)]
    published(session, document(*told))
    found = report_lines.closed(session, ORDIBEHESHT, council=None, limit=2)
    assert [row.closed_on for row in found] == [DAY + timedelta(days=3), DAY + timedelta(days=2)]
    assert report_lines.closed(session, KHORDAD, council=None, limit=2) == []


def test_a_late_entry_bears_both_dates(session: Session) -> None:
    written = document(proposal(1, step("recorded"), event("letter", DAY)), day=DAY)
    published(session, written, at=NOW)
    found = list(report_lines.late_entries(session, ORDIBEHESHT, council=None))
    assert [entry.kind for entry in found] == [EventKind.STATUS, EventKind.LETTER]
    assert {(entry.happened_on, entry.entered_at) for entry in found} == {(DAY, NOW)}
    assert len(list(report_lines.late_entries(session, ORDIBEHESHT, council=None, limit=1))) == 1


# Walks over all events, attendance or meetings.
SCANS = ("SCAN e", "SCAN x", "SCAN proposal_e", "SCAN a", "SCAN g")


@contextmanager
def asked(session: Session) -> Iterator[list[tuple[str, Any]]]:
    """Yield a list that fills with what the store is asked."""
    found: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        found.append((statement, values))

    engine = session.connection().engine
    hook.listen(engine, "before_cursor_execute", note)
    yield found
    hook.remove(engine, "before_cursor_execute", note)


@pytest.mark.sqlite("its plans")
@pytest.mark.parametrize("council", [None, 1])
@pytest.mark.parametrize("analyzed", [False, True])
def test_no_question_walks_over_all_events(
    session: Session, council: int | None, analyzed: bool
) -> None:
    lives(session, 80, 1)
    if analyzed:  # the planner knows how long the tables are
        session.connection().exec_driver_sql("ANALYZE")
    with asked(session) as questions:
        report = reports.report(session, KHORDAD, today=NOW.date(), council=council)
        reports.lists(session, report, council=council, most=5)
        list(report_lines.lines(session, KHORDAD, as_of=KHORDAD.last, council=council))
        list(report_lines.late_entries(session, KHORDAD, council=council))
    assert len(questions) == 11
    for statement, values in questions:
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        steps = [row[3] for row in plan]
        scans = [step for step in steps if step.startswith(SCANS)]
        assert scans == [], statement


def test_meetings_of_other_months_bring_no_lines(session: Session) -> None:
    before = DAY - timedelta(days=60)
    ended = proposal(1, step("recorded", before), step("withdrawn", before))
    published(session, document(ended, day=before, meeting=meeting(before)), document(proposal(1)))
    assert [line.code for line in lines(session, ORDIBEHESHT)] == ["QDS-1404-02-06-016"]
