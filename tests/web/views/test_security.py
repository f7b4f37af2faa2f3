"""The security log of a council."""

from datetime import timedelta

import pytest

from tests.browser import read
from tests.desk import OTHER, OWN, Desk
from tests.factories import NOW
from tests.markup import text_of
from tracker.domain.security import LONGEST, Happened, note
from tracker.models.accounts import Role
from tracker.store.engine import writing


def lines(desk: Desk, count: int, council: str = "QDS", kind: Happened = Happened.DENIED) -> None:
    """Write so many lines into a council's log."""
    with writing(desk.engine) as session:
        for number in range(count):
            note(
                session,
                kind,
                at=NOW + timedelta(minutes=number),
                council_id=desk.account(Role.CLERK, council).council_id,
                detail=f"{council} {number} ⁂",
            )
        session.commit()


def test_the_latest_stands_first_and_no_line_is_lost_between_pages(desk: Desk) -> None:
    lines(desk, 120)
    browser = desk.browser(Role.ADMINISTRATOR)
    where, seen = "/admin/security", []
    while where:
        page = read(browser.get(where).text)
        rows = page.all("tr")[1:]
        assert len(rows) <= 50
        seen += [text_of(row) for row in rows if "QDS" in text_of(row)]
        onward = [link.get("href", "") for link in page.all("a") if link.get("rel") == "next"]
        where = onward[0] if onward else ""
    assert [int(row.partition("QDS ")[2].split()[0]) for row in seen] == list(range(119, -1, -1))


@pytest.mark.parametrize(("own", "other"), [(OWN, OTHER), (OTHER, OWN)])
def test_another_councils_lines_are_not_shown(desk: Desk, own: str, other: str) -> None:
    for council in (own, other):
        lines(desk, 3, council)
    text = desk.browser(Role.ADMINISTRATOR, own).get("/admin/security").text
    assert f"{own} 2" in text
    assert f"{other} 2" not in text


@pytest.mark.parametrize("kind", Happened)
def test_every_kind_of_line_has_its_words(desk: Desk, kind: Happened) -> None:
    lines(desk, 1, kind=kind)
    assert "QDS 0" in desk.browser(Role.ADMINISTRATOR).get("/admin/security").text


@pytest.mark.parametrize("before", ["", "x", "-1", "0", "۵", "9" * 30, "1; DROP TABLE account"])
def test_any_address_of_the_log_is_answered(desk: Desk, before: str) -> None:
    browser = desk.browser(Role.ADMINISTRATOR)
    answer = browser.get("/admin/security", query_string={"before": before})
    assert answer.status_code == 200


def test_a_long_detail_is_cut(desk: Desk) -> None:
    with writing(desk.engine) as session:
        note(session, Happened.DENIED, at=NOW, detail="x" * 1000)
        session.flush()
        assert (
            len(
                session.connection()
                .exec_driver_sql("SELECT detail FROM security_event")
                .scalar_one()
            )
            == LONGEST
        )
