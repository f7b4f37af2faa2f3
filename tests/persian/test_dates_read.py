"""Days as people type them: read in every spelling, or refused with what is wrong."""

from datetime import date
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.persian.dates import FIRST_YEAR, LAST_YEAR, BadDate, gregorian, jalali, read

TODAY = date(2025, 5, 1)  # Thursday, 1404/02/11

READ = [
    ("۱۴۰۴/۵/۱۲", (1404, 5, 12)),
    ("١٤٠٤/٥/١٢", (1404, 5, 12)),
    ("1404-05-12", (1404, 5, 12)),
    ("1404.5.12", (1404, 5, 12)),
    ("1404 / 5 / 12", (1404, 5, 12)),
    ("1404–05–12", (1404, 5, 12)),
    ("12/5/1404", (1404, 5, 12)),
    ("14040512", (1404, 5, 12)),
    ("۱۲ مرداد", (1404, 5, 12)),
    ("۱۲ مرداد ۱۴۰۴", (1404, 5, 12)),
    ("12مرداد", (1404, 5, 12)),
    ("۱۲ امرداد ۰۴", (1404, 5, 12)),
    ("\u202b۱۲\u200f مرداد\u202c\n", (1404, 5, 12)),
    ("شنبه ۶ اردیبهشت ۱۴۰۴", (1404, 2, 6)),
    ("روز شنبه، ۶ اردیبهشت‌ماه سال ۱۴۰۴", (1404, 2, 6)),
    ("۱۴۰۴ اردیبهشت ۶, شنبه", (1404, 2, 6)),
    ("پنج شنبه 1404/02/11", (1404, 2, 11)),
    ("پنجشنبه 1404/02/11", (1404, 2, 11)),
    ("پنج‌شنبه 1404/02/11", (1404, 2, 11)),
    ("1404/02/11 پنج شنبه", (1404, 2, 11)),
    ("پنج شنبه 11 ارديبهشت 1404", (1404, 2, 11)),
    ("ششم اردیبهشت", (1404, 2, 6)),
    ("یازدهم اردیبهشت ۱۴۰۴", (1404, 2, 11)),
    ("بیست و یکم آذر", (1404, 9, 21)),
    ("سی‌ام مهرماه ۱۴۰۳", (1403, 7, 30)),
    ("سی و یکم خرداد", (1404, 3, 31)),
    ("۳۰ اسفند ۱۴۰۳", (1403, 12, 30)),
    # As minutes write it; the stated weekdays confirm that the day stands first.
    ("سه شنبه 30/5/97", (1397, 5, 30)),
    ("شنبه 7/7/86", (1386, 7, 7)),
    ("يكشنبه 27/9/90", (1390, 9, 27)),
    ("۹۷/۵/۳۰", (1397, 5, 30)),
    ("04/4/4", (1404, 4, 4)),
    ("یکشنبه ۰۴/۵/۱۲", (1404, 5, 12)),
    ("1 فروردین 24", (1424, 1, 1)),
    ("1 فروردین 25", (1325, 1, 1)),
    ("Saturday, 6 Ordibehesht 1404", (1404, 2, 6)),
    ("12 mordad", (1404, 5, 12)),
    ("12 Amordad 1404", (1404, 5, 12)),
    ("3 DEI 1404", (1404, 10, 3)),
    ("today", (1404, 2, 11)),
    ("Yesterday", (1404, 2, 10)),
    ("tomorrow", (1404, 2, 12)),
    ("امروز", (1404, 2, 11)),
    ("پنج شنبه امروز", (1404, 2, 11)),
    ("ديروز", (1404, 2, 10)),
    ("فردا", (1404, 2, 12)),
    ("+14", (1404, 2, 25)),
    ("+ ۱۴", (1404, 2, 25)),
    ("۱۴+", (1404, 2, 25)),
    ("-3", (1404, 2, 8)),
    ("۳-", (1404, 2, 8)),
    ("−۳", (1404, 2, 8)),
    ("1300/1/1", (1300, 1, 1)),
    ("1499/12/29", (1499, 12, 29)),
]


@pytest.mark.parametrize(("typed", "meant"), READ)
def test_a_day_is_read_in_every_spelling(typed: str, meant: tuple[int, int, int]) -> None:
    assert read(typed, today=TODAY) == gregorian(*meant)


REFUSED: list[tuple[str, str, dict[str, int | str | date]]] = [
    ("", "empty", {}),
    (" \u200f\n", "empty", {}),
    ("سلام", "unreadable", {}),
    ("شنبه", "unreadable", {}),
    ("۱۱", "unreadable", {}),
    ("اردیبهشت ۱۴۰۴", "unreadable", {}),
    ("26 April 2025", "unreadable", {}),
    ("1404/05/12 10:30", "unreadable", {}),
    ("1404/05", "unreadable", {}),
    ("+1000", "unreadable", {}),
    ("شنبه شنبه ۶ اردیبهشت", "unreadable", {}),
    ("1" * 61, "too_long", {"longest": 60}),
    ("2025-04-26", "gregorian_year", {"year": 2025}),
    ("26/4/2025", "gregorian_year", {"year": 2025}),
    ("20250426", "gregorian_year", {"year": 2025}),
    ("1299/12/29", "far_year", {"year": 1299, "first": 1300, "last": 1499}),
    ("1500/1/1", "far_year", {"year": 1500, "first": 1300, "last": 1499}),
    ("0000/0/0", "far_year", {"year": 0, "first": 1300, "last": 1499}),
    ("1404/13/1", "no_such_month", {"month": 13}),
    ("1404/0/1", "no_such_month", {"month": 0}),
    ("30/13/97", "no_such_month", {"month": 13}),
    ("۳۰ اسفند", "no_such_day", {"year": 1404, "month": 12, "day": 30, "length": 29}),
    ("۳۱ مهر ۱۴۰۳", "no_such_day", {"year": 1403, "month": 7, "day": 31, "length": 30}),
    ("سی و یکم مهر", "no_such_day", {"year": 1404, "month": 7, "day": 31, "length": 30}),
    ("1404/6/32", "no_such_day", {"year": 1404, "month": 6, "day": 32, "length": 31}),
    ("1404/6/0", "no_such_day", {"year": 1404, "month": 6, "day": 0, "length": 31}),
    ("31/7/97", "no_such_day", {"year": 1397, "month": 7, "day": 31, "length": 30}),
    ("97/7/31", "no_such_day", {"year": 1397, "month": 7, "day": 31, "length": 30}),
    (
        "جمعه 1404/02/11",
        "wrong_weekday",
        {"said": "جمعه", "is_": "پنجشنبه", "day": date(2025, 5, 1)},
    ),
    (
        "سه شنبه امروز",
        "wrong_weekday",
        {"said": "سه‌شنبه", "is_": "پنجشنبه", "day": date(2025, 5, 1)},
    ),
    ("۰۴/۵/۱۲", "ambiguous_year", {"one": date(2025, 8, 3), "other": date(2033, 7, 25)}),
    ("جمعه ۰۴/۵/۱۲", "ambiguous_year", {"one": date(2025, 8, 3), "other": date(2033, 7, 25)}),
]


@pytest.mark.parametrize(("typed", "code", "values"), REFUSED)
def test_what_is_no_day_is_refused_with_what_is_wrong(
    typed: str, code: str, values: dict[str, int | str | date]
) -> None:
    with pytest.raises(BadDate) as refused:
        read(typed, today=TODAY)
    assert (refused.value.code, refused.value.values) == (code, values)


def test_a_day_without_a_year_lies_in_the_jalali_year_of_today() -> None:
    assert read("۲۹ اسفند", today=date(2025, 3, 20)) == date(2025, 3, 19)
    assert read("۲۹ اسفند", today=date(2025, 3, 21)) == date(2026, 3, 20)
    assert read("۳۰ اسفند", today=date(2025, 3, 1)) == date(2025, 3, 20)


PARTS = [
    "شنبه", "پنج", "بیست", "سی", "و", "ام", "یکم", "مهر", "اسفند", "دی", "ماه", "سال", "امروز",
    "۱۲", "1404", "30", "31", "97", "0", "13", "/", "-", "+", ".", " ", "\u200c", "\u200f", "،",
    "²",
]  # fmt: skip
parts = st.lists(st.sampled_from(PARTS), max_size=12).map("".join)


@settings(deadline=None, max_examples=500)
@given(st.text(max_size=70) | parts, st.dates(date(1921, 3, 21), date(2121, 3, 20)))
def test_whatever_is_typed_is_a_day_or_refused(typed: str, today: date) -> None:
    try:
        found = read(typed, today=today)
    except BadDate:
        return
    assert FIRST_YEAR - 3 <= jalali(found).year <= LAST_YEAR + 3  # +999 days from the last


@pytest.mark.parametrize("part", ["1", " ", "سی ", "ﷺ", "1404/", "-", "\u0654", "شنبه "])
def test_long_text_is_refused_at_once(part: str) -> None:
    began = perf_counter()
    with pytest.raises(BadDate):
        read(part * 60, today=TODAY)
    with pytest.raises(BadDate):
        read(part * 1_000_000, today=TODAY)
    assert perf_counter() - began < 2
