"""Codes: the names of meetings and proposals (records.md, Codes).

`QDS-1404-02-06` is a meeting, `QDS-1404-02-06-034` its third proposal: two digits of the number
and a check digit by Damm's scheme over all digits, which finds every wrong digit and every swap
of neighbours. `QDS2-1404-02-06` is a second sitting of that day; its 2 is checked too.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from tracker.persian.dates import jalali, month_length
from tracker.persian.numerals import to_ascii
from tracker.persian.text import name_key

MOST_PROPOSALS = 99

# Damm's totally anti-symmetric quasigroup of order 10 (Damm 2004).
DAMM = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip

MEETING = re.compile(r"([A-Z]{2,5})([2-9]?)-(1[34]\d\d)-(\d\d)-(\d\d)", re.ASCII)
PROPOSAL = re.compile(rf"({MEETING.pattern})-(\d\d)(\d)", re.ASCII)


def check_digit(digits: str) -> str:
    """Return Damm's check digit of these ASCII digits."""
    state = 0
    for digit in digits:
        state = int(DAMM[state][int(digit)])
    return str(state)


def meeting_code(prefix: str, day: date, sitting: int = 1) -> str:
    """Return the code of a council's meeting on a (Gregorian) day, the `sitting`-th of that day."""
    year, month, dom = jalali(day)
    return f"{prefix}{sitting if sitting > 1 else ''}-{year}-{month:02}-{dom:02}"


def proposal_code(meeting: str, number: int) -> str:
    """Return the code of a meeting's proposal number 1 to 99."""
    return f"{meeting}-{number:02}{check_digit(_digits(meeting) + f'{number:02}')}"


def prefix_of(code: str) -> str:
    """Return the letters of the council that a code begins with."""
    return code.partition("-")[0].rstrip("23456789")


def checked_meeting(code: str) -> str:
    """Return a meeting's code if it is well formed and its day exists; raise a fault otherwise."""
    match = MEETING.fullmatch(code)
    if not match or not _is_day(*map(int, match.group(3, 4, 5))):
        raise PydanticCustomError("not_a_meeting_code", "not_a_meeting_code")
    return code


def checked_proposal(code: str) -> str:
    """Return a proposal's code if it is well formed and its check digit fits."""
    match = PROPOSAL.fullmatch(code)
    if not match or code != proposal_code(checked_meeting(match[1]), int(match[7])):
        raise PydanticCustomError("not_a_proposal_code", "not_a_proposal_code")
    return code


class Typed(NamedTuple):
    """What somebody typed, read as a code; `sound` tells whether the check digit fits."""

    code: str
    is_proposal: bool
    sound: bool


def typed(text: str, prefixes: Mapping[str, str]) -> Typed | None:
    """Read a code in any digits, with any separators or none, or return None.

    `prefixes` maps each council's short name to its prefix; where there is one council, its
    prefix may be left out. Eight digits are a meeting, eleven a proposal, one more in front (2
    to 9) the sitting.
    """
    letters = re.sub(r"[\W\d_]+", "", text)
    digits = re.sub(r"\D+", "", to_ascii(text))
    prefix = _prefix(letters, prefixes)
    if prefix is None or not digits.isascii() or len(digits) not in (8, 9, 11, 12):
        return None
    sitting, digits = (digits[0], digits[1:]) if len(digits) in (9, 12) else ("", digits)
    meeting = f"{prefix}{sitting}-{digits[:4]}-{digits[4:6]}-{digits[6:8]}"
    if not MEETING.fullmatch(meeting):
        return None
    if len(digits) == 8:
        return Typed(meeting, is_proposal=False, sound=True)
    sound = check_digit(sitting + digits[:-1]) == digits[-1]
    return Typed(f"{meeting}-{digits[8:]}", is_proposal=True, sound=sound)


def _prefix(letters: str, prefixes: Mapping[str, str]) -> str | None:
    if not letters:
        return next(iter(prefixes.values())) if len(prefixes) == 1 else None
    if re.fullmatch("[A-Za-z]{2,5}", letters):
        return letters.upper()
    return {name_key(name): prefix for name, prefix in prefixes.items()}.get(name_key(letters))


def _digits(code: str) -> str:
    return "".join(filter(str.isdecimal, code))


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)
