"""The home page's figures."""

from collections import Counter
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.factories import DAY, TODAY, document, event, proposal, published, step
from tests.queries.asked import asking
from tests.stories import lives, many
from tracker.models.marks import days_late
from tracker.models.proposals import ENDED, OPEN, Status
from tracker.queries import proposals
from tracker.queries.filters import Filters
from tracker.queries.overview import Overview, overview
from tracker.store.engine import reading, writing

JULY = date(2025, 7, 10)


def test_figures_equal_a_count_by_hand(either: Session) -> None:
    published(either, lives(), document(proposal(1, public=False), struck=[2]))
    told = overview(either, today=TODAY, since=DAY)
    rows = proposals.listed(either, Filters(), today=TODAY).rows
    assert told.by_status == Counter(row.status for row in rows)
    assert told.total == told.of(*OPEN) + told.of(*ENDED) == len(rows)
    assert told.overdue == sum(days_late(row, TODAY) > 0 for row in rows)
    assert told.confirmed == 1


def test_a_council_has_figures_of_its_own(either: Session) -> None:
    published(either, lives(), document(proposal(1), proposal(2), prefix="REY"))
    of_two = overview(either, today=TODAY, since=DAY, council=2)
    assert of_two == Overview({Status.RECORDED: 2}, 0, 0)
    of_one = overview(either, today=TODAY, since=DAY, council=1)
    assert of_one.total + of_two.total == overview(either, today=TODAY, since=DAY).total


def test_an_empty_store_has_no_figures(either: Session) -> None:
    assert overview(either, today=TODAY, since=DAY) == Overview({}, 0, 0)


@pytest.mark.parametrize(("since", "confirmed"), [(-1, 1), (0, 1), (1, 0)])
def test_what_was_confirmed_counts_from_the_day_that_is_asked_for(
    session: Session, since: int, confirmed: int
) -> None:
    ways = [step("recorded"), step("assigned"), step("done_claimed"), step("verified", JULY)]
    published(session, document(proposal(1, *ways), proposal(2, *ways[:3])))
    told = overview(session, today=TODAY, since=JULY + timedelta(days=since))
    assert told.confirmed == confirmed
    assert told.by_status == {Status.VERIFIED: 1, Status.DONE_CLAIMED: 1}


def test_a_comment_on_what_was_confirmed_long_ago_confirms_nothing(session: Session) -> None:
    ways = [step("recorded"), step("assigned"), step("done_claimed"), step("verified")]
    published(session, document(proposal(1, *ways, event("comment", JULY))))
    assert overview(session, today=TODAY, since=JULY).confirmed == 0


@pytest.mark.parametrize("count", [1, 3, 60])
def test_the_figures_are_asked_once(engine: Engine, count: int) -> None:
    with writing(engine) as session:
        published(session, *many(count))
    with reading(engine) as session, asking(engine) as asked:
        assert overview(session, today=TODAY, since=DAY).total == count
    assert len(asked) == 1
