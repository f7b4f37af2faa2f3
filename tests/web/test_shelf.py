"""Public pages that are kept in memory: the same as new ones, and never old."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlmodel import select
from werkzeug.test import TestResponse

from tests import following_pages
from tests.browser import Browser
from tests.desk import Desk
from tests.factories import DAY, NOW, council, document, meeting, proposal, published, step
from tests.following_pages import number
from tests.web.conftest import Fill
from tests.web.test_every_page import queries
from tracker.models import Proposal
from tracker.models.accounts import Role
from tracker.store.engine import connect, writing
from tracker.web.shelf import MOST, Page, Shelf

PAGES = ("/", "/proposals", "/p/QDS-1404-02-06-016", "/m/QDS-1404-02-06", "/reports/1404/02")
SetClock = Callable[[datetime], None]


@pytest.fixture
def kept(fill: Fill) -> Browser:
    """Return a browser on a store of its own whose pages are kept."""
    browser = fill(document(proposal(1), proposal(2)))
    browser.application.extensions["shelf"].most = MOST
    return browser


def changed(browser: Browser, *documents: object) -> None:
    """Publish past the application, as another process does."""
    engine = connect(browser.application.extensions["engine"].url.render_as_string(False))
    with writing(engine) as session:
        published(session, *documents, correct="رخدادی افزوده شد")  # type: ignore[arg-type]
    engine.dispose()


def said(answer: TestResponse) -> list[tuple[str, str]]:
    """Return the headers of an answer, but for the clock's."""
    return [header for header in answer.headers if header[0] != "Date"]


@pytest.mark.parametrize("address", [*PAGES, "/en/proposals", "/m/QDS-1404-02-06.json"])
def test_a_page_that_was_made_is_not_made_again(kept: Browser, address: str) -> None:
    first = kept.get(address)
    with queries(kept) as asked:
        again = kept.get(address)
    assert (again.data, said(again)) == (first.data, said(first))
    assert len(asked) == 1
    tag = {"If-None-Match": first.headers["ETag"]}
    assert kept.get(address, headers=tag).status_code == 304


def test_what_is_published_by_anybody_is_seen_at_the_next_look(kept: Browser) -> None:
    before = {address: kept.get(address).data for address in PAGES}
    changed(kept, document(proposal(1, text="متنی تازه"), proposal(2)))
    after = {address: kept.get(address).data for address in PAGES}
    assert {address for address in PAGES if before[address] != after[address]} == set(PAGES)
    assert "متنی تازه" in after["/p/QDS-1404-02-06-016"].decode()


def test_another_council_is_seen_at_once(kept: Browser) -> None:
    kept.get("/")
    changed(kept, document(prefix="REY", council=council("REY", name="شورای ری")))
    assert "شورای ری" in kept.page("/").text


def test_a_step_at_the_desk_is_seen_at_the_next_look(desk: Desk) -> None:
    following_pages.fill(desk)
    desk.app.extensions["shelf"].most = MOST
    stranger, browser = desk.stranger(), desk.browser(Role.SECRETARY)
    (code,) = desk.ask(select(Proposal.code).where(Proposal.id == number(desk, "assigned")))
    before = stranger.get(f"/p/{code}").text
    place = following_pages.address(desk, "assigned")
    typed = following_pages.sent(browser, place, "comment", text="یادداشتی تازه")
    assert browser.post(place, data=typed).status_code == 303
    assert ["یادداشتی تازه" in page for page in (before, stranger.get(f"/p/{code}").text)] == [
        False,
        True,
    ]


def test_a_new_day_makes_the_pages_anew(kept: Browser, set_clock: SetClock) -> None:
    late = proposal(1, step("recorded"), step("assigned"))
    changed(kept, document(late, day=DAY, sitting=2, meeting=meeting(DAY)))
    before = kept.get("/p/QDS2-1404-02-06-015").data
    set_clock(NOW + timedelta(days=9))
    assert kept.get("/p/QDS2-1404-02-06-015").data != before


@pytest.mark.parametrize("address", ["/proposals?q=پیشنهاد", "/reports/1404/02.csv", "/healthz"])
def test_searches_and_files_are_not_kept(kept: Browser, address: str) -> None:
    kept.get(address)
    with queries(kept) as asked:
        kept.get(address)
    assert len(asked) >= 1
    assert not any("ledger_entry e ORDER BY e.rowid" in sql for sql in asked) or ".csv" in address


def test_an_address_that_is_asked_for_otherwise_is_another_page(kept: Browser) -> None:
    pages = [kept.get(f"/proposals{query}").data for query in ("", "?status=open", "?status=ended")]
    assert len(set(pages)) == 3
    assert kept.get("/en/proposals").data not in pages


def test_what_is_not_found_is_asked_for_again(kept: Browser) -> None:
    assert [kept.get("/p/QDS-1404-02-06-050").status_code for _ in range(2)] == [404, 404]


def test_the_shelf_holds_so_many_pages_and_lets_the_oldest_go() -> None:
    shelf, page = Shelf(most=2), Page([], b"")
    for key in (1, 2):
        shelf.put(key, page)
    assert shelf.get(1) is page
    shelf.put(3, page)
    assert [shelf.get(key) for key in (1, 2, 3)] == [page, None, page]
