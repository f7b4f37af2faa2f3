"""From what was typed to the address of a record."""

import pytest
from flask import Flask
from werkzeug.exceptions import HTTPException, NotFound

from tests.factories import council, document, proposal
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


def test_where_there_are_two_councils_a_code_must_say_which(fill: Fill) -> None:
    other = council("TRN", short_name="تهران")
    browser = fill(document(proposal(1)), document(proposal(1), prefix="TRN", council=other))
    assert browser.get("/proposals?q=۱۴۰۴۰۲۰۶۰۱۶").status_code == 200
    assert browser.get("/proposals?q=تهران ۱۴۰۴۰۲۰۶۰۱۶").location == "/p/TRN-1404-02-06-016"
    assert browser.get("/proposals?q=trn14040206").location == "/m/TRN-1404-02-06"


def test_a_council_that_is_not_here_is_read_and_not_found(app: Flask) -> None:
    assert app.test_client().get("/p/ABC-1404-02-06-016").status_code == 404
