"""The meetings of a month's report."""

from collections.abc import Sequence

import pytest
from sqlmodel import Session

from tests import everything, month_by_hand
from tests.factories import DAY, document, proposal, published, raw
from tracker import exchange
from tracker.models.meetings import MeetingKind
from tracker.queries import report_meetings
from tracker.queries.months import Month, tallies
from tracker.queries.report_meetings import HeldMeeting


def told(session: Session, month: Month, **limits: int) -> Sequence[HeldMeeting]:
    return list(report_meetings.meetings(session, month, council=None, **limits))


def test_a_month_lists_the_meetings_that_were_held_in_it(session: Session) -> None:
    month_by_hand.write(session)
    assert [(row.day.isoformat(), *row[5:]) for row in told(session, Month(1404, 3))] == [
        ("2025-06-01", 2, 3, 2),
        ("2025-06-21", 1, 2, 2),
    ]
    assert len(told(session, Month(1404, 3), limit=1)) == 1
    assert told(session, Month(1404, 4)) == []


@pytest.mark.parametrize("number", range(1, 5))
def test_the_lines_add_up_to_the_tally(session: Session, number: int) -> None:
    month_by_hand.write(session)
    rows, (tally,) = (
        told(session, Month(1404, number)),
        tallies(session, [Month(1404, number)], None),
    )
    assert (len(rows), sum(row.present for row in rows), sum(row.recorded for row in rows)) == (
        tally.meetings,
        tally.present,
        tally.recorded,
    )


def test_a_closed_session_tells_its_body_and_no_attendance(session: Session) -> None:
    published(session, exchange.read(raw(everything.closed())))
    (row,) = told(session, Month.of(DAY))
    assert row.title == row.body
    assert (row.kind, row.present, row.recorded) == (MeetingKind.CLOSED, 0, 0)


def test_another_council_has_its_own_meetings(session: Session) -> None:
    published(session, document(proposal(1)))
    published(session, document(proposal(1), prefix="REY"))
    month = Month.of(DAY)
    assert [row.code for row in report_meetings.meetings(session, month, council=2)] == [
        "REY-1404-02-06"
    ]
    assert len(told(session, month)) == 2
