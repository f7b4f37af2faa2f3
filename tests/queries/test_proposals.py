"""Lists of proposals, one of them, its neighbours."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.factories import (
    DAY,
    NOW,
    TODAY,
    document,
    meeting,
    proposal,
    published,
    step,
)
from tests.queries.asked import asking
from tests.stories import lives, many
from tracker.models.marks import marks
from tracker.models.proposals import Status
from tracker.queries import proposals
from tracker.queries.filters import Filters
from tracker.queries.paging import PAGE, Cursor
from tracker.queries.proposals import Gone, ProposalRow
from tracker.store.engine import reading, writing

EVERY = Filters()
CODE = "QDS-1404-02-06"
# A wrong check digit, a wrong number, another day, month and council.
NEAREST = {
    f"{CODE}-035": f"{CODE}-034",
    f"{CODE}-026": f"{CODE}-027",
    f"{CODE}-997": f"{CODE}-027",
    "QDS-1404-02-07-016": f"{CODE}-016",
    "QDS-1404-12-06-016": f"{CODE}-016",
    "QDX-1404-02-06-016": f"{CODE}-016",
    "QDS2-1404-02-06-015": f"{CODE}-016",
}


def pages(session: Session) -> list[list[ProposalRow]]:
    """Return every page of the whole list."""
    found = []
    after: str | None = ""
    while after is not None:
        page = proposals.listed(session, EVERY, today=TODAY, after=after)
        found.append(list(page.rows))
        after = page.after
    return found


def codes(rows: object) -> list[str]:
    return [row.code for row in rows]  # type: ignore[attr-defined]


def test_a_row_has_all_that_a_list_shows(either: Session) -> None:
    life = [step("recorded"), step("assigned", DAY + timedelta(days=5))]
    published(either, document(proposal(3, *life, text="متن", continuing=True)))
    [row] = proposals.listed(either, EVERY, today=TODAY).rows
    assert row == ProposalRow(
        code=f"{CODE}-034",
        text="متن",
        status=Status.ASSIGNED,
        not_done_reason=None,
        continuing=True,
        responsible="شهرداری",
        responsible_id=1,
        responsible_since=DAY + timedelta(days=5),
        due_on=DAY + timedelta(days=56),
        first_due_on=DAY + timedelta(days=56),
        no_due_reason=None,
        extensions=0,
        awaiting_until=None,
        disputed=False,
        last_news_on=DAY + timedelta(days=5),
        raised_on=DAY,
        updated_at=NOW,
        id=1,
    )
    assert type(row.status) is Status
    assert proposals.coded(either, row.code) == row
    assert proposals.of_meeting(either, CODE) == [row]


@pytest.mark.parametrize("count", [1, 3, 60])
def test_a_list_asks_once_however_long_it_is(engine: Engine, count: int) -> None:
    with writing(engine) as session:
        published(session, *many(count))
    with reading(engine) as session, asking(engine) as asked:
        first = proposals.listed(session, EVERY, today=TODAY)
        assert len(asked) == 1
        proposals.listed(session, EVERY, today=TODAY, after=first.after or "")
        proposals.of_meeting(session, CODE)
        proposals.coded(session, f"{CODE}-016")
        assert len(asked) == 4
        proposals.gone(session, f"{CODE}-016")
        assert len(asked) == 5


def test_paging_visits_every_proposal_once_on_either_database(either: Session) -> None:
    published(either, *many(60))
    assert len({row.code for page in pages(either) for row in page}) == 60
    assert [len(page) for page in pages(either)] == [25, 25, 10]


@pytest.mark.parametrize("count", [0, 1, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE])
def test_paging_visits_every_proposal_once_though_all_came_in_one_instant(
    session: Session, count: int
) -> None:
    published(session, *many(count))
    found = pages(session)
    full, rest = divmod(count, PAGE)
    lengths = [PAGE] * full + ([rest] if rest or not full else [])
    assert [len(page) for page in found] == lengths
    every = [row for page in found for row in page]
    assert len({row.code for row in every}) == count
    assert [row.id for row in every] == sorted((row.id for row in every), reverse=True)


def test_paging_goes_on_where_it_was_though_newer_rows_came_in(session: Session) -> None:
    published(session, *many(30))
    first = proposals.listed(session, EVERY, today=TODAY)
    published(session, document(proposal(1), sitting=2), at=NOW + timedelta(minutes=1))
    rest = proposals.listed(session, EVERY, today=TODAY, after=first.after or "").rows
    assert len(rest) == 5
    assert set(codes(first.rows)).isdisjoint(codes(rest))


def test_the_latest_news_come_first_to_the_microsecond(session: Session) -> None:
    for number, micros in enumerate((5, 123457, 123456, 4), 1):
        at = NOW.replace(microsecond=micros)
        published(session, document(proposal(1), sitting=number), at=at)
    found = [row.updated_at.microsecond for row in pages(session)[0]]
    assert found == [123457, 123456, 5, 4]


@pytest.mark.parametrize("after", ["x", "سلام", "A" * 5000, "%00", Cursor(NOW, 0).token()[:-1]])
def test_a_bad_token_shows_the_first_page(session: Session, after: str) -> None:
    published(session, *many(3))
    first = proposals.listed(session, EVERY, today=TODAY)
    assert proposals.listed(session, EVERY, today=TODAY, after=after) == first


def test_a_token_from_before_everything_shows_an_empty_page(session: Session) -> None:
    published(session, *many(3))
    token = Cursor(NOW - timedelta(days=9999), 1).token()
    page = proposals.listed(session, EVERY, today=TODAY, after=token)
    assert (list(page.rows), page.after) == ([], None)


def test_the_proposals_of_a_meeting_come_in_the_order_of_their_numbers(either: Session) -> None:
    numbers = [7, 99, 1, 10, 2]
    published(either, document(*map(proposal, numbers)), document(proposal(3), sitting=2))
    found = proposals.of_meeting(either, CODE)
    assert [int(row.code[-3:-1]) for row in found] == sorted(numbers)
    assert proposals.of_meeting(either, "QDS-1404-02-07") == []


def test_a_meeting_of_99_proposals_shows_them_all(session: Session) -> None:
    published(session, document(*map(proposal, range(1, 100))))
    assert len(proposals.of_meeting(session, CODE)) == 99


def test_what_is_hidden_struck_or_unknown_has_no_row(session: Session) -> None:
    published(session, document(proposal(1, public=False), proposal(3), struck=[2]))
    known = [f"{CODE}-016", f"{CODE}-027", f"{CODE}-034", f"{CODE}-042", "", "x"]
    assert [bool(proposals.coded(session, code)) for code in known] == [
        False,
        False,
        True,
        *[False] * 3,
    ]
    assert codes(proposals.of_meeting(session, CODE)) == [f"{CODE}-034"]


def test_only_a_struck_proposal_is_gone(either: Session) -> None:
    published(either, document(proposal(1, public=False), proposal(3)))
    published(either, document(proposal(1, public=False)), at=NOW, correct="دو بار نوشته شده بود")
    gone = {code: proposals.gone(either, f"{CODE}-{code}") for code in ("016", "034", "042")}
    # The meeting hides a proposal: the reason might speak of it.
    assert gone == {"016": None, "034": Gone(CODE, NOW, None), "042": None}


def test_a_number_struck_before_the_store_knew_of_it_is_gone_without_a_day(either: Session) -> None:
    published(either, document(struck=[2]))
    assert proposals.gone(either, f"{CODE}-027") == Gone(CODE, None, None)


def test_the_nearest_codes_of_a_wrong_one_are_found(either: Session) -> None:
    published(either, document(*map(proposal, range(1, 5))))
    for code, nearest in NEAREST.items():
        found = codes(proposals.near(either, code))
        assert found[0] == nearest
        assert len(found) == 3


def test_codes_of_hidden_and_of_far_proposals_are_not_offered(session: Session) -> None:
    shut = document(proposal(5), sitting=2, meeting=meeting(kind="closed"))
    published(session, document(proposal(1), proposal(2, public=False)), shut)
    assert codes(proposals.near(session, "QDS2-1404-02-06-057")) == [f"{CODE}-016"]
    assert codes(proposals.near(session, f"{CODE}-025")) == [f"{CODE}-016"]
    assert proposals.near(session, "xyz") == []
    assert proposals.near(session, "") == []


def test_of_some_codes_those_of_public_proposals_are_found(either: Session) -> None:
    published(either, document(proposal(1), proposal(2, public=False), proposal(3)))
    wanted = [f"{CODE}-{ending}" for ending in ("016", "027", "042", "034")]
    assert codes(proposals.among(either, wanted)) == [f"{CODE}-016", f"{CODE}-034"]
    assert proposals.among(either, []) == []


NUL = pytest.param(
    "\x00-1-2", marks=pytest.mark.sqlite("no text of PostgreSQL holds a NUL; the doors take it out")
)


@pytest.mark.parametrize("code", ["%", "_" * 18, "'; --", "-", "--", "-----", NUL, "ا" * 400])
def test_nonsense_has_no_neighbours_and_breaks_nothing(session: Session, code: str) -> None:
    published(session, document(proposal(1)))
    assert proposals.near(session, code) == []


def test_nobody_marks_the_seed_even_in_1410(session: Session, seed: object) -> None:
    published(session, seed)  # type: ignore[arg-type]
    found = proposals.listed(session, EVERY, today=TODAY).rows
    in_1410 = DAY.replace(year=2031, month=6)
    assert [marks(row, in_1410) for row in found] == [()] * 4
    assert {row.status for row in found} == {Status.RECORDED}
    overdue = proposals.listed(session, Filters(status="overdue"), today=in_1410)
    assert overdue.rows == []


def test_rows_have_the_facts_of_their_marks(session: Session) -> None:
    published(session, lives())
    kinds = {
        mark.kind
        for row in proposals.listed(session, EVERY, today=TODAY).rows
        for mark in marks(row, TODAY)
    }
    assert kinds == {"overdue", "due_soon", "disputed", "waiting", "extended", "silent"}


def test_the_lists_of_two_councils_are_one_list(session: Session) -> None:
    later = meeting(DAY)
    published(
        session, *(document(proposal(1), prefix=prefix, meeting=later) for prefix in ("QDS", "REY"))
    )
    assert codes(pages(session)[0]) == ["REY-1404-02-06-016", f"{CODE}-016"]
