"""The row of choices above a list."""

import pytest

from tracker.models.proposals import Status
from tracker.queries.facets import Facets
from tracker.web.chips import Chip, chips, held

FACETS = Facets(
    by_status={Status.RECORDED: 3, Status.ASSIGNED: 2, Status.VERIFIED: 1, Status.MERGED: 1},
    overdue=1,
    capped=False,
    organizations=(),
    crowded=False,
)
NOTHING = Facets(by_status={}, overdue=0, capped=False, organizations=(), crowded=False)


@pytest.mark.parametrize(
    ("status", "number"),
    [("", 7), ("open", 5), ("ended", 2), ("overdue", 1), ("recorded", 3), ("withdrawn", 0)],
)
def test_a_choice_tells_how_many_it_holds(status: str, number: int) -> None:
    assert held(FACETS, status) == number


def test_only_choices_that_hold_something_are_offered() -> None:
    assert list(chips(FACETS, "")) == [
        Chip("", 7, True),
        Chip("open", 5, False),
        Chip("overdue", 1, False),
        Chip("verified", 1, False),
        Chip("ended", 2, False),
    ]


@pytest.mark.parametrize("chosen", ["overdue", "withdrawn", "done_claimed"])
def test_what_is_chosen_is_offered_even_if_it_is_empty(chosen: str) -> None:
    assert list(chips(NOTHING, chosen)) == [Chip("", 0, False), Chip(chosen, 0, True)]
