"""Of what is not public no page, list, search, count or document says a word (records.md)."""

import re
from itertools import count

import pytest

from tests import everything
from tests.browser import Browser
from tests.factories import Content, content, proposal, raw, step
from tests.hostile import changed, typed
from tests.web.conftest import Fill
from tracker import exchange
from tracker.exchange import Document
from tracker.exchange.wire import plain

find = re.compile(r"راز\d+ت").findall
HIDDEN = "پنهان"
# Of a closed session: whose record it is, the body that met, and the proposals that were ticked.
TOLD_OF_CLOSED = {
    "council.name", "council.short_name", "council.heading", "meeting.body",
    "proposals.text", "proposals.decision", "proposals.resolution_number", "proposals.vote",
    "proposals.proposers.people", "proposals.proposers.organizations", "proposals.proposers.groups",
    "proposals.cooperating", "proposals.informed",
    "proposals.events.text", "proposals.events.actor", "proposals.events.capacity",
    "proposals.events.on_behalf_of", "proposals.events.decision", "proposals.events.organization",
    "proposals.events.contact_person", "proposals.events.letter_number",
    "proposals.events.awaiting", "proposals.events.proof_address",
}  # fmt: skip


def closed() -> Document:
    """Return a closed session in which each text is a secret of its own; one proposal is ticked."""
    numbers = count(1)
    return changed(lambda _field, _typed: f"راز{next(numbers)}ت", everything.closed)


def everywhere(browser: Browser) -> str:
    """Return all that a stranger can read."""
    answers = browser.crawl("/", "/meetings").values()
    return "\n".join(answer.data.decode(errors="replace") for answer in answers)


def test_of_a_closed_session_only_its_day_body_and_kind_are_told(fill: Fill) -> None:
    document = closed()
    told = set(find(everywhere(fill(document))))
    places = {secret: place for place, text in typed(plain(document)) for secret in find(text)}
    shown = {places[secret] for secret in told}
    assert shown <= TOLD_OF_CLOSED
    assert {"meeting.body", "proposals.text", "council.name"} <= shown
    unticked = {text for _, text in typed(plain(document.proposals[1]))}
    assert told & unticked == set()


def test_a_closed_session_is_not_called_a_draft_since_its_approval_is_not_told(fill: Fill) -> None:
    assert closed().meeting.approved_by is not None
    assert fill(closed()).page("/m/QDS-1404-02-06").classed("h-wait") == []


def test_a_closed_session_is_not_found_by_its_hidden_words(fill: Fill) -> None:
    browser = fill(closed())
    ticked = closed().proposals[0]
    shown = browser.page(f"/p/{ticked.code}").text
    for secret in {text for _, text in typed(plain(closed()))}:
        for way, tag in ((f"/proposals?q={secret}", "td"), (f"/search?q={secret}", "h2")):
            found = browser.page(way).all(tag)
            records = [one for one in found if next(one.iter("a"), None) is not None]
            assert not records or secret in shown, way
            assert records or secret not in ticked.text, way


def hidden_proposal() -> Content:
    """Return a meeting with a proposal that is not public, and what only that one names."""
    assigned = step("assigned", organization=f"ادارهٔ {HIDDEN}", decision=HIDDEN)
    return content(
        proposal(1),
        proposal(2, step("recorded"), assigned, text=f"{HIDDEN} است", public=False)
        | {"proposers": {"people": [f"خانم {HIDDEN}"]}},
        proposal(3),
        organizations=[{"name": f"ادارهٔ {HIDDEN}", "classification": "department"}],
        people=[
            {
                "name": f"خانم {HIDDEN}",
                "memberships": [{"organization": f"ادارهٔ {HIDDEN}", "role": HIDDEN}],
            }
        ],
    )


@pytest.fixture(scope="module")
def half_hidden(fill: Fill) -> Browser:
    return fill(exchange.read(raw(hidden_proposal())))


def test_a_proposal_that_is_not_public_leaves_no_word_anywhere(half_hidden: Browser) -> None:
    assert HIDDEN not in everywhere(half_hidden)


def test_a_proposal_that_is_not_public_is_as_unknown_as_one_that_never_was(
    half_hidden: Browser,
) -> None:
    there = half_hidden.page("/p/QDS-1404-02-06-027", 404)
    never = half_hidden.page("/p/QDS-1404-02-06-042", 404)
    assert there.text.replace("QDS-1404-02-06-027", "") == never.text.replace(
        "QDS-1404-02-06-042", ""
    )


def test_a_proposal_that_is_not_public_is_counted_nowhere(half_hidden: Browser) -> None:
    assert "۲ پیشنهاد" in half_hidden.page("/proposals").text
    assert "۳" not in half_hidden.page("/proposals").text
    assert [half_hidden.page(f"/proposals?q={HIDDEN}").classed("what")] == [[]]


def test_the_hash_of_a_version_that_hides_something_is_not_told(half_hidden: Browser) -> None:
    answer = half_hidden.get("/m/QDS-1404-02-06.json")
    assert "X-Record-SHA256" not in answer.headers
    assert exchange.sha256(exchange.read(raw(hidden_proposal()))) not in everywhere(half_hidden)


def test_an_open_meeting_tells_its_hash(seeded: Browser, seed: Document) -> None:
    answer = seeded.get("/m/QDS-1404-02-06.json")
    assert answer.headers["X-Record-SHA256"] == exchange.sha256(seed)
    assert answer.headers["X-Record-Version"] == "1"
