"""A month that was counted by hand, and the clock that moves over it."""

from datetime import date

from sqlmodel import Session

from tests import month_by_hand
from tests.factories import document, proposal, published
from tracker.models.proposals import Status
from tracker.queries import reports
from tracker.queries.month_end import Body
from tracker.queries.months import Month

KHORDAD = Month(1404, 3)
IN_1410 = date(2031, 6, 1)


def test_a_month_is_as_it_was_counted_by_hand(session: Session) -> None:
    month_by_hand.write(session)
    report = reports.report(session, KHORDAD, today=IN_1410, council=None)
    tally, end = report.now.tally, report.now.end
    assert (report.so_far, report.as_of) == (False, date(2025, 6, 21))
    assert (tally.meetings, tally.present, tally.recorded) == (2, 3, 5)
    assert (tally.new, tally.moved, tally.closed, tally.entered_late) == (4, 4, 2, 3)
    assert tally.outcomes == {Status.VERIFIED: 1, Status.WITHDRAWN: 1}
    assert end.bodies == [
        Body("شهرداری", opened=2, claimed=1, overdue=1),
        Body("آبفا", opened=1, claimed=0, overdue=0),
        Body(None, opened=2, claimed=0, overdue=0),
    ]
    before = report.before
    assert (before.tally.meetings, before.tally.new, before.tally.closed) == (1, 3, 0)
    assert (before.end.total.opened, before.end.total.overdue) == (3, 1)
    lists = reports.lists(session, report, council=None, most=5)
    assert [row.day.isoformat() for row in lists.meetings] == ["2025-06-01", "2025-06-21"]
    assert [line.late for line in lists.overdue] == [21]
    assert [row.closed_on.isoformat() for row in lists.closed] == ["2025-06-20", "2025-06-10"]
    assert [entry.happened_on.isoformat() for entry in lists.late_entries] == [
        "2025-06-20",
        "2025-06-21",
        "2025-06-21",
    ]


def test_the_report_of_a_month_that_is_over_does_not_change_with_the_clock(
    session: Session,
) -> None:
    month_by_hand.write(session)
    first = reports.report(session, KHORDAD, today=date(2025, 6, 22), council=None)
    later = reports.report(session, KHORDAD, today=IN_1410, council=None)
    assert first == later


def test_a_month_that_lasts_is_told_so_far(session: Session) -> None:
    month_by_hand.write(session)
    today = date(2025, 6, 1)
    report = reports.report(session, KHORDAD, today=today, council=None)
    assert (report.so_far, report.as_of) == (True, today)
    last = reports.report(session, KHORDAD, today=KHORDAD.last, council=None)
    assert (last.so_far, last.as_of) == (True, KHORDAD.last)


def test_an_empty_month_holds_nothing(session: Session) -> None:
    report = reports.report(session, KHORDAD, today=IN_1410, council=None)
    assert report.now.tally.is_empty
    assert report.now.end.bodies == []
    assert [tally.month.number for tally in report.months] == [10, 11, 12, 1, 2, 3]


def test_a_record_that_nobody_took_up_is_never_overdue(session: Session) -> None:
    published(session, document(*(proposal(number) for number in range(1, 5))))
    report = reports.report(session, Month.of(IN_1410), today=IN_1410, council=None)
    assert report.now.end.bodies == [Body(None, opened=4)]
