"""What somebody typed is shown as text: it runs nowhere, breaks nothing, turns nothing round."""

import re

import pytest

from tests.browser import Browser
from tests.hostile import TEXTS, TURNING, hostile, longest, typed
from tests.prose_checks import MARKER
from tests.web.conftest import Fill
from tracker.exchange.wire import plain
from tracker.persian.text import clean
from tracker.queries.documents import public

MEETING, PROPOSAL = "/m/QDS-1404-02-06", "/p/QDS-1404-02-06-016"
PAGES = ("/", "/proposals", "/meetings", "/data", MEETING, PROPOSAL)
# Told in the document and on no page: what says nothing to a reader of these minutes.
UNTOLD = {
    "council.short_name",  # how codes are spoken
    "meeting.term",
    "organizations.licence.number",  # the register; it has pages of its own later
    "organizations.licence.issuer",
    "organizations.name",
    "organizations.parent",
    "people.memberships.organization",
    "people.memberships.role",
    "statements.role",  # stands beside the name in the attendance
    "statements.source_sentence",
}

HASH = re.compile(r"[0-9a-f]{16}")  # of the ledger: it may have any digits


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text_is_shown_as_text(fill: Fill, name: str) -> None:
    browser = fill(hostile(TEXTS[name]))
    shown = " ".join(clean(TEXTS[name]).split())
    for address in PAGES:
        page = browser.page(address)
        assert page.all("script", "img", "textarea") == []
        assert shown in page.text or address in ("/data", "/meetings")
        assert "49" not in HASH.sub("", page.text)
    assert browser.get("/proposals?q=" + MARKER).status_code == 200


def test_every_text_of_a_record_stands_on_a_page_of_it(fill: Fill) -> None:
    document = hostile("")
    browser = fill(document)
    pages = [browser.page(MEETING), browser.page(PROPOSAL)]
    shown = " ".join(text for page in pages for text in (page.text, *page.links))
    told = typed(plain(public(document)))
    lacking = {place for place, text in told if " ".join(text.split()) not in shown}
    assert lacking <= UNTOLD


def test_characters_that_turn_text_round_reach_no_page(fill: Fill) -> None:
    browser = fill(hostile(TURNING))
    for address in PAGES:
        html = browser.get(address).text
        assert [
            letter for letter in clean("x") + TURNING if letter in html and ord(letter) > 999
        ] == []
        assert f"{MARKER}evil{MARKER}" in html or address == "/data"


def test_the_longest_texts_are_shown_whole(fill: Fill) -> None:
    document = longest()
    browser = fill(document)
    assert document.proposals[0].text in browser.page(PROPOSAL).text
    assert document.statements[1].text in browser.page(MEETING).text
    for address in PAGES:
        assert len(browser.page(address).title) < 700


def test_a_search_for_hostile_text_finds_it_and_repeats_it_as_text(fill: Fill) -> None:
    browser: Browser = fill(hostile(TEXTS["script"]))
    answer = browser.get("/proposals", query_string={"q": TEXTS["script"]})
    assert "QDS-1404-02-06-016" in answer.text
    assert TEXTS["script"] not in answer.text
