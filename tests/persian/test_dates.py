"""The calendar against another library, day by day; bounds of months; days as they are shown."""

from datetime import date, timedelta
from typing import Any

import jdatetime
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from tracker.persian import dates

FIRST, LAST = date(1821, 3, 21), date(2122, 3, 20)  # 1200/01/01 and 1500/12/29
LEAP = [1399, 1403, 1408, 1412, 1416, 1420]
to_other: Any = JalaliDate  # untyped
days = st.dates(date(1921, 3, 21), date(2121, 3, 20))


def test_every_day_of_three_centuries_is_that_of_another_library() -> None:
    assert dates.gregorian(1200, 1, 1) == FIRST
    assert dates.year_dates(1500)[1] == LAST + timedelta(days=1)
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        assert dates.jalali(day) == _other(day)


def test_every_month_begins_and_ends_on_its_days() -> None:
    for year in range(1200, 1501):
        for month in range(1, 13):
            first, following = dates.month_dates(year, month)
            length = (following - first).days
            assert dates.month_length(year, month) == length
            assert _other(first) == (year, month, 1)
            assert dates.gregorian(year, month, length) == following - timedelta(days=1)


def test_leap_years_near_us() -> None:
    assert [year for year in range(1396, 1424) if dates.month_length(year, 12) == 30] == LEAP


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1404, 12, 30), (1404, 7, 31), (1404, 13, 1), (1404, 0, 1), (0, 1, 1)],
)
def test_a_day_that_is_not_there_has_no_gregorian_one(year: int, month: int, day: int) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the words are jdatetime's
        dates.gregorian(year, month, day)


def test_days_inside_are_plain_dates_and_jalali_ones_plain_tuples() -> None:
    # jdatetime's own dates are neither, and are unequal where only the locale differs.
    assert type(dates.gregorian(1404, 2, 6)) is date
    assert dates.jalali(date(2025, 4, 26)) == (1404, 2, 6)
    assert len({dates.jalali(date(2025, 4, 26)), (1404, 2, 6)}) == 1


def test_months_are_half_open_and_follow_each_other() -> None:
    assert dates.month_dates(1404, 2) == (date(2025, 4, 21), date(2025, 5, 22))
    assert dates.month_dates(1403, 12) == (date(2025, 2, 19), date(2025, 3, 21))
    assert dates.month_dates(1404, 1) == (date(2025, 3, 21), date(2025, 4, 21))


def test_years_are_half_open_and_follow_each_other() -> None:
    assert dates.year_dates(1403) == (date(2024, 3, 20), date(2025, 3, 21))
    assert dates.year_dates(1404) == (date(2025, 3, 21), date(2026, 3, 21))


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ((1404, 6, 31), 1, (1404, 7, 30)),
        ((1403, 12, 30), 12, (1404, 12, 29)),
        ((1404, 1, 15), -1, (1403, 12, 15)),
        ((1404, 12, 29), 1, (1405, 1, 29)),
        ((1404, 1, 31), -1, (1403, 12, 30)),
        ((1405, 1, 31), -1, (1404, 12, 29)),
        ((1404, 5, 12), 0, (1404, 5, 12)),
        ((1404, 5, 12), -24, (1402, 5, 12)),
    ],
)
def test_months_are_added_up_to_the_last_day_of_a_shorter_one(
    start: tuple[int, int, int], count: int, end: tuple[int, int, int]
) -> None:
    assert dates.add_months(dates.gregorian(*start), count) == dates.gregorian(*end)


@settings(deadline=None)
@given(days, st.integers(-60, 60))
def test_months_added_lie_as_many_months_away(day: date, count: int) -> None:
    start, end = dates.jalali(day), dates.jalali(dates.add_months(day, count))
    assert (end.year - start.year) * 12 + end.month - start.month == count
    assert end.day == min(start.day, dates.month_length(end.year, end.month))


def test_a_week_has_its_names_in_order() -> None:
    saturday = date(2025, 4, 26)
    week = tuple(dates.weekday(saturday + timedelta(days=ahead)) for ahead in range(7))
    assert week == dates.WEEKDAYS == (
        "شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه",
    )  # fmt: skip


def test_a_day_is_shown_in_words_in_digits_and_as_in_addresses() -> None:
    day = date(2025, 4, 26)
    assert dates.long(day) == "۶ اردیبهشت ۱۴۰۴"
    assert dates.long(day, weekday=True) == "شنبه ۶ اردیبهشت ۱۴۰۴"
    assert dates.numeric(day) == "۱۴۰۴/۰۲/۰۶"
    assert dates.iso(day) == "1404-02-06"


def test_each_month_is_shown_by_its_name() -> None:
    shown = [dates.long(dates.month_dates(1404, month)[0]) for month in range(1, 13)]
    assert shown == [f"۱ {name} ۱۴۰۴" for name in dates.MONTHS]


def test_neither_the_environment_nor_jdatetimes_locale_changes_what_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    day = date(2031, 12, 3)  # not yet kept by the cache
    monkeypatch.setenv("LC_ALL", "fa_IR.UTF-8")
    jdatetime.set_locale("fa_IR")
    try:
        assert dates.long(day, weekday=True) == "چهارشنبه ۱۲ آذر ۱۴۱۰"
        assert dates.iso(day) == "1410-09-12"
    finally:
        jdatetime.set_locale(None)


@settings(deadline=None)
@given(days)
def test_what_is_shown_is_read_as_the_same_day(day: date) -> None:
    for shown in (
        dates.long(day),
        dates.long(day, weekday=True),
        dates.numeric(day),
        dates.iso(day),
    ):
        assert dates.read(shown, today=date(2025, 5, 1)) == day


def _other(day: date) -> tuple[int, int, int]:
    found = to_other(day)
    return found.year, found.month, found.day
