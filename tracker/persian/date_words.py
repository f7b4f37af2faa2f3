"""The words of a written date, and the shapes it comes in; knows no calendar.

Spellings are those of persian.md, section 1: «پنج شنبه», «پنجشنبه» and «پنج‌شنبه» are one word.
"""

import re
from typing import NamedTuple

from tracker.persian.letters import ZWNJ
from tracker.persian.text import fold

MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
    "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
WEEKDAYS = ("شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه")
# The same for whoever reads and types English.
LATIN_MONTHS = (
    "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar",
    "Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand",
)  # fmt: skip
LATIN_WEEKDAYS = (
    "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
)  # fmt: skip

UNITS = ("یکم", "دوم", "سوم", "چهارم", "پنجم", "ششم", "هفتم", "هشتم", "نهم")
TEENS = (
    "دهم", "یازدهم", "دوازدهم", "سیزدهم", "چهاردهم",
    "پانزدهم", "شانزدهم", "هفدهم", "هجدهم", "نوزدهم",
)  # fmt: skip
ORDINALS = {
    **{word: number for number, word in enumerate((*UNITS, *TEENS, "بیستم"), start=1)},
    **{f"بیستو{word}": number for number, word in enumerate(UNITS, start=21)},
    "اول": 1,
    "هیجدهم": 18,
    "سیام": 30,
    "سیویکم": 31,
}
# Days from today.
NEAR = {
    "پریروز": -2,
    "دیروز": -1,
    "امروز": 0,
    "فردا": 1,
    "پسفردا": 2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
}
NOISE = ("روز", "مورخ", "مورخه", "تاریخ", "سال", "ماه")

MONTH_NUMBERS = {
    **{fold(name): number for number, name in enumerate(MONTHS, start=1)},
    **{fold(name): number for number, name in enumerate(LATIN_MONTHS, start=1)},
    "امرداد": 5,
    "amordad": 5,
    "dei": 10,
}
WEEKDAY_NAMES = {fold(name).replace(ZWNJ, ""): name for name in WEEKDAYS} | {
    fold(latin): name for latin, name in zip(LATIN_WEEKDAYS, WEEKDAYS, strict=True)
}

_COMMA = re.compile("[،,؛;]")
_DASH = re.compile("[‐‒–—−]")
_NOISE = re.compile(rf"(?<!\S)(?:{'|'.join(NOISE)})(?!\S)|(?<=\w)ماه(?!\S)")
_OF_WEEKDAY = re.compile(r"(?<!\S)(یک|دو|سه|چهار|پنج) (?=شنبه)")
_OF_ORDINAL = re.compile(r"(?<!\S)(بیست|سی) ?(?:(و) ?(?=\w)|(?=ام))")
_WORD = re.compile(r"\S+")
_ENDING = re.compile(r"(?<=[0-9]) ?ا?م(?!\S)")  # ۶ام
_AROUND = re.compile(r" ?([/.+-]) ?")

_MONTH = "|".join(MONTH_NUMBERS)
_DAY_FIRST = (
    re.compile(
        rf"(?P<day>[0-9]{{1,2}}) ?(?P<month>{_MONTH})(?: ?(?P<year>[0-9]{{4}}|[0-9]{{2}}))?"
    ),
    re.compile(r"(?P<day>[0-9]{1,2})[ /.-](?P<month>[0-9]{1,2})[ /.-](?P<year>[0-9]{4})"),
    re.compile(r"(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{1,2})"),
)
_YEAR_FIRST = (
    re.compile(rf"(?P<year>[0-9]{{4}}) ?(?P<month>{_MONTH}) ?(?P<day>[0-9]{{1,2}})"),
    re.compile(r"(?P<year>[0-9]{4})[ /.-](?P<month>[0-9]{1,2})[ /.-](?P<day>[0-9]{1,2})"),
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
    re.compile(r"(?P<year>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<day>[0-9]{1,2})"),
)
_OFFSET = re.compile(r"(?P<before>[+-]?)(?P<days>[0-9]{1,3})(?P<after>[+-]?)")


class Reading(NamedTuple):
    """One way to read a date; a year as written (two digits, four, or none)."""

    year: str
    month: int
    day: int


def plain(text: str) -> str:
    """Return a written date folded, with ordinals as digits, hyphens for dashes, and no padding.

    «روز پنج شنبه، یازدهمِ اردیبهشت‌ماه سال ۱۴۰۴» is «پنجشنبه 11 اردیبهشت 1404».
    """
    text = _DASH.sub("-", _COMMA.sub(" ", fold(text).replace(ZWNJ, "")))
    text = _OF_WEEKDAY.sub(r"\1", " ".join(_NOISE.sub(" ", text).split()))
    text = _WORD.sub(_digits, _OF_ORDINAL.sub(r"\1\2", text))
    return _AROUND.sub(r"\1", _ENDING.sub("", text))


def split_weekday(written: str) -> tuple[str, str]:
    """Return the weekday named before or after a plain date ("" for none), and the rest."""
    first, _, rest = written.partition(" ")
    if first in WEEKDAY_NAMES:
        return WEEKDAY_NAMES[first], rest
    rest, _, last = written.rpartition(" ")
    return (WEEKDAY_NAMES[last], rest) if last in WEEKDAY_NAMES else ("", written)


def days_from_today(written: str) -> int | None:
    """Return how far a day named by its distance lies: امروز, +14, or 14+ as RTL typing gives."""
    found = _OFFSET.fullmatch(written)
    if found and bool(found["before"]) != bool(found["after"]):
        return int((found["before"] or found["after"]) + found["days"])
    return NEAR.get(written.replace(" ", ""))


def readings(written: str) -> list[Reading]:
    """Return all ways to read a plain date, day first before year first; none for nonsense."""
    shapes = (shape.fullmatch(written) for shape in (*_DAY_FIRST, *_YEAR_FIRST))
    return [
        Reading(found["year"] or "", _month(found["month"]), int(found["day"]))
        for found in shapes
        if found
    ]


def _month(written: str) -> int:
    return MONTH_NUMBERS.get(written) or int(written)


def _digits(word: re.Match[str]) -> str:
    return str(ORDINALS.get(word[0], word[0]))
