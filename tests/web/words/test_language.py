"""Messages in the language of the page."""

import pytest
from flask import Flask

from tracker.web.words.language import (
    N_,
    digits,
    gettext,
    is_english,
    listed,
    ngettext,
    own,
    tongue,
)

ENGLISH = "http://localhost/en"


@pytest.mark.usefixtures("request_context")
def test_pages_speak_persian_by_default() -> None:
    assert gettext("Home page") == "صفحهٔ نخست"
    assert ngettext("%(n)s day late", "%(n)s days late", 2, n="۲") == "۲ روز دیرکرد"


def test_english_is_the_message_itself(app: Flask) -> None:
    with app.test_request_context(base_url=ENGLISH):
        assert gettext("Home page") == "Home page"
        assert ngettext("%(n)s day late", "%(n)s days late", 1, n=1) == "1 day late"


def test_a_marked_message_is_left_as_it_is() -> None:
    assert N_("Home page") == "Home page"


@pytest.mark.usefixtures("request_context")
def test_a_page_in_persian_has_persian_digits_and_commas() -> None:
    assert not is_english()
    assert (digits(1404), digits("12:30")) == ("۱۴۰۴", "۱۲:۳۰")
    assert listed(["الف", "ب"]) == "الف، ب"


def test_a_page_in_english_parts_thousands_but_not_in_a_text(app: Flask) -> None:
    with app.test_request_context(base_url=ENGLISH):
        assert is_english()
        assert (digits(12), digits(1234567), digits("1404")) == ("12", "1,234,567", "1404")
        assert listed(["a", "b"]) == "a, b"


@pytest.mark.usefixtures("request_context")
def test_words_of_the_record_are_kept_apart() -> None:
    assert own("<خانه>") == "<bdi>&lt;خانه&gt;</bdi>"
    assert tongue("خانه") == ""


def test_on_a_page_in_english_persian_words_say_that_they_are(app: Flask) -> None:
    with app.test_request_context(base_url=ENGLISH):
        assert own("خانه 12") == '<bdi lang="fa">خانه 12</bdi>'
        assert own("House") == "<bdi>House</bdi>"
        assert tongue(None) == ""
