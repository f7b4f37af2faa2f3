"""What every answer says beside its body."""

import pytest
from flask import Flask

from tests.browser import Browser
from tracker.web.headers import HEADERS

RECORD = "/m/QDS-1404-02-06.json"


@pytest.mark.parametrize("address", ["/", "/nowhere", "/p/14040206016", RECORD, "/healthz"])
def test_every_answer_has_every_header(app: Flask, address: str) -> None:
    answer = app.test_client().get(address)
    given = {name: answer.headers.get(name) for name in HEADERS}
    differ = {name for name, value in HEADERS.items() if given[name] != value}
    assert differ <= {"Cross-Origin-Resource-Policy", "Cache-Control"}
    assert None not in given.values()


def test_a_page_may_be_kept_but_is_asked_for_again(seeded: Browser) -> None:
    assert seeded.get("/").headers["Cache-Control"] == "public, no-cache"


def test_data_may_be_read_by_any_page_of_any_host(seeded: Browser) -> None:
    for address in (RECORD, "/data/civic-meeting-1.schema.json"):
        headers = seeded.get(address).headers
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Origin" not in seeded.get("/").headers


def test_the_tag_changes_with_the_page_and_not_with_its_packing(seeded: Browser) -> None:
    plain = seeded.get("/")
    packed = seeded.get("/", headers={"Accept-Encoding": "gzip"})
    assert plain.headers["ETag"].startswith("W/")
    assert packed.headers["ETag"].partition(":")[0] == plain.headers["ETag"].partition(":")[0]
    tag = packed.headers["ETag"]
    again = seeded.get("/", headers={"Accept-Encoding": "gzip", "If-None-Match": tag})
    assert again.status_code == 304
    assert plain.headers["ETag"] != seeded.get("/proposals").headers["ETag"]


def test_what_is_not_found_has_no_tag(seeded: Browser) -> None:
    assert "ETag" not in seeded.get("/nowhere").headers
