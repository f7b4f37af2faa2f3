"""Digits of three scripts."""

import pytest

from tracker.persian.numerals import to_ascii, to_persian


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1404, "۱۴۰۴"),
        (0, "۰"),
        (-5, "-۵"),
        ("06", "۰۶"),
        ("۶ و ٦ و 6", "۶ و ۶ و ۶"),
        ("QDS-12", "QDS-۱۲"),
        ("", ""),
    ],
)
def test_digits_of_any_script_are_shown_as_persian_ones(value: int | str, shown: str) -> None:
    assert to_persian(value) == shown


def test_persian_and_arabic_digits_are_read_and_all_else_stays() -> None:
    assert to_ascii("۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩ ي‌x½") == "0123456789 0123456789 ي‌x½"
