"""Where a chain ends stands on pages, in headers of data and on reports."""

import re

from tests.factories import document, proposal
from tests.web.conftest import Fill

HEAD = re.compile(r"qds:1:[0-9a-f]{64}")


def test_a_page_and_its_data_tell_the_same_head(fill: Fill) -> None:
    browser = fill(document(proposal(1)))
    told = browser.get("/m/QDS-1404-02-06.json").headers["X-Ledger-Head"]
    assert HEAD.fullmatch(told)
    assert browser.get("/p/QDS-1404-02-06-016.json").headers["X-Ledger-Head"] == told
    short = told.rpartition(":")[2][:16]
    for address in ("/", "/m/QDS-1404-02-06", "/p/QDS-1404-02-06-016", "/statuses"):
        assert f"دفتر انتشار ردیف ۱: {short}" in browser.page(address).text
    assert told in browser.page("/reports/1404/02").text


def test_a_store_of_several_councils_tells_the_head_of_the_council_that_is_shown(
    fill: Fill,
) -> None:
    browser = fill(document(proposal(1)), document(proposal(1), prefix="REY"))
    told = browser.get("/m/REY-1404-02-06.json").headers["X-Ledger-Head"]
    assert told.startswith("rey:1:")
    short = told.rpartition(":")[2][:16]
    assert short in browser.page("/m/REY-1404-02-06").text
    assert short not in browser.page("/m/QDS-1404-02-06").text
    assert "/ledger" in browser.page("/").links


def test_where_nothing_was_published_no_head_is_told(fill: Fill) -> None:
    browser = fill()
    assert "ردیف" not in browser.page("/").text
    assert "هنوز چیزی منتشر نشده است" in browser.page("/ledger").text
