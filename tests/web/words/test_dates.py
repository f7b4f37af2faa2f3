"""Sentences for days that cannot be read."""

import inspect
import re

import pytest

from tests.factories import TODAY
from tracker.persian import date_words, dates
from tracker.web.words.dates import SENTENCES, date_sentence

RAISED = re.compile(r'BadDate\(\s*"(\w+)"')


def test_every_way_to_write_a_day_wrongly_has_a_sentence() -> None:
    code = "".join(inspect.getsource(module) for module in (dates, date_words))
    assert set(RAISED.findall(code)) == SENTENCES.keys()


@pytest.mark.usefixtures("request_context")
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("۳۰ اسفند ۱۴۰۴", "اسفند ۱۴۰۴ روز ۳۰ ندارد؛ ۲۹ روز است."),
        ("۱۴۰۴/۱۳/۱", "ماه ۱۳ نداریم؛ ماه‌ها از ۱ تا ۱۲ هستند."),
        ("2025-04-26", "۲۰۲۵ سال میلادی است؛ لطفاً تاریخ را هجری شمسی بنویسید."),
        ("یکشنبه ۶ اردیبهشت ۱۴۰۴", "۶ اردیبهشت ۱۴۰۴ شنبه است، نه یکشنبه."),
        ("1700/1/1", "سال ۱۷۰۰ دور است؛ سال‌های ۱۳۰۰ تا ۱۴۹۹ خوانده می‌شوند."),
        ("سلام", "این تاریخ خوانده نشد. نمونه: ۱۴۰۴/۲/۶ یا «۶ اردیبهشت»."),
        ("", "تاریخی نوشته نشده است."),
        ("۱" * 99, "این نوشته برای تاریخ دراز است."),
    ],
)
def test_the_sentence_names_the_trouble(typed: str, sentence: str) -> None:
    with pytest.raises(dates.BadDate) as bad:
        dates.read(typed, today=TODAY)
    assert date_sentence(bad.value) == sentence
