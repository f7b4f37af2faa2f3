"""Days of an event that cannot be."""

from datetime import timedelta
from typing import Any

import pytest

from tests.factories import DAY, TODAY
from tracker.domain.days import Earliest, WrongDay, wrong_days

BEFORE, AFTER, AHEAD = DAY - timedelta(1), DAY + timedelta(1), TODAY + timedelta(1)
MEETING, LATER = Earliest("before_the_meeting", DAY), Earliest("before_last_step", AFTER)


def wrong(**told: Any) -> list[WrongDay]:
    days = {name: told.pop(name) for name in ("not_before", "later_than") if name in told}
    return list(wrong_days({"happened_on": DAY, **told}, **days, today=TODAY))


def test_days_in_their_order_are_right() -> None:
    later = {"due_on": AHEAD, "awaiting_until": BEFORE, "letter_on": BEFORE}
    assert wrong(**later, not_before=[MEETING], later_than=TODAY) == []
    assert wrong() == []


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ({"happened_on": AHEAD}, WrongDay("happened_on", "day_ahead", AHEAD)),
        ({"letter_on": AHEAD}, WrongDay("letter_on", "day_ahead", AHEAD)),
        ({"not_before": [MEETING, LATER]}, WrongDay("happened_on", "before_last_step", AFTER)),
        ({"due_on": BEFORE}, WrongDay("due_on", "due_too_early", DAY)),
        ({"due_on": AFTER, "later_than": AFTER}, WrongDay("due_on", "not_later", AFTER)),
        (
            {"awaiting": "ا", "awaiting_until": BEFORE},
            WrongDay("awaiting_until", "until_too_early", DAY),
        ),
    ],
)
def test_a_day_that_cannot_be_is_told_by_its_field(told: dict[str, Any], fault: WrongDay) -> None:
    assert wrong(**told) == [fault]
