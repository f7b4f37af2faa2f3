"""The ruler of clocks."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from tracker.models.proposals import Status
from tracker.queries.proposals import ProposalRow
from tracker.web.ruler import APART, MARGIN, WIDTH, Clock, ruler

START = date(2025, 6, 1)
NOW = datetime(2025, 6, 1, tzinfo=UTC)


def after(days: int) -> date:
    return START + timedelta(days=days)


def row(**changes: Any) -> ProposalRow:
    """Return a proposal that was assigned on `START` and is due 100 days later."""
    told = {
        "code": "QDS-1404-02-06-016", "text": "", "status": Status.ASSIGNED,
        "not_done_reason": None, "continuing": False, "responsible": "شهرداری", "responsible_id": 1,
        "responsible_since": START, "due_on": after(100), "no_due_reason": None, "extensions": 0,
        "awaiting_until": None, "disputed": False, "last_news_on": START, "raised_on": START,
        "updated_at": NOW, "id": 1,
    }  # fmt: skip
    return ProposalRow(**{**told, **changes})


@pytest.mark.parametrize(
    "changes",
    [{"status": Status.VERIFIED}, {"due_on": None}, {"responsible_since": None}],
)
def test_what_runs_to_no_deadline_has_no_ruler(changes: dict[str, Any]) -> None:
    assert ruler(row(**changes), None, after(10)) is None


def test_time_runs_from_right_to_left_and_to_scale() -> None:
    drawn = ruler(row(), after(100), after(50))
    assert drawn is not None
    assert [point.clock for point in drawn.points] == [Clock.ASSIGNED, Clock.TODAY, Clock.FIRST]
    assert [point.x for point in drawn.points] == [WIDTH - MARGIN, WIDTH // 2, MARGIN]
    assert (drawn.gone, drawn.late) == (drawn.today, False)


def test_an_extended_deadline_shows_both_and_what_is_late() -> None:
    drawn = ruler(row(due_on=after(80), extensions=1), after(40), after(100))
    assert drawn is not None
    assert [point.clock for point in drawn.points] == list(Clock)
    assert drawn.assigned > drawn.first > drawn.due > drawn.today
    assert (drawn.gone, drawn.late) == (drawn.first, True)


@pytest.mark.parametrize("today", [0, 1, 2, 99, 100, 101, 5000])
def test_points_never_touch_and_stay_in_the_drawing(today: int) -> None:
    drawn = ruler(row(due_on=after(100), extensions=1), after(99), after(today))
    assert drawn is not None
    places = [point.x for point in drawn.points]
    assert all(earlier - later >= APART for earlier, later in pairwise(places))
    assert MARGIN <= places[-1] < places[0] <= WIDTH - MARGIN
