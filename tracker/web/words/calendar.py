"""Days of the Jalali calendar, and times, in the language of the page."""

from datetime import date, time

from babel.dates import format_date

from tracker.persian import dates, latin
from tracker.persian.date_words import LATIN_MONTHS, LATIN_WEEKDAYS, MONTHS, WEEKDAYS
from tracker.web.words.language import digits, is_english


def long(day: date, weekday: bool = False) -> str:
    """Return a day in words, such as (Saturday) 6 Ordibehesht 1404."""
    return latin.long(day, weekday) if is_english() else dates.long(day, weekday)


def numeric(day: date) -> str:
    """Return a day in digits, such as 1404/02/06."""
    return latin.numeric(day) if is_english() else dates.numeric(day)


def gregorian(day: date) -> str:
    """Return the same day as readers of English know it, such as 26 April 2025; "" in Persian."""
    return format_date(day, "d MMMM y", locale="en") if is_english() else ""


def month_name(number: int) -> str:
    """Return what a month is called, from 1 on."""
    return (LATIN_MONTHS if is_english() else MONTHS)[number - 1]


def weekday_name(persian: str) -> str:
    """Return what a day of the week is called that is known by its Persian name."""
    return LATIN_WEEKDAYS[WEEKDAYS.index(persian)] if is_english() else persian


def clock(value: time) -> str:
    """Return a time of day, such as 09:30."""
    return digits(f"{value:%H:%M}")
