"""From what was typed to the address of a record."""

import pytest
from flask import Flask
from werkzeug.exceptions import HTTPException, NotFound

from tests.browser import Browser
from tests.factories import council, document, proposal
from tests.markup import text_of
from tests.web.conftest import Fill
from tracker.models.codes import Typed
from tracker.web import addresses

MEETING, PROPOSAL = "QDS-1404-02-06", "QDS-1404-02-06-016"


@pytest.mark.usefixtures("request_context")
def test_a_code_leads_to_the_page_of_its_record() -> None:
    assert addresses.of(Typed(MEETING, is_proposal=False, sound=True)) == f"/m/{MEETING}"
    assert addresses.of(Typed(PROPOSAL, is_proposal=True, sound=True)) == f"/p/{PROPOSAL}"


@pytest.mark.usefixtures("request_context")
def test_words_lead_nowhere() -> None:
    assert [addresses.jump(words) for words in ("", "خانه سمن‌ها", "۱۴۰۴", "12345678901")] == [
        None
    ] * 4


@pytest.mark.usefixtures("request_context")
def test_what_is_no_code_is_not_found() -> None:
    with pytest.raises(NotFound):
        addresses.wanted("x", "proposals.show")


@pytest.mark.parametrize(
    ("code", "endpoint", "way"),
    [
        ("۱۴۰۴۰۲۰۶", "meetings.show", f"/m/{MEETING}"),
        ("۱۴۰۴۰۲۰۶", "meetings.data", f"/m/{MEETING}.json"),
        ("۱۴۰۴۰۲۰۶۰۱۶", "proposals.show", f"/p/{PROPOSAL}"),
        (PROPOSAL, "meetings.show", f"/p/{PROPOSAL}"),
        (PROPOSAL, "meetings.data", f"/p/{PROPOSAL}"),
        (MEETING, "proposals.show", f"/m/{MEETING}"),
    ],
)
@pytest.mark.usefixtures("request_context")
def test_another_spelling_or_kind_is_led_to_the_right_address(
    code: str, endpoint: str, way: str
) -> None:
    with pytest.raises(HTTPException) as ended:
        addresses.wanted(code, endpoint)
    response = ended.value.get_response()
    assert (response.status_code, response.headers["Location"]) == (301, way)


@pytest.mark.usefixtures("request_context")
def test_a_code_whose_check_digit_is_wrong_leads_nowhere_else() -> None:
    found = addresses.wanted("qds۱۴۰۴۰۲۰۶۰۱۷", "proposals.show")
    assert (found.code, found.sound) == ("QDS-1404-02-06-017", False)


def test_where_there_are_two_councils_a_code_must_say_which(fill: Fill) -> None:
    other = council("TRN", short_name="تهران")
    browser = fill(document(proposal(1)), document(proposal(1), prefix="TRN", council=other))
    assert browser.get("/proposals?q=تهران ۱۴۰۴۰۲۰۶۰۱۶").location == "/p/TRN-1404-02-06-016"
    assert browser.get("/proposals?q=trn14040206").location == "/m/TRN-1404-02-06"


TWO = ["QDS-1404-02-06", "TRN-1404-02-06"]


@pytest.mark.parametrize(
    ("typed", "way", "offered"),
    [
        ("۱۴۰۴۰۲۰۶۰۱۶", "/p/1404-02-06-016", [f"/p/{code}-016" for code in TWO]),
        ("کد ۱۴۰۴۰۲۰۶۰۲", "/p/1404-02-06-027", ["/p/TRN-1404-02-06-027"]),
        ("1404/02/06", "/m/1404-02-06", [f"/m/{code}" for code in TWO]),
        ("14040206050", "/p/1404-02-06-050", []),
    ],
)
def test_a_code_that_says_no_council_is_answered_with_those_that_may_be_meant(
    fill: Fill, typed: str, way: str, offered: list[str]
) -> None:
    other = council("TRN", short_name="تهران")
    second = document(proposal(1), proposal(2), prefix="TRN", council=other)
    browser = fill(document(proposal(1)), second)
    answer = browser.get("/proposals", query_string={"q": typed})
    assert (answer.status_code, answer.location) == (303, way)
    page = browser.page(way, 404)
    links = [link.get("href") for link in page.all("a")]
    assert sorted(link for link in links if link and link[:3] in ("/p/", "/m/")) == offered
    assert "از کدام شورا" in text_of(page.one("h1"))


@pytest.mark.parametrize(
    "typed",
    [
        "کد پیگیری: QDS-1404-02-06-016",
        "code QDS14040206016",
        "ＱＤＳ１４０４０２０６０１６",
        "1404020601",
    ],
)
def test_a_code_with_a_label_in_wide_letters_or_without_check_digit_leads_to_its_record(
    seeded: Browser, typed: str
) -> None:
    assert seeded.get("/proposals", query_string={"q": typed}).location == f"/p/{PROPOSAL}"
    assert seeded.get(f"/p/{typed}").location == f"/p/{PROPOSAL}"


def test_what_cannot_be_read_as_a_code_is_answered_with_how_one_looks(seeded: Browser) -> None:
    page = seeded.page("/p/QDS-1404-2-6-1", 404)
    assert "QDS-1404-02-06-034" in page.text
    assert page.one("input", name="q").get("value") == "QDS-1404-2-6-1"


def test_a_council_that_is_not_here_is_read_and_not_found(app: Flask) -> None:
    assert app.test_client().get("/p/ABC-1404-02-06-016").status_code == 404
