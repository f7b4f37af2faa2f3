"""English is whole: every public page and file, every error, with no Persian word of our own.

What is wrong with the words of a page the browser tells (tests/prose_checks.py).
"""

import csv
import io
import logging
from pathlib import Path

import pytest
from flask import Flask
from openpyxl import load_workbook

from tests.browser import Browser, read
from tests.desk import Desk
from tests.factories import document, proposal
from tests.prose_checks import PERSIAN_LETTERS
from tests.web.conftest import Fill, Sites
from tests.web.test_discretion import corrected
from tests.web.test_every_page import crawled
from tracker.domain.permissions import Action
from tracker.export.reports import Part
from tracker.models.codes import proposal_code
from tracker.settings import Settings
from tracker.web import create_app
from tracker.web.limits import LARGEST
from tracker.web.permits import action_of, allows

FULL = ("lives", "everything", "seed", "60")
# What no link leads to, beside the addresses of machines and of earlier versions.
UNLINKED = (
    "/en/m/QDS-1404-02-06/versions",
    "/en/p/QDS-1404-02-06-016.json",
    "/en/c/qds",
    "/en/councils",
    "/en/search?q=سمن",
    "/en/search?q=ناپیدا",
)
ELSEWHERE = {"health.show", "static", "meetings.version", "meetings.version_data"}


def test_every_public_page_is_met_in_english(sites: Sites, app: Flask) -> None:
    """Nothing of them is missing from this test; what is wrong with one stops the crawl."""
    answers = [
        answer
        for store in FULL
        for address, answer in crawled(sites(store)).items()
        if address.startswith("/en/") and answer.status_code < 400
    ]
    answers += [sites("seed").get(address) for address in UNLINKED]
    routes = app.url_map.bind("localhost")
    met = {routes.match(answer.request.path.removeprefix("/en"))[0] for answer in answers}
    public = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if action_of(app, rule.endpoint) is Action.READ_PUBLISHED
    }
    assert public - met == ELSEWHERE
    pages = [
        read(answer.text).root
        for answer in answers
        if answer.mimetype == "text/html" and answer.status_code == 200
    ]
    assert {(page.get("lang"), page.get("dir")) for page in pages} == {("en", "ltr")}


def test_versions_and_what_changed_are_told_in_english(fill: Fill) -> None:
    first, second = (document(proposal(1, text=text)) for text in ("خانه", "خانهٔ سمن‌ها"))
    browser = corrected(fill, first, second)
    versions = browser.page("/en/m/QDS-1404-02-06/versions")
    assert "Proposal 1" in versions.text
    assert "What the next version changed" in browser.page("/en/m/QDS-1404-02-06/v/1").text


def test_files_of_a_report_are_in_english(sites: Sites) -> None:
    browser = sites("lives")
    for part in Part:
        text = browser.get(f"/en/reports/1404/03.csv?table={part}").data.decode("utf-8-sig")
        headings, *rows = csv.reader(io.StringIO(text))
        assert not any(map(PERSIAN_LETTERS.search, headings))
        told = [cell for row in rows for name, cell in zip(headings, row, strict=True)
                if name not in ("Proposal", "Responsible", "Title", "Body")]  # fmt: skip
        assert [cell for cell in told if PERSIAN_LETTERS.search(cell)] == []
        assert rows
    book = load_workbook(io.BytesIO(browser.get("/en/reports/1404/03.xlsx").data))
    assert book.sheetnames == [
        "Totals",
        "Meetings held",
        "Responsible bodies",
        "Proposals",
        "Late entries",
    ]
    assert not any(sheet.sheet_view.rightToLeft for sheet in book.worksheets)
    cells = {sheet.title: [cell.value for cell in sheet[1]] for sheet in book.worksheets}
    assert cells["Totals"] == ["What is counted", "This month", "Month before", "Change"]
    assert cells["Late entries"][3:5] == ["Happened on", "Happened on (Gregorian)"]
    lines = book["Proposals"]
    assert str(lines["C2"].value).isascii()
    assert "/en/p/NMN-" in str(lines.cell(2, lines.max_column).value)


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nowhere", 404, "There is no such page"),
        ("/p/سلام", 404, "this could not be read as a code"),
        ("/p/NMN-1404-03-11-999", 404, "There is no such code"),
        ("/m/NMN-1404-09-09", 404, "no meeting bears this code"),
        ("/reports/1404/12", 404, "This month has not begun yet"),
        ("/p/" + proposal_code("NMN-1404-03-11", 14), 410, "This proposal was struck"),
        ("/proposals?from=۳۱ اسفند", 200, "Esfand 1404 has no day 31; it has 29 days."),
        ("/proposals?from=یکشنبه ۶ اردیبهشت ۱۴۰۴", 200, "is a Saturday, not a Sunday."),
        ("/proposals?from=2025-04-26", 200, "2025 is a Gregorian year"),
        ("/proposals?status=x&organization=y", 200, "There is no such status; all are shown."),
        ("/proposals?q=" + "ب" * 201, 200, "This is longer than 200 letters"),
        ("/proposals?q=فضانورد", 200, "Nothing fits"),
    ],
)
def test_what_cannot_be_shown_is_told_in_english(
    sites: Sites, path: str, status: int, words: str
) -> None:
    page = sites("lives").page(f"/en{path}", status)
    assert (page.root.get("lang"), words in page.text) == ("en", True), page.text


def test_a_form_that_cannot_be_taken_is_told_in_english(desk: Desk) -> None:
    browser = desk.stranger()
    where, wrong = "/en/desk/sign-in", {"login": "clerk.qds", "password": "x"}
    answers = [
        browser.post(where, data=wrong),
        browser.post(where, data={"login": "x" * LARGEST}),
        *(browser.send(where, **wrong) for _ in range(6)),
        browser.post("/en/desk/people/new", data={"csrf_token": browser.token()}),
        browser.get("/en/desk/invitation/never"),
        browser.delete(where),
    ]
    assert [answer.status_code for answer in answers] == [
        *(403, 413, *[422] * 5, 429),
        *(403, 410, 405),
    ]
    assert {read(answer.text).root.get("lang") for answer in answers} == {"en"}
    assert "Too many attempts. Try again in 30 seconds." in answers[7].text


def test_a_fault_of_ours_is_told_in_english(
    app: Flask, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    lost = create_app(Settings(home=tmp_path, database_url=f"sqlite:///{tmp_path}/no/store.db"))
    page = Browser(lost, lost.response_class).page("/en/proposals", 503)
    assert "The register cannot be reached now" in page.text
    broken = create_app(app.extensions["settings"])

    @allows(Action.READ_PUBLISHED)
    def fail() -> str:
        raise ValueError

    broken.add_url_rule("/fail", "fail", fail)
    assert "Something went wrong here" in Browser(broken, broken.response_class).page(
        "/en/fail", 500
    ).text  # fmt: skip
