"""The record as data."""

import json

from tests.browser import Browser
from tests.markup import text_of
from tests.web.conftest import Sites
from tracker import exchange


def test_the_schema_is_shown_and_served(seeded: Browser) -> None:
    page, answer = seeded.page("/data"), seeded.get("/data/civic-meeting-1.schema.json")
    assert answer.mimetype == "application/schema+json"
    assert json.loads(answer.text) == exchange.schema()
    assert json.loads("".join(page.one("pre").itertext())) == exchange.schema()
    assert "/data/civic-meeting-1.schema.json" in page.links


def test_the_latest_meeting_is_the_example(seeded: Browser, sites: Sites) -> None:
    assert "/m/QDS-1404-02-06.json" in seeded.page("/data").links
    codes = [text_of(code) for code in sites("empty").page("/data").classed("code")]
    assert "http://127.0.0.1/m/QDS-1404-02-06.json" in codes


def test_the_page_says_what_of_a_closed_session_is_told(seeded: Browser) -> None:
    codes = [text_of(code) for code in seeded.page("/data").classed("code")]
    assert '"public": true' in codes
