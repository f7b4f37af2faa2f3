"""The plans of the lists: led by the index of their order, at one council and at many.

A planner that meets one council takes other ways than one that meets many, and again other ways
when it has statistics (performance.md, finding 2): so every combination is looked at.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import product

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.factories import DAY, NOW, TODAY, document, meeting, proposal, published, step
from tests.queries.asked import Asked, asking, plan
from tracker.queries import meetings, overview, proposals
from tracker.queries.facets import facets
from tracker.queries.filters import Filters
from tracker.queries.paging import Cursor
from tracker.store.engine import connect, reading, writing

pytestmark = pytest.mark.sqlite("its plans")

LATER = DAY - timedelta(days=3)
MIDDLE = Cursor(NOW + timedelta(minutes=20), 100).token()
FILTERS = [
    Filters(*chosen)
    for chosen in product(
        ("", "پیشنهاد"),
        ("", "recorded", "open", "ended", "overdue"),
        (None, 1),
        (None, LATER),
        (None, DAY),
        (None, 1),
    )
]
# Councils, the meetings of each, the proposals of each meeting; with statistics or without.
STORES = [(1, 60, 10, False), (1, 60, 10, True), (40, 4, 4, False), (40, 4, 4, True)]
NAMES = ["one", "one, analyzed", "forty", "forty, analyzed"]


@pytest.fixture(scope="module", params=STORES, ids=NAMES)
def filled(request: pytest.FixtureRequest, new_store: Callable[[], str]) -> Iterator[Engine]:
    """Yield the engine of a store that holds so many records."""
    councils, sittings, together, analyzed = request.param
    engine = connect(new_store())
    life = [step("recorded"), step("assigned")]
    weeks = [DAY - timedelta(days=number) for number in range(sittings)]
    with writing(engine) as session:
        for number in range(councils):
            of_one = [
                document(
                    *(proposal(n, *life[: 1 + n % 2]) for n in range(1, together + 1)),
                    prefix=f"Q{chr(65 + number // 26)}{chr(65 + number % 26)}",
                    day=day,
                    meeting=meeting(day),
                )
                for day in weeks
            ]
            published(session, *of_one, at=NOW + timedelta(minutes=number))
        if analyzed:
            session.connection().exec_driver_sql("ANALYZE")
            session.commit()
    engine.dispose()  # a connection that was open keeps the plans that it made
    yield engine
    engine.dispose()


@pytest.fixture
def session(filled: Engine) -> Iterator[Session]:
    with reading(filled) as session:
        yield session


def inner(session: Session, asked: Asked) -> list[str]:
    """Return the steps of the select that picks the rows; what joins names to them is left out."""
    steps = plan(session, asked)
    inside = {step.id for step in steps if step.told.startswith(("CO-ROUTINE", "MATERIALIZE"))}
    return [step.told for step in steps if step.above in inside]


def walks_all(told: str) -> bool:
    """Tell whether a step looks at every row, in no order."""
    return told.startswith("SCAN") and "USING" not in told


@pytest.mark.parametrize("after", ["", MIDDLE], ids=["first", "later"])
def test_every_list_of_proposals_is_led_by_an_index_of_its_order(
    filled: Engine, session: Session, after: str
) -> None:
    sorted_lists, walked = [], []
    for filters in FILTERS:
        with asking(filled) as asked:
            proposals.listed(session, filters, today=TODAY, after=after)
        [steps] = [inner(session, one) for one in asked if "synonym_set" not in one.sql]
        assert steps
        if any("TEMP B-TREE" in told for told in steps):
            sorted_lists.append(filters)
        if any(map(walks_all, steps)):
            walked.append(filters)
    assert walked == []
    # What was found by words is sorted: that costs as much as it finds, and no more.
    assert [filters for filters in sorted_lists if not filters.words] == []


def test_a_list_after_a_token_begins_where_the_page_before_ended(
    filled: Engine, session: Session
) -> None:
    with asking(filled) as asked:
        proposals.listed(session, Filters(), today=TODAY, after=MIDDLE)
        proposals.listed(session, Filters(status="assigned"), today=TODAY, after=MIDDLE)
        proposals.listed(session, Filters(organization=1), today=TODAY, after=MIDDLE)
    led = [inner(session, one)[0] for one in asked]
    assert led == [
        "SEARCH p USING INDEX ix_proposal_newest (updated_at<?)",
        "SEARCH p USING INDEX ix_proposal_status (status=? AND updated_at<?)",
        "SEARCH p USING INDEX ix_proposal_responsible (responsible_id=? AND updated_at<?)",
    ]


def test_one_proposal_and_those_of_a_meeting_are_found_by_an_index(
    filled: Engine, session: Session
) -> None:
    with asking(filled) as asked:
        proposals.coded(session, "QAA-1404-02-06-016")
        proposals.of_meeting(session, "QAA-1404-02-06")
        proposals.gone(session, "QAA-1404-02-06-016")
        proposals.near(session, "QAA-1404-02-06-997")
    led = [(inner(session, one) or [plan(session, one)[0].told])[0] for one in asked]
    assert [told[:47] for told in led] == ["SEARCH p USING INDEX sqlite_autoindex_proposal_"] * 4


def test_the_meetings_of_a_year_are_led_by_their_days(filled: Engine, session: Session) -> None:
    with asking(filled) as asked:
        meetings.listed(session, 1404)
        meetings.listed(session, 1404, after="2025-04-25.9")
        meetings.latest(session, 5)
        meetings.years(session)
        meetings.listed(session, 1404, council=1)
        meetings.latest(session, 5, council=1)
        meetings.years(session, council=1)
    steps = [[step.told for step in plan(session, one)] for one in asked]
    assert [any("TEMP B-TREE" in told for told in told_of) for told_of in steps] == [False] * 7
    walked = {told for told_of in steps for told in told_of if walks_all(told)}
    assert walked <= {"SCAN CONSTANT ROW", "SCAN x"}
    assert all("ix_meeting_newest" in told_of[0] for told_of in steps[:3])
    assert all("ix_meeting_council" in told_of[0] for told_of in steps[4:6])
    counted = [told for told_of in steps[:3] for told in told_of if " p " in told]
    assert all(told.startswith("SEARCH p USING") for told in counted)


def test_counts_look_at_no_more_rows_than_they_count(filled: Engine, session: Session) -> None:
    with asking(filled) as asked:
        facets(session, Filters(), today=TODAY)
        overview.overview(session, today=TODAY, since=DAY)
    assert [" LIMIT " in one.sql for one in asked] == [True, True]
