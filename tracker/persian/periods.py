"""Periods of the Jalali calendar among words: «اردیبهشت ۱۴۰۴», «سال ۱۴۰۴», 1404/02."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from tracker.persian.date_words import MONTH_NUMBERS
from tracker.persian.dates import gregorian, month_dates, year_dates
from tracker.persian.letters import ZWNJ
from tracker.persian.text import fold

_YEAR, _SPACE = r"(?P<year>1[34]\d\d)", rf"[\s{ZWNJ}]*"
_MONTH = rf"(?P<month>{'|'.join(MONTH_NUMBERS)})(?:{_SPACE}ماه)?"
_OF_YEAR = rf"(?:سال{_SPACE})?{_YEAR}"
_SHAPES = tuple(
    re.compile(rf"(?<![\w/.-]){shape}(?![\w/.-])")
    for shape in (
        rf"(?:(?P<day>\d\d?)\s+)?{_MONTH}{_SPACE}{_OF_YEAR}",
        rf"{_YEAR}/(?P<month>\d\d?)(?:/(?P<day>\d\d?))?",
        _OF_YEAR,
    )
)


class Period(NamedTuple):
    """Days of a period, the last one not included; `words` are those that were taken for it."""

    since: date
    until: date
    words: str

    @property
    def last(self) -> date:
        """Return its last day."""
        return self.until - timedelta(days=1)


def period_in(text: str) -> tuple[Period | None, str]:
    """Return the first period that a text names, and the text without it.

    A number with more parts than a day has, or a day that there is not, is no period.
    """
    runs = re.findall(r"\S+|\s+", text)
    folded = "".join(fold(run) or " " for run in runs)
    for shape in _SHAPES:
        for found in shape.finditer(folded):
            if days := _days(found):
                first, last = _place(runs, found.start()), _place(runs, found.end() - 1)
                words = "".join(runs[first : last + 1])
                rest = "".join([*runs[:first], " ", *runs[last + 1 :]])
                return Period(*days, words), rest
    return None, text


def _place(runs: list[str], letter: int) -> int:
    """Return which run holds this letter of the folded text."""
    seen = 0
    for place, run in enumerate(runs):
        seen += len(fold(run) or " ")
        if letter < seen:
            return place
    return len(runs) - 1


def _days(found: re.Match[str]) -> tuple[date, date] | None:
    parts = found.groupdict()
    year, month, day = int(parts["year"]), parts.get("month"), parts.get("day")
    try:
        if not month:
            return year_dates(year)
        number = MONTH_NUMBERS.get(month) or int(month)
        if not day:
            return month_dates(year, number)
        first = gregorian(year, number, int(day))
    except ValueError:
        return None
    return first, first + timedelta(days=1)
