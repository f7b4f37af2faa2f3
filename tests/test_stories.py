"""The invented records are what their descriptions say."""

from tests import stories
from tests.factories import TODAY
from tracker.domain.standing import flaws, standing
from tracker.models.marks import MarkKind, marks
from tracker.models.proposals import Status


def test_the_stories_reach_every_status_and_every_mark() -> None:
    stand = [standing(proposal.events) for proposal in stories.lives().proposals]
    assert {each.status for each in stand} == set(Status)
    assert {mark.kind for each in stand for mark in marks(each, TODAY)} == set(MarkKind)


def test_the_stories_could_have_happened() -> None:
    proposals = stories.lives().proposals
    assert [list(flaws(proposal.events, today=TODAY)) for proposal in proposals] == [
        [] for _ in proposals
    ]


def test_lists_have_the_length_that_was_asked_for() -> None:
    lengths = [[len(each.proposals) for each in stories.many(count)] for count in (1, 3, 60)]
    assert lengths == [[1], [3], [10] * 6]
