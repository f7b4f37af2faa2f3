"""Counts beside a list: equal to a count by hand, and capped."""

from collections import Counter
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.factories import DAY, TODAY, document, meeting, proposal, published, step
from tests.queries.asked import asking
from tests.stories import STORY_DAY, lives, many
from tracker.models.marks import days_late
from tracker.models.proposals import ENDED, OPEN, Status
from tracker.persian.text import sort_key
from tracker.queries import facets as module
from tracker.queries import proposals
from tracker.queries.facets import Facets, facets
from tracker.queries.filters import Filters
from tracker.queries.proposals import ProposalRow
from tracker.store.engine import reading, writing

EVERY = Filters()


@pytest.fixture
def stocked(either: Session) -> Session:
    """Return a session on a store with a proposal at every status and with every mark."""
    early = DAY - timedelta(days=400)
    life = [step("recorded"), step("assigned", organization="آموزش و پرورش")]
    other = document(proposal(1, *life), day=early, meeting=meeting(early))
    hidden = document(proposal(1, *life, public=False), struck=[2])
    published(either, lives(), other, hidden)
    return either


def listed(session: Session, filters: Filters) -> list[ProposalRow]:
    page = proposals.listed(session, filters, today=TODAY)
    assert page.after is None
    return list(page.rows)


@pytest.mark.parametrize(
    "filters",
    [
        EVERY,
        Filters(words="چراغ"),
        Filters(since=STORY_DAY),
        Filters(until=DAY),
        Filters(words="zz"),
    ],
)
def test_counts_equal_a_count_by_hand(stocked: Session, filters: Filters) -> None:
    told = facets(stocked, filters, today=TODAY)
    rows = listed(stocked, filters)
    assert told.by_status == Counter(row.status for row in rows)
    assert told.overdue == sum(days_late(row, TODAY) > 0 for row in rows)
    assert told.total == len(rows)
    assert told.of(*OPEN) == sum(row.status in OPEN for row in rows)
    assert told.of(*OPEN) + told.of(*ENDED) == told.total
    assert told.capped is False
    assert all(type(status) is Status for status in told.by_status)


def test_the_status_that_is_chosen_does_not_change_the_counts(stocked: Session) -> None:
    every = facets(stocked, EVERY, today=TODAY)
    for status in ("open", "overdue", "verified"):
        assert facets(stocked, Filters(status=status), today=TODAY) == every


def test_a_responsible_that_is_chosen_narrows_the_counts_but_not_the_choice(
    stocked: Session,
) -> None:
    every = facets(stocked, EVERY, today=TODAY)
    for number, _ in every.organizations:
        told = facets(stocked, Filters(organization=number), today=TODAY)
        rows = listed(stocked, Filters(organization=number))
        assert told.by_status == Counter(row.status for row in rows)
        assert told.organizations == every.organizations


def test_the_responsible_are_told_in_the_order_of_the_alphabet(stocked: Session) -> None:
    told = facets(stocked, EVERY, today=TODAY).organizations
    rows = listed(stocked, EVERY)
    named = {(row.responsible_id, row.responsible) for row in rows if row.responsible}
    assert set(told) == named
    assert [name for _, name in told] == sorted((name for _, name in told), key=sort_key)
    assert told[0][1] == "آموزش و پرورش"


def test_too_many_responsible_to_choose_from_are_crowded_out_but_the_chosen_one(
    either: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(either, lives())
    everybody = facets(either, EVERY, today=TODAY).organizations
    monkeypatch.setattr(module, "MOST_NAMED", len(everybody) - 1)
    crowd = facets(either, EVERY, today=TODAY)
    assert (crowd.organizations, crowd.crowded) == ([], True)
    one = facets(either, Filters(organization=everybody[0][0]), today=TODAY)
    assert (one.organizations, one.crowded) == ([everybody[0]], True)


def test_what_is_overdue_depends_on_the_day(session: Session) -> None:
    life = [step("recorded"), step("assigned", due_on="2025-06-21")]
    published(session, document(proposal(1, *life)))
    days = [date(2025, 6, 20), date(2025, 6, 21), date(2025, 6, 22)]
    assert [facets(session, EVERY, today=day).overdue for day in days] == [0, 0, 1]


@pytest.mark.parametrize(("most", "capped"), [(2, True), (3, False), (4, False)])
def test_a_count_is_capped_and_says_so(
    session: Session, monkeypatch: pytest.MonkeyPatch, most: int, capped: bool
) -> None:
    monkeypatch.setattr(module, "MOST", most)
    published(session, *many(3))
    told = facets(session, EVERY, today=TODAY)
    assert told.capped is capped
    assert told.total == 3


def test_an_empty_store_has_nothing_to_count(either: Session) -> None:
    assert facets(either, EVERY, today=TODAY) == Facets({}, 0, False, [], crowded=False)


@pytest.mark.parametrize("count", [1, 3, 60])
def test_counting_asks_once(engine: Engine, count: int) -> None:
    with writing(engine) as session:
        published(session, *many(count))
    with reading(engine) as session, asking(engine) as asked:
        assert facets(session, EVERY, today=TODAY).total == count
    assert len(asked) == 1
