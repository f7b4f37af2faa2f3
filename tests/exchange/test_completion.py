"""What a document may leave out because it follows from the rest."""

import pytest

from tests.everything import closed, everything
from tests.factories import DAY, content, document, meeting, proposal, raw, step
from tracker import exchange
from tracker.exchange.completion import completed
from tracker.exchange.events import Event
from tracker.models.events import Certainty, Channel
from tracker.models.proposals import Status

RECORDED = Event(
    status=Status.RECORDED,
    happened_on=DAY,
    channel=Channel.MEETING,
    certainty=Certainty.DOCUMENTED,
)


def test_each_proposal_gets_its_code_and_a_timeline_that_begins_with_its_meeting() -> None:
    first, third = completed(document(proposal(1), proposal(3))).proposals
    assert (first.code, third.code) == ("QDS-1404-02-06-016", "QDS-1404-02-06-034")
    assert first.events == third.events == (RECORDED,)


def test_of_a_record_from_the_press_the_news_came_through_the_press() -> None:
    [only] = completed(document(proposal(1), meeting=meeting(source={"site": "روزنامه"}))).proposals
    assert only.events == (RECORDED.model_copy(update={"channel": Channel.PRESS}),)


def test_a_timeline_that_begins_later_gets_its_beginning() -> None:
    [only] = completed(document(proposal(1, step("under_review")))).proposals
    assert [event.status for event in only.events] == [Status.RECORDED, Status.UNDER_REVIEW]


def test_a_whole_document_stays_as_it_is() -> None:
    for whole in map(exchange.read, map(raw, (everything(), closed()))):
        assert completed(whole) == whole
    assert completed(completed(document(proposal(1)))) == completed(document(proposal(1)))


def test_a_document_without_proposals_stays_as_it_is() -> None:
    assert completed(exchange.read(raw(content()))) == document()


@pytest.mark.parametrize(
    ("kind", "told", "kept"),
    [
        ("ordinary", None, None),
        ("ordinary", True, None),
        ("ordinary", False, False),
        ("open", True, None),
        ("closed", None, None),
        ("closed", False, None),
        ("closed", True, True),
    ],
)
def test_whether_a_proposal_is_public_is_left_out_where_it_follows_from_the_kind(
    kind: str, told: bool | None, kept: bool | None
) -> None:
    [only] = completed(document(proposal(1, public=told), meeting=meeting(kind=kind))).proposals
    assert only.public is kept
