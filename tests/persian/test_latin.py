"""The Jalali calendar in Latin letters: what is written so is read as the same day."""

from datetime import date, timedelta

from tests.factories import DAY, TODAY
from tracker.persian import dates, latin


def test_a_day_is_written_in_words_and_in_digits() -> None:
    assert latin.long(DAY) == "6 Ordibehesht 1404"
    assert latin.long(DAY, weekday=True) == "Saturday 6 Ordibehesht 1404"
    assert latin.numeric(DAY) == "1404/02/06"


def test_every_day_of_two_years_is_read_as_it_is_written() -> None:
    for number in range(731):
        day = date(2024, 3, 20) + timedelta(days=number)
        for written in (latin.long(day), latin.long(day, weekday=True), latin.numeric(day)):
            assert dates.read(written, today=TODAY) == day
