"""What a search finds: how many, which ones, in which order."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.factories import DAY, document, meeting, proposal, published, step
from tests.queries.asked import asking, plan
from tracker.models.proposals import Status
from tracker.models.search import Kind, entry_of
from tracker.queries import hits
from tracker.queries.hits import Asked
from tracker.search.language import read


def asked(typed: str, **filters: object) -> Asked:
    return Asked(read(typed, periods=True), **filters)  # type: ignore[arg-type]


@pytest.fixture
def stocked(either: Session) -> Session:
    """Return a session on a store of two councils, with meetings of three days."""
    told = [
        document(
            proposal(1, step("recorded"), step("assigned"), text=f"پارک روز {days}"),
            proposal(2, text="باغ"),
            prefix=prefix,
            day=(day := DAY - timedelta(days=days)),
            meeting=meeting(day),
            statements=[{"text": "دربارهٔ پارک"}],
        )
        for prefix in ("QDS", "REY")
        for days in (0, 40, 1)
    ]
    published(either, *told)
    return either


def found(session: Session, question: Asked) -> list[tuple[Kind, int]]:
    numbers, _ = hits.page(session, question)
    return [entry_of(number) for number in numbers]


def test_each_kind_is_counted_and_found_in_the_order_of_days(stocked: Session) -> None:
    question = asked("پارک")
    counted = hits.counts(stocked, question)
    assert {kind: count for kind, count in counted.items() if count} == {
        Kind.PROPOSAL: 6,
        Kind.STATEMENT: 6,
    }
    numbers, after = hits.page(stocked, question)
    assert (numbers, after) == (sorted(numbers, reverse=True), None)
    rows = hits.hits(stocked, numbers)
    days = [row.proposal.raised_on if row.proposal else row.said and row.said.day for row in rows]
    assert days == sorted(days, reverse=True)  # type: ignore[type-var]


def test_filters_narrow_what_is_found_and_counted(stocked: Session) -> None:
    for question, count in (
        (asked("پارک", council=1), 6),
        (asked("پارک", status=Status.ASSIGNED), 6),
        (asked("پارک", status="open", council=1), 3),
        (asked("پارک", status="ended"), 0),
        (asked("پارک", organization=1), 3),
        (asked("پارک اسفند ۱۴۰۳"), 4),
        (asked("اسفند ۱۴۰۳"), 8),
        (asked("-باغ اسفند ۱۴۰۳"), 6),
        (asked("پارک", kind=Kind.STATEMENT), 6),
    ):
        assert len(found(stocked, question)) == count, question
        if question.kind is None:
            assert sum(hits.counts(stocked, question).values()) == count


def test_the_best_come_first_where_that_is_asked_for(stocked: Session) -> None:
    ranked = found(stocked, asked("پارک", ranked=True))
    assert sorted(ranked) == sorted(found(stocked, asked("پارک")))


@pytest.mark.sqlite("its plans")
def test_a_search_walks_the_index_of_words_and_sorts_nothing(
    engine: Engine, session: Session
) -> None:
    published(session, document(proposal(1, text="پارک"), statements=[{"text": "پارک"}]))
    with asking(engine) as told:
        for question in (asked("پارک", council=1, status="open"), asked("پارک ۱۴۰۴")):
            hits.page(session, question)
            hits.counts(session, question)
    steps = [one.told for each in told for one in plan(session, each)]
    walked = [one for one in steps if one.startswith(("SCAN search", "SEARCH"))]
    assert walked
    assert all("VIRTUAL TABLE" in one for one in walked)
    assert not [one for one in steps if "TEMP B-TREE" in one]
