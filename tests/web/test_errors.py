"""What a visitor sees when the answer is no; what becomes of a form stands in test_session."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask, abort

from tests.browser import Browser, read
from tests.desk import Desk, DeskBrowser
from tests.markup import text_of
from tracker.domain.errors import Refused
from tracker.domain.permissions import Action
from tracker.models.accounts import Role
from tracker.settings import Settings
from tracker.web import create_app
from tracker.web.permits import allows
from tracker.web.words import translation
from tracker.web.words.errors import ERRORS


@pytest.fixture
def desk(own_desk: Desk) -> Desk:
    """Return a desk whose application these tests may change."""
    return own_desk


def answering(app: Flask, status: int) -> None:
    """Add a page that answers so."""
    view = allows(Action.READ_PUBLISHED)(lambda: abort(status))
    app.add_url_rule("/no", "no", view)


@pytest.mark.parametrize("status", sorted(set(ERRORS) - {405}))
def test_every_number_has_a_page_with_its_words(desk: Desk, status: int) -> None:
    answering(desk.app, status)
    page = desk.stranger().page("/no", status)
    persian = translation("fa")
    assert text_of(page.all("h1")[0]) == persian.gettext(ERRORS[status].title)
    assert [form.get("method") for form in page.all("form")] == ["get"]


def post(browser: DeskBrowser, code: str) -> tuple[int, str]:
    """Return number and words of the answer where the domain refuses with this code."""

    def view() -> str:
        raise Refused(code)

    browser.application.add_url_rule(
        "/desk/no", "no", allows(Action.READ_DESK)(view), methods=["POST"]
    )
    answer = browser.send("/desk/no", text="متنی که کسی نوشته است")
    return answer.status_code, text_of(read(answer.text).all("main")[0])


@pytest.mark.parametrize(
    ("code", "status", "kept"),
    [
        ("last_administrator", 409, True),
        ("administrators_only", 403, True),
        ("no_such_account", 404, False),
    ],
)
def test_a_refusal_without_a_form_of_its_own_has_its_sentence_and_what_was_typed(
    desk: Desk, code: str, status: int, kept: bool
) -> None:
    number, words = post(desk.browser(Role.CLERK), code)
    assert number == status
    assert ("متنی که کسی نوشته است" in words) is kept


@pytest.fixture
def lost(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Browser:
    """Return a browser on an application whose store is not there."""
    caplog.set_level(logging.CRITICAL)
    url = f"sqlite:///{tmp_path}/nowhere/store.db"
    app = create_app(Settings(home=tmp_path, database_url=url))
    return Browser(app, app.response_class)


def test_an_unknown_page_is_told_with_a_way_on(seeded: Browser) -> None:
    page = seeded.page("/nowhere", 404)
    assert "چنین صفحه‌ای نداریم" in page.text
    assert page.one("form").get("action") == "/search"


def test_a_page_that_can_only_be_read_says_what_can_be_done(seeded: Browser) -> None:
    answer = seeded.post("/proposals")
    assert answer.status_code == 405
    assert set(answer.allow) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize("address", ["/", "/proposals", "/p/QDS-1404-02-06-016", "/nowhere"])
def test_a_store_that_does_not_answer_is_told_as_such(lost: Browser, address: str) -> None:
    page = lost.page(address, 503)
    assert "دفتر اکنون در دسترس نیست" in page.text
    assert lost.get(address).headers["Cache-Control"] == "no-store"


def test_a_fault_of_ours_tells_nothing_of_the_inside(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    broken = create_app(app.extensions["settings"])

    @allows(Action.READ_PUBLISHED)
    def fail() -> str:
        raise ValueError("secret reason")

    broken.add_url_rule("/fail", "fail", fail)
    answer = Browser(broken, broken.response_class).get("/fail")
    assert answer.status_code == 500
    assert "secret reason" not in answer.text
    assert "secret reason" in caplog.text


def test_a_request_for_another_host_is_refused_plainly(app: Flask) -> None:
    ours = create_app(replace(app.extensions["settings"], base_url="https://qods.example"))
    browser = Browser(ours, ours.response_class)
    assert browser.get("/", base_url="https://qods.example").status_code == 200
    answer = browser.get("/", base_url="https://evil.example")
    assert (answer.status_code, answer.mimetype) == (400, "text/plain")
    assert "evil" not in answer.text


@pytest.mark.parametrize("host", ["a..b", ".a", "x" * 70])
def test_a_host_that_cannot_be_one_is_answered_plainly(seeded: Browser, host: str) -> None:
    for address in ("/", "/healthz", "/desk"):
        answer = seeded.get(address, headers={"Host": host})
        assert (answer.status_code, answer.mimetype) == (400, "text/plain")
