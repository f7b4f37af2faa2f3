"""Days: `datetime.date` inside, Jalali at the door (persian.md, 1).

jdatetime converts and nothing else: its locale leaks from thread to thread and changes equality,
its `strftime` and `strptime` know one spelling. Names, digits and reading are our own.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

import jdatetime

from tracker.persian.date_words import MONTHS as MONTHS
from tracker.persian.date_words import WEEKDAYS as WEEKDAYS
from tracker.persian.date_words import days_from_today, plain, readings, split_weekday
from tracker.persian.numerals import to_persian
from tracker.persian.text import clean

# What is read: a year outside was meant otherwise, or mistyped.
FIRST_YEAR, LAST_YEAR = 1300, 1499
GREGORIAN_YEARS = range(1900, 2200)
YEARS_AHEAD = 20  # a year of two digits is 14.. up to here, beyond it 13..
LONGEST = 60  # characters

DAYS_KEPT = 4096  # conversions at hand: 12 us become 0.1


class Jalali(NamedTuple):
    """A day of the Jalali calendar, for display and for codes; never stored."""

    year: int
    month: int
    day: int


@lru_cache(maxsize=DAYS_KEPT)
def jalali(day: date) -> Jalali:
    """Return the Jalali year, month and day of a (Gregorian) day."""
    found = jdatetime.date.fromgregorian(date=day)
    return Jalali(found.year, found.month, found.day)


@lru_cache(maxsize=DAYS_KEPT)
def gregorian(year: int, month: int, day: int) -> date:
    """Return the day of a Jalali year, month and day; raise ValueError where there is none."""
    found: date = jdatetime.date(year, month, day).togregorian()
    return found


def month_length(year: int, month: int) -> int:
    """Return how many days a Jalali month has: 29 to 31."""
    first, following = month_dates(year, month)
    return (following - first).days


def month_dates(year: int, month: int) -> tuple[date, date]:
    """Return the first day of a Jalali month and of the next: `first <= day < following`."""
    following = (year, month + 1) if month < len(MONTHS) else (year + 1, 1)
    return gregorian(year, month, 1), gregorian(*following, 1)


def year_dates(year: int) -> tuple[date, date]:
    """Return the first day of a Jalali year and of the next: `first <= day < following`."""
    return gregorian(year, 1, 1), gregorian(year + 1, 1, 1)


def add_months(day: date, count: int) -> date:
    """Return the same day of a later (or earlier) Jalali month, or that month's last day."""
    start = jalali(day)
    years, month = divmod(start.month - 1 + count, len(MONTHS))
    year, month = start.year + years, month + 1
    return gregorian(year, month, min(start.day, month_length(year, month)))


def weekday(day: date) -> str:
    """Return the Persian name of the day of the week."""
    return WEEKDAYS[after_saturday(day)]


@lru_cache(maxsize=DAYS_KEPT)
def long(day: date, weekday: bool = False) -> str:
    """Return a day in words: «۶ اردیبهشت ۱۴۰۴», with `weekday` «شنبه ۶ اردیبهشت ۱۴۰۴»."""
    year, month, dom = jalali(day)
    words = f"{to_persian(dom)} {MONTHS[month - 1]} {to_persian(year)}"
    return f"{WEEKDAYS[after_saturday(day)]} {words}" if weekday else words


@lru_cache(maxsize=DAYS_KEPT)
def numeric(day: date) -> str:
    """Return a day in Persian digits: «۱۴۰۴/۰۲/۰۶»."""
    return to_persian("{:04}/{:02}/{:02}".format(*jalali(day)))


@lru_cache(maxsize=DAYS_KEPT)
def iso(day: date) -> str:
    """Return a day as in addresses and codes: 1404-02-06."""
    return "{:04}-{:02}-{:02}".format(*jalali(day))


def after_saturday(day: date) -> int:
    """Return the place of a day in its week, which begins on Saturday (0)."""
    return (day.weekday() + 2) % len(WEEKDAYS)


class BadDate(Exception):
    """What was typed is no day; `code` says why, `values` what a sentence about it needs."""

    def __init__(self, code: str, **values: int | str | date) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


def read(text: str, *, today: date) -> date:
    """Return the day that somebody typed, in any spelling of persian.md; raise BadDate.

    A day and month without a year lie in the Jalali year of `today`; +14, 3- and امروز count from
    it. A year of two digits may stand first or last: where both are possible and no weekday
    decides, the date is refused.
    """
    if len(text) > LONGEST:
        raise BadDate("too_long", longest=LONGEST)
    if not clean(text):
        raise BadDate("empty")
    said, written = split_weekday(plain(text))
    distance = days_from_today(written)
    if distance is None:
        found = _only(_possible(written, today), said)
    else:
        found = today + timedelta(days=distance)
    if said and said != weekday(found):
        raise BadDate("wrong_weekday", said=said, is_=weekday(found), day=found)
    return found


def _possible(written: str, today: date) -> list[date]:
    """Return the days that a plain date may mean; at least one."""
    found, faults = set(), []
    for year, month, day in readings(written):
        try:
            found.add(_existing(_year(year, jalali(today).year), month, day))
        except BadDate as fault:
            faults.append((day, fault))
    if not found and not faults:
        raise BadDate("unreadable")
    if not found:  # the smaller number is the likelier day
        raise min(faults, key=lambda fault: fault[0])[1]
    return sorted(found)


def _only(days: list[date], said: str) -> date:
    fitting = [day for day in days if weekday(day) == said] or days
    if len(fitting) > 1:
        raise BadDate("ambiguous_year", one=fitting[0], other=fitting[1])
    return fitting[0]


def _year(written: str, this_year: int) -> int:
    if len(written) == 4 or not written:
        return int(written or this_year)
    year = 1400 + int(written)
    return year if year <= this_year + YEARS_AHEAD else year - 100


def _existing(year: int, month: int, day: int) -> date:
    """Return the day if the calendar has it; raise BadDate with the first thing that is wrong."""
    if year in GREGORIAN_YEARS:
        raise BadDate("gregorian_year", year=year)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadDate("far_year", year=year, first=FIRST_YEAR, last=LAST_YEAR)
    if not 1 <= month <= len(MONTHS):
        raise BadDate("no_such_month", month=month)
    length = month_length(year, month)
    if not 1 <= day <= length:
        raise BadDate("no_such_day", year=year, month=month, day=day, length=length)
    return gregorian(year, month, day)
