"""Days and times in both languages."""

from datetime import time

import pytest
from flask import Flask

from tests.factories import DAY
from tracker.web.words import calendar

ENGLISH = "http://localhost/en"


@pytest.mark.usefixtures("request_context")
def test_a_page_in_persian_has_persian_days() -> None:
    assert calendar.long(DAY, weekday=True) == "شنبه ۶ اردیبهشت ۱۴۰۴"
    assert (calendar.numeric(DAY), calendar.gregorian(DAY)) == ("۱۴۰۴/۰۲/۰۶", "")
    assert (calendar.month_name(12), calendar.weekday_name("جمعه")) == ("اسفند", "جمعه")
    assert calendar.clock(time(9, 5)) == "۰۹:۰۵"


def test_a_page_in_english_has_the_same_days_in_latin_letters(app: Flask) -> None:
    with app.test_request_context(base_url=ENGLISH):
        assert calendar.long(DAY, weekday=True) == "Saturday 6 Ordibehesht 1404"
        assert (calendar.numeric(DAY), calendar.gregorian(DAY)) == ("1404/02/06", "26 April 2025")
        assert (calendar.month_name(12), calendar.weekday_name("جمعه")) == ("Esfand", "Friday")
        assert calendar.clock(time(9, 5)) == "09:05"
