"""Where a meeting hides something, no door tells of it by the reason of a correction."""

import pytest

from tests.browser import Browser
from tests.factories import document, meeting, proposal, published
from tests.web.conftest import Fill
from tracker.exchange import Document
from tracker.store.engine import writing

SECRET = "رازدلیل"
KINDS = pytest.mark.parametrize("kind", ["closed", "ordinary"])


def corrected(fill: Fill, before: Document, after: Document) -> Browser:
    """Return a browser on a store in which one document was corrected to another."""
    browser = fill(before)
    with writing(browser.application.extensions["engine"]) as session:
        published(session, after, correct=SECRET)
    return browser


def struck(fill: Fill, kind: str, *, public: bool) -> Browser:
    """Strike the first of three proposals; it was public or not, and the third one is hidden."""
    told = meeting(kind=kind)
    hidden = proposal(3, public=False)
    first, second = proposal(1, public=public), proposal(2, public=True)
    before = document(first, second, hidden, meeting=told)
    after = document(proposal(2, text="متن درست", public=True), hidden, meeting=told)
    return corrected(fill, before, after)


@KINDS
def test_a_hidden_proposal_that_was_struck_never_was(fill: Fill, kind: str) -> None:
    browser = struck(fill, kind, public=False)
    assert browser.get("/p/QDS-1404-02-06-016").status_code == 404


@KINDS
def test_a_public_one_is_told_to_be_gone_without_the_reason(fill: Fill, kind: str) -> None:
    browser = struck(fill, kind, public=True)
    gone = browser.get("/p/QDS-1404-02-06-016")
    assert gone.status_code == 410
    assert SECRET not in gone.text


@KINDS
@pytest.mark.parametrize(
    "address", ["/p/QDS-1404-02-06-027", "/m/QDS-1404-02-06", "/m/QDS-1404-02-06.json"]
)
def test_no_page_of_the_meeting_tells_the_reason(fill: Fill, kind: str, address: str) -> None:
    browser = struck(fill, kind, public=False)
    answer = browser.get(address)
    assert answer.status_code == 200
    assert SECRET not in answer.text


def test_a_proposal_of_a_closed_session_that_was_struck_unticked_never_was(fill: Fill) -> None:
    told = meeting(kind="closed")
    browser = corrected(fill, document(proposal(1), meeting=told), document(meeting=told))
    assert browser.get("/p/QDS-1404-02-06-016").status_code == 404


def test_what_an_ordinary_meeting_struck_when_it_was_thought_closed_never_was(fill: Fill) -> None:
    told = meeting(kind="closed")
    ticked, unticked = proposal(1, public=True), proposal(2)
    browser = corrected(fill, document(ticked, unticked, meeting=told), document())
    codes = {"016": 410, "027": 404}
    for code, status in codes.items():
        answer = browser.get(f"/p/QDS-1404-02-06-{code}")
        assert (answer.status_code, SECRET in answer.text) == (status, False)
    data = browser.get("/m/QDS-1404-02-06.json")
    assert "X-Record-SHA256" not in data.headers
    assert SECRET not in data.text + browser.get("/m/QDS-1404-02-06").text


def test_where_nothing_is_hidden_the_reason_is_public(fill: Fill) -> None:
    browser = corrected(fill, document(proposal(1), proposal(2)), document(proposal(2)))
    assert SECRET in browser.get("/p/QDS-1404-02-06-016").text
    assert SECRET in browser.get("/m/QDS-1404-02-06").text
