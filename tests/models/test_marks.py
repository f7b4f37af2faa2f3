"""Marks: what the calendar says about an open proposal, and about whom it may say it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from tracker.models.marks import Mark, MarkKind, days_late, marks
from tracker.models.proposals import ENDED, OPEN, Status

DUE = date(2025, 6, 21)


@dataclass(frozen=True)
class Facts:
    """A proposal assigned long before it is due, with fresh news and nothing else to tell."""

    status: Status = Status.ASSIGNED
    responsible_since: date | None = date(2025, 5, 1)
    due_on: date | None = DUE
    extensions: int = 0
    awaiting_until: date | None = None
    disputed: bool = False
    last_news_on: date | None = DUE


ASSIGNED = Facts()


def after(days: int) -> date:
    """Return the day so many days after the due date."""
    return DUE + timedelta(days=days)


@pytest.mark.parametrize(("days", "late"), [(-1, 0), (0, 0), (1, 1), (2, 2), (400, 400)])
def test_the_day_after_the_due_date_is_the_first_late_one(days: int, late: int) -> None:
    assert days_late(ASSIGNED, after(days)) == late
    overdue = [mark for mark in marks(ASSIGNED, after(days)) if mark.kind is MarkKind.OVERDUE]
    assert overdue == ([Mark(MarkKind.OVERDUE, late)] if late else [])


@pytest.mark.parametrize(("days", "left"), [(-8, None), (-7, 7), (-1, 1), (0, 0), (1, None)])
def test_a_due_date_within_seven_days_is_soon(days: int, left: int | None) -> None:
    soon = [mark for mark in marks(ASSIGNED, after(days)) if mark.kind is MarkKind.DUE_SOON]
    assert soon == ([] if left is None else [Mark(MarkKind.DUE_SOON, left)])


def test_nobody_is_accused_before_somebody_is_responsible() -> None:
    nobody = Facts(responsible_since=None, disputed=True, extensions=3, awaiting_until=after(9000))
    assert marks(nobody, after(9000)) == ()
    assert days_late(nobody, after(9000)) == 0


def test_without_a_due_date_nothing_is_late() -> None:
    undated = replace(ASSIGNED, due_on=None)
    assert days_late(undated, after(40)) == 0
    assert marks(undated, after(40)) == ()


def test_a_claim_of_completion_stops_the_clock() -> None:
    claimed = replace(ASSIGNED, status=Status.DONE_CLAIMED)
    assert days_late(claimed, after(30)) == 0
    assert marks(claimed, after(30)) == ()
    assert marks(claimed, after(-3)) == ()


@pytest.mark.parametrize("status", ENDED)
def test_what_has_ended_bears_no_mark(status: Status) -> None:
    ended = replace(ASSIGNED, status=status, disputed=True, extensions=1, awaiting_until=after(9))
    assert marks(ended, after(5)) == ()
    assert days_late(ended, after(5)) == 0


@pytest.mark.parametrize("status", [status for status in OPEN if status != Status.DONE_CLAIMED])
def test_any_other_open_status_can_be_late(status: Status) -> None:
    assert days_late(replace(ASSIGNED, status=status), after(1)) == 1


@pytest.mark.parametrize(("days", "silent"), [(45, 0), (46, 46), (100, 100)])
def test_silence_is_told_after_45_days_without_news(days: int, silent: int) -> None:
    quiet = replace(ASSIGNED, due_on=None)
    assert marks(quiet, after(days)) == ((Mark(MarkKind.SILENT, silent),) if silent else ())


def test_silence_counts_from_the_assignment_where_older_news_came_before() -> None:
    late_assigned = Facts(responsible_since=after(60), due_on=None, last_news_on=DUE)
    assert marks(late_assigned, after(60 + 45)) == ()
    assert marks(late_assigned, after(60 + 46)) == (Mark(MarkKind.SILENT, 46),)


def test_a_claim_that_nobody_answers_falls_silent_too() -> None:
    claimed = replace(ASSIGNED, status=Status.DONE_CLAIMED)
    assert marks(claimed, after(46)) == (Mark(MarkKind.SILENT, 46),)


@pytest.mark.parametrize(("days", "waiting"), [(9, True), (10, True), (11, False)])
def test_waiting_is_told_until_its_last_day(days: int, waiting: bool) -> None:
    awaiting = replace(ASSIGNED, due_on=None, awaiting_until=after(10))
    told = (Mark(MarkKind.WAITING, day=after(10)),) if waiting else ()
    assert marks(awaiting, after(days)) == told


def test_the_gravest_mark_comes_first() -> None:
    everything = replace(ASSIGNED, disputed=True, extensions=2, awaiting_until=after(90))
    assert marks(everything, after(50)) == (
        Mark(MarkKind.OVERDUE, 50),
        Mark(MarkKind.DISPUTED),
        Mark(MarkKind.WAITING, day=after(90)),
        Mark(MarkKind.EXTENDED, 2),
        Mark(MarkKind.SILENT, 50),
    )
