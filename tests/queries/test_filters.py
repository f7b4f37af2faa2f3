"""What a list is narrowed to: each filter, and all of them together, against a count by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from sqlmodel import Session

from tests.factories import DAY, TODAY, document, meeting, proposal, published, step
from tests.stories import lives, many
from tracker.models.marks import days_late
from tracker.models.proposals import ENDED, OPEN, Status
from tracker.queries import proposals
from tracker.queries.filters import GROUPS, Filters, in_order
from tracker.queries.proposals import ProposalRow

EVERY = Filters()

Rule = Callable[[ProposalRow], bool]


@pytest.fixture
def stocked(either: Session) -> Session:
    """Return a session on a store with a proposal at every status and with every mark."""
    early = DAY - timedelta(days=400)
    other = document(
        proposal(1, step("recorded"), step("assigned", organization="ادارهٔ برق"), text="چراغ راه"),
        day=early,
        meeting=meeting(early),
    )
    published(either, lives(), other, *many(3, together=1))
    return either


def listed(session: Session, filters: Filters) -> list[ProposalRow]:
    """Return everything that a list shows, page by page."""
    found: list[ProposalRow] = []
    after: str | None = ""
    while after is not None:
        page = proposals.listed(session, filters, today=TODAY, after=after)
        found += page.rows
        after = page.after
    return found


def by_status(status: str) -> Rule:
    match status:
        case "":
            return bool
        case "open":
            return lambda row: row.status in OPEN
        case "ended":
            return lambda row: row.status in ENDED
        case "overdue":
            return lambda row: days_late(row, TODAY) > 0
    return lambda row: row.status == status


def test_a_list_is_narrowed_to_a_status_or_a_group(stocked: Session) -> None:
    every = listed(stocked, EVERY)
    for status in ("", *GROUPS, *Status):
        wanted = [row for row in every if by_status(status)(row)]
        assert listed(stocked, Filters(status=status)) == wanted
        assert wanted


def test_the_groups_part_all_proposals_between_them(stocked: Session) -> None:
    parts = [listed(stocked, Filters(status=status)) for status in ("open", "ended")]
    assert sorted(parts[0] + parts[1]) == sorted(listed(stocked, EVERY))
    assert len(listed(stocked, Filters(status="overdue"))) == 2


def test_a_word_that_is_no_status_finds_nothing(stocked: Session) -> None:
    assert listed(stocked, Filters(status="nonsense' OR 1=1")) == []


def test_a_list_is_narrowed_to_the_responsible(stocked: Session) -> None:
    every = listed(stocked, EVERY)
    ids = {row.responsible_id for row in every} - {None}
    assert len(ids) == 3
    for number in ids:
        wanted = [row for row in every if row.responsible_id == number]
        assert listed(stocked, Filters(organization=number)) == wanted
    assert listed(stocked, Filters(organization=0)) == []
    assert listed(stocked, Filters(organization=1 << 40)) == []


def test_both_days_of_a_period_are_included(stocked: Session) -> None:
    every = listed(stocked, EVERY)
    for since, until in product(sorted({row.raised_on for row in every}), repeat=2):
        wanted = [row for row in every if since <= row.raised_on <= until]
        assert listed(stocked, Filters(since=since, until=until)) == wanted
    assert (
        listed(stocked, Filters(since=date.max)) == listed(stocked, Filters(until=date.min)) == []
    )


def test_filters_combine(stocked: Session) -> None:
    every = listed(stocked, EVERY)
    town = next(row.responsible_id for row in every if row.responsible)
    middle = sorted(row.raised_on for row in every)[len(every) // 2]
    lights = {row.code for row in listed(stocked, Filters(words="چراغ"))}
    assert len(lights) == 3
    for words, status, organization, since, until in product(
        ("", "چراغ"),
        ("", "open", "overdue", "assigned"),
        (None, town),
        (None, middle),
        (None, middle),
    ):
        filters = Filters(words, status, organization, since, until)
        wanted = [
            row
            for row in every
            if (not words or row.code in lights)
            and by_status(status)(row)
            and organization in (None, row.responsible_id)
            and (since is None or row.raised_on >= since)
            and (until is None or row.raised_on <= until)
        ]
        assert listed(stocked, filters) == wanted


def test_what_the_public_may_not_see_is_in_no_list(session: Session) -> None:
    published(session, document(proposal(1, public=False), struck=[2]))
    for filters in (
        EVERY,
        Filters(words="پیشنهاد"),
        Filters(status="open"),
        Filters(status="recorded"),
    ):
        assert listed(session, filters) == []


def test_only_sqlite_is_kept_from_following_spans(either: Session) -> None:
    spans = Filters(status="overdue", since=TODAY)
    conditions = spans.kept(either) + spans.narrowed(TODAY)
    kept = in_order(either, conditions)
    sqlite = either.get_bind().dialect.name == "sqlite"
    assert [sql.count("+p.") for sql, _ in kept] == ([1, 2] if sqlite else [0, 0])
    assert [values for _, values in kept] == [values for _, values in conditions]
    one = replace(spans, status="assigned", since=None).narrowed(TODAY)
    assert in_order(either, one) == one
