"""Messages in the language of the page."""

import pytest
from flask import Flask
from flask_babel import force_locale

from tracker.web.words.language import N_, gettext, ngettext


@pytest.mark.usefixtures("request_context")
def test_pages_speak_persian_by_default() -> None:
    assert gettext("Home page") == "صفحهٔ نخست"
    assert ngettext("%(n)s day late", "%(n)s days late", 2, n="۲") == "۲ روز دیرکرد"


def test_english_is_the_message_itself(app: Flask) -> None:
    with app.test_request_context("/"), force_locale("en"):
        assert gettext("Home page") == "Home page"
        assert ngettext("%(n)s day late", "%(n)s days late", 1, n=1) == "1 day late"


def test_a_marked_message_is_left_as_it_is() -> None:
    assert N_("Home page") == "Home page"
