"""What a visitor sees when the answer is no; what becomes of a form stands in test_session."""

import pytest
from flask import Flask, abort

from tests.browser import read
from tests.desk import Desk, DeskBrowser
from tests.markup import text_of
from tracker.domain.errors import Refused
from tracker.domain.permissions import Action
from tracker.models.accounts import Role
from tracker.web.permits import allows
from tracker.web.words import translation
from tracker.web.words.errors import ERRORS


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
