"""A closed session whose proposals nobody ticked looks like one in which none was raised."""

import pytest
from werkzeug.test import TestResponse

from tests import everything
from tests.browser import Browser
from tests.factories import NOW, Content, content, council, proposal, published, raw, step
from tests.markup import text_of
from tests.web.conftest import Fill
from tracker import exchange
from tracker.exchange import Document
from tracker.store.engine import writing

CLOSED = "QDS-1404-02-06"
TICKED, UNTICKED = f"{CLOSED}-016", f"{CLOSED}-034"
OPEN = content(
    proposal(1, step("recorded"), step("assigned", organization="ادارهٔ آب")),
    proposal(2),
    sitting=2,
)
# Questions that a stranger may think of, beside those that links lead to.
ASKED = (
    *(f"/proposals?status={status}" for status in ("open", "ended", "overdue", "not_done")),
    *(f"/proposals?organization={number}" for number in range(1, 12)),
    "/proposals?from=1404/02/06&to=1404/02/06",
    "/proposals?q=سمن",
    "/proposals?q=ادارهٔ",
    "/search?q=سمن",
    "/search?q=ادارهٔ&kind=organization",
    "/search?q=سال ۱۴۰۴&order=best",
    "/search?q=پیشنحاد",
    *(f"/p/{CLOSED}-{number}" for number in ("016", "027", "034", "042", "035", "999")),
    *(f"/p/QDS2-1404-02-06-{number}" for number in ("035", "042")),
    f"/m/{CLOSED}.json",
    "/m/QDS-1404-02-07",
)


def session(*numbers: int, ticked: bool = False) -> Content:
    """Return a full closed session with these of its proposals, all of them ticked or none."""
    whole = everything.closed() | {"council": council()}
    whole["proposals"] = [told for told in whole["proposals"] if told["number"] in numbers]
    for told in whole["proposals"]:
        told["public"] = ticked
    return whole


def read(part: Content) -> Document:
    return exchange.read(raw(part))


def told(answer: TestResponse) -> tuple[int, object, bytes]:
    """Return all of an answer that could tell something."""
    headers = {name: value for name, value in answer.headers.items() if name != "Date"}
    return answer.status_code, headers, answer.data


def everywhere(browser: Browser) -> dict[str, object]:
    """Return all that a stranger can be told, by address."""
    answers = browser.crawl("/", "/meetings", "/proposals")
    answers |= {address: browser.get(address) for address in ASKED}
    return {address: told(answer) for address, answer in answers.items()}


def test_unticked_proposals_of_a_closed_session_change_no_answer(fill: Fill) -> None:
    none, some = (fill(read(OPEN), read(part)) for part in (session(), session(1, 3)))
    assert everywhere(some) == everywhere(none)


def test_they_change_none_beside_one_that_was_ticked(fill: Fill) -> None:
    one, both = session(1, ticked=True), session(1, 3)
    both["proposals"][0]["public"] = True
    alone, beside = (fill(read(OPEN), read(part)) for part in (one, both))
    assert everywhere(beside) == everywhere(alone)


@pytest.mark.parametrize(
    ("numbers", "said"), [((), "تنها روز، نهاد و نوع جلسه"), ((1,), "نوع جلسه و این پیشنهادها")]
)
def test_the_page_says_what_of_a_closed_session_is_public(
    fill: Fill, numbers: tuple[int, ...], said: str
) -> None:
    page = fill(read(session(*numbers, ticked=True))).page(f"/m/{CLOSED}")
    (sentence,) = page.classed("said")
    assert said in text_of(sentence)


@pytest.mark.parametrize("public", [False, None])
def test_an_unticked_proposal_is_as_unknown_as_one_that_never_was(
    fill: Fill, public: bool | None
) -> None:
    whole = session(1, 3)
    whole["proposals"][1]["public"] = public
    browser = fill(read(whole))
    there, never = browser.get(f"/p/{UNTICKED}"), browser.get(f"/p/{CLOSED}-042")
    assert (there.status_code, never.status_code) == (404, 404)
    assert there.text.replace(UNTICKED, "") == never.text.replace(f"{CLOSED}-042", "")


def test_a_ticked_proposal_shows_on_its_page_in_lists_in_search_and_in_the_data(fill: Fill) -> None:
    browser = fill(read(OPEN), read(session(1, ticked=True)))
    assert browser.page(f"/p/{TICKED}").text.count("بنفشه رفیعی") > 0
    for address in ("/proposals", "/proposals?q=خانه", "/proposals?status=not_done"):
        assert TICKED in browser.get(address).text
    assert "۳ پیشنهاد" in browser.page("/proposals").text
    assert TICKED in browser.get(f"/m/{CLOSED}").text
    [shown] = browser.get(f"/m/{CLOSED}.json").get_json()["proposals"]
    assert (shown["code"], shown["public"]) == (TICKED, True)


def test_unticking_a_proposal_takes_it_from_every_page(fill: Fill) -> None:
    browser = fill(read(OPEN), read(session(1, ticked=True)))
    with writing(browser.application.extensions["engine"]) as store:
        published(store, read(session(1)), at=NOW, correct="بی‌اجازه نشان داده شد")
    answers = browser.crawl("/", "/meetings").values()
    assert [answer for answer in answers if TICKED.encode() in answer.data] == []
    assert browser.get(f"/p/{TICKED}").status_code == 404
