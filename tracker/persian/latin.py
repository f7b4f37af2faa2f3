"""The Jalali calendar in Latin letters, for whoever reads English."""

from datetime import date
from functools import lru_cache

from tracker.persian.date_words import LATIN_MONTHS, LATIN_WEEKDAYS
from tracker.persian.dates import DAYS_KEPT, after_saturday, jalali


@lru_cache(maxsize=DAYS_KEPT)
def long(day: date, weekday: bool = False) -> str:
    """Return a day in words: 6 Ordibehesht 1404, with `weekday` Saturday 6 Ordibehesht 1404."""
    year, month, dom = jalali(day)
    words = f"{dom} {LATIN_MONTHS[month - 1]} {year}"
    return f"{LATIN_WEEKDAYS[after_saturday(day)]} {words}" if weekday else words


@lru_cache(maxsize=DAYS_KEPT)
def numeric(day: date) -> str:
    """Return a day in digits: 1404/02/06."""
    return "{:04}/{:02}/{:02}".format(*jalali(day))
