"""Months and years among words."""

from datetime import date

import pytest

from tracker.persian.periods import period_in

YEAR = (date(2025, 3, 21), date(2026, 3, 21))
MONTH = (date(2025, 4, 21), date(2025, 5, 22))


@pytest.mark.parametrize(
    ("typed", "days", "rest"),
    [
        ("اردیبهشت ۱۴۰۴", MONTH, ""),
        ("ارديبهشت ١٤٠٤", MONTH, ""),
        ("اردیبهشت‌ماه ۱۴۰۴", MONTH, ""),
        ("پارک اردیبهشت ماه سال ۱۴۰۴ روشنایی", MONTH, "پارک روشنایی"),
        ("1404/02", MONTH, ""),
        ("پارک ۱۴۰۴/۲", MONTH, "پارک"),
        ("۱۴۰۴", YEAR, ""),
        ("سال ۱۴۰۴", YEAR, ""),
        ("بودجهٔ سال‌۱۴۰۴", YEAR, "بودجهٔ"),
        ("۶ اردیبهشت ۱۴۰۴", (date(2025, 4, 26), date(2025, 4, 27)), ""),
        ("1404/02/06 پارک", (date(2025, 4, 26), date(2025, 4, 27)), "پارک"),
    ],
)
def test_a_period_is_found_in_any_spelling(typed: str, days: tuple[date, date], rest: str) -> None:
    period, left = period_in(typed)
    assert period is not None
    assert period[:2] == days
    assert " ".join(left.split()) == rest


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "پارک", "اردیبهشت", "۱۴", "۱۵۰۴", "2025", "۱۴۰۴۵", "۱۴۰۴/۱۳", "۱۴۰۴/۱۲/۳۴۵"),
        *("۱۲/۱۴۰۴/۳", "QDS-1404-02-06", "۱۴۰۴/۲/۳/۴", "۱۴۰۴-۱۲", "شماره۱۴۰۴", "۱۴۰۴/۱۲/۳۱"),
    ],
)
def test_what_is_no_period_stays_as_it_is(typed: str) -> None:
    assert period_in(typed) == (None, typed)


def test_the_words_of_a_period_are_kept_as_typed() -> None:
    period, _ = period_in("پارکِ ارديبهشت ۱۴۰۴ و")
    assert period is not None
    assert period.words.strip() == "ارديبهشت ۱۴۰۴"
