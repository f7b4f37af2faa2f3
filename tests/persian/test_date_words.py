"""The words of a date as digits, and the ways to read those."""

import pytest

from tracker.persian.date_words import ORDINALS, Reading, days_from_today, plain, readings


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("روز پنج شنبه، یازدهمِ اردیبهشت‌ماه سال ۱۴۰۴", "پنجشنبه 11 اردیبهشت 1404"),
        ("مورخ سه‌شنبه ٣ دي ماه", "سهشنبه 3 دی"),
        ("بیست و یکم مهرماه", "21 مهر"),
        ("بیست‌ویکم مهر", "21 مهر"),
        ("سی ام خرداد", "30 خرداد"),
        ("سی‌اُم خرداد", "30 خرداد"),
        ("سی و یکم خرداد", "31 خرداد"),
        ("هیجدهم یا هجدهم", "18 یا 18"),
        ("۶ ام دی", "6 دی"),
        ("۶م دی", "6 دی"),
        ("1404 / 05 – 12", "1404/05-12"),
        ("\u200f−۳", "-3"),
        ("شنبه", "شنبه"),
    ],
)
def test_words_become_digits_and_padding_goes(written: str, digits: str) -> None:
    assert plain(written) == digits


def test_each_day_of_a_month_has_its_word() -> None:
    assert set(ORDINALS.values()) == set(range(1, 32))


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("امروز", 0),
        ("دیروز", -1),
        ("پریروز", -2),
        ("فردا", 1),
        ("پس فردا", 2),
        ("+14", 14),
        ("14+", 14),
        ("-3", -3),
        ("3-", -3),
        ("+0", 0),
        ("3", None),
        ("+3-", None),
        ("--3", None),
        ("+1000", None),
        ("+", None),
        ("", None),
    ],
)
def test_a_distance_has_one_sign_on_either_side(written: str, days: int | None) -> None:
    assert days_from_today(written) == days


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("1404/5/12", [Reading("1404", 5, 12)]),
        ("12/5/1404", [Reading("1404", 5, 12)]),
        ("1404 5 12", [Reading("1404", 5, 12)]),
        ("14040512", [Reading("1404", 5, 12)]),
        ("12 مرداد", [Reading("", 5, 12)]),
        ("12مرداد1404", [Reading("1404", 5, 12)]),
        ("12 امرداد 04", [Reading("04", 5, 12)]),
        ("1404 مرداد 12", [Reading("1404", 5, 12)]),
        ("4/5/12", [Reading("12", 5, 4), Reading("4", 5, 12)]),
        ("140405", []),
        ("1404/512", []),
        ("4 5 12", []),
        ("مرداد 1404", []),
        ("1404", []),
        ("11", []),
        ("१४०४/५/१२", []),
    ],
)
def test_a_plain_date_has_one_reading_two_or_none(written: str, found: list[Reading]) -> None:
    assert readings(written) == found
