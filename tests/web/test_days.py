"""Days and times as people read them."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest
from flask import Flask
from markupsafe import Markup

from tracker.web import days

DAY = date(2025, 4, 26)


def test_a_day_has_words_for_people_and_numbers_for_machines() -> None:
    shown = '<time datetime="2025-04-26">۶ اردیبهشت ۱۴۰۴</time>'
    assert days.day(DAY) == Markup(shown)
    assert days.day(DAY, weekday=True) == Markup(shown.replace("۶", "شنبه ۶"))
    assert days.numeric(DAY) == Markup('<time datetime="2025-04-26">۱۴۰۴/۰۲/۰۶</time>')


@pytest.mark.parametrize(
    ("present", "shown"),
    [
        (datetime(2026, 3, 20, 12, tzinfo=UTC), "۶ اردیبهشت"),
        (datetime(2026, 3, 21, 12, tzinfo=UTC), "۶ اردیبهشت ۱۴۰۴"),
    ],
)
def test_the_year_is_left_out_while_it_is_the_present_one(
    set_clock: Callable[[datetime], None], present: datetime, shown: str
) -> None:
    set_clock(present)
    assert days.short(DAY).striptags() == shown


@pytest.mark.parametrize(("hour", "shown"), [(20, "۶ اردیبهشت ۱۴۰۴"), (21, "۷ اردیبهشت ۱۴۰۴")])
def test_an_instant_is_of_the_day_that_it_is_in_tehran(hour: int, shown: str) -> None:
    instant = datetime(2025, 4, 26, hour, 0, tzinfo=UTC)
    assert days.day_of(instant).striptags() == shown


@pytest.mark.parametrize(
    ("at", "shown"), [(time(12), "۱۲"), (time(9, 5), "۹:۰۵"), (time(0, 30), "۰:۳۰")]
)
def test_a_full_hour_has_no_minutes(at: time, shown: str) -> None:
    assert days.at(at) == shown


def test_in_english_days_and_times_are_written_so_too(app: Flask) -> None:
    with app.test_request_context(base_url="http://localhost/en"):
        shown = '<time datetime="2025-04-26">Saturday 6 Ordibehesht 1404</time>'
        assert days.day(DAY, weekday=True) == Markup(f"{shown} (26 April 2025)")
        assert days.day(DAY).striptags() == "6 Ordibehesht 1404"
        assert days.short(DAY).striptags() == "6 Ordibehesht"
        assert [days.at(at) for at in (time(12), time(9, 5))] == ["12:00", "9:05"]
        assert days.time_of(datetime(2025, 4, 26, 20, 0, tzinfo=UTC)) == "23:30"
