"""Meetings by Jalali year, and the versions of one."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.factories import DAY, NOW, Content, document, meeting, proposal, published
from tests.queries.asked import asking
from tests.stories import many
from tracker import exchange
from tracker.models.meetings import DateBasis, Held, MeetingKind
from tracker.persian.dates import gregorian
from tracker.queries import meetings
from tracker.queries.meetings import MeetingRow, Version
from tracker.queries.paging import PAGE
from tracker.store.engine import reading, writing


def on(day: date, **told: object) -> exchange.Document:
    return document(day=day, meeting=meeting(day, **told))


def walked(session: Session, year: int) -> list[MeetingRow]:
    """Return the meetings of a year, page by page."""
    found: list[MeetingRow] = []
    after: str | None = ""
    while after is not None:
        page = meetings.listed(session, year, after=after)
        assert len(page.rows) <= PAGE
        found += page.rows
        after = page.after
    return found


def test_a_row_has_all_that_a_list_shows(either: Session) -> None:
    told: Content = {
        "body": "شورا",
        "date_basis": "inferred",
        "source": {"site": "روزنامه"},
        "kind": "open",
    }
    given = document(proposal(1), proposal(2, public=False), meeting=meeting(title="عنوان", **told))
    published(either, given)
    [row] = meetings.listed(either, 1404).rows
    assert row == MeetingRow(
        code="QDS-1404-02-06",
        title="عنوان",
        kind=MeetingKind.OPEN,
        held=Held.HELD,
        day=DAY,
        date_basis=DateBasis.INFERRED,
        body="شورا",
        source_site="روزنامه",
        id=1,
        proposals=1,
    )
    assert (type(row.kind), type(row.held)) == (MeetingKind, Held)
    assert meetings.latest(either, 5) == [row]


def test_of_a_closed_session_a_list_tells_its_day_body_and_kind(session: Session) -> None:
    told: Content = {"body": "شورا", "source": {"site": "روزنامه"}, "kind": "closed"}
    published(session, document(meeting=meeting(title="رازی در عنوان", **told)))
    [row] = meetings.latest(session, 5)
    assert (row.title, row.source_site, row.kind) == ("شورا", None, "closed")


def test_a_year_goes_from_nowruz_to_the_day_before_the_next(either: Session) -> None:
    edges = [gregorian(1402, 12, 29), gregorian(1403, 1, 1), gregorian(1403, 12, 30)]
    published(either, *map(on, [*edges, gregorian(1402, 1, 1)]))
    assert [row.day for row in walked(either, 1403)] == [edges[2], edges[1]]
    assert [row.day for row in walked(either, 1402)] == [edges[0], gregorian(1402, 1, 1)]
    assert walked(either, 1401) == []
    assert list(meetings.years(either)) == [1403, 1402]


def test_years_go_from_the_latest_to_the_first_meeting_without_a_gap(either: Session) -> None:
    assert list(meetings.years(either)) == []
    published(either, on(gregorian(1400, 5, 1)), on(DAY))
    assert list(meetings.years(either)) == [1404, 1403, 1402, 1401, 1400]


@pytest.mark.parametrize("count", [0, 1, PAGE, PAGE + 1, 60])
def test_paging_visits_every_meeting_once_though_all_are_of_one_day(
    session: Session, count: int
) -> None:
    prefixes = [f"Q{chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(count)]
    published(session, *(document(prefix=prefix) for prefix in prefixes))
    found = walked(session, 1404)
    assert [row.code[:3] for row in found] == prefixes[::-1]


def test_paging_goes_by_day_and_not_by_entry(session: Session) -> None:
    days = [DAY + timedelta(days=n) for n in range(40)]
    published(session, *map(on, days[1::2]))
    published(session, *map(on, days[0::2]))
    assert [row.day for row in walked(session, 1404)] == days[::-1]


@pytest.mark.parametrize(
    "after",
    ["x", ".", "2025-04-26", "2025-04-26.", "2025-04-26.-1", "2025-04-26.۵", "2025-13-01.1", "سلام",
     "2025-04-26." + "9" * 30, ".1", "2025-04-26.1e3", "\x00", "A" * 5000],
)  # fmt: skip
def test_a_bad_token_shows_the_first_page(session: Session, after: str) -> None:
    published(session, *many(3, together=1))
    assert meetings.listed(session, 1404, after=after) == meetings.listed(session, 1404)


@pytest.mark.parametrize("count", [1, 3, 60])
def test_a_list_asks_once_however_long_it_is(engine: Engine, count: int) -> None:
    with writing(engine) as session:
        published(session, *many(count, together=2))
    with reading(engine) as session, asking(engine) as asked:
        meetings.listed(session, 1404)
        meetings.latest(session, 5)
        meetings.years(session)
        meetings.versions(session, "QDS-1404-02-06")
    assert len(asked) == 4


def test_the_latest_are_of_all_years_and_as_many_as_wanted(session: Session) -> None:
    days = [gregorian(1404, 1, 2), gregorian(1403, 12, 1), gregorian(1402, 1, 1)]
    published(session, *map(on, days))
    assert [row.day for row in meetings.latest(session, 2)] == days[:2]
    assert meetings.latest(session, 0) == []


def test_every_version_is_told_the_latest_first(either: Session) -> None:
    later = NOW + timedelta(hours=1)
    first, second = on(DAY), on(DAY, place="سالن")
    published(either, first)
    published(either, second, at=later, correct="جا")
    assert meetings.versions(either, "QDS-1404-02-06") == [
        Version(2, later, "جا", exchange.sha256(second)),
        Version(1, NOW, None, exchange.sha256(first)),
    ]
    assert meetings.versions(either, "QDS-1404-02-07") == []


def test_of_some_codes_those_of_meetings_are_found(either: Session) -> None:
    published(either, document(), document(prefix="REY"))
    wanted = ["REY-1404-02-06", "TRN-1404-02-06"]
    assert [row.code for row in meetings.among(either, wanted)] == ["REY-1404-02-06"]
    assert meetings.among(either, []) == []
