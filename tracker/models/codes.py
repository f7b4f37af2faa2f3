"""Codes: the names of meetings and proposals (records.md, Codes).

`QDS-1404-02-06` is a meeting, `QDS-1404-02-06-034` its third proposal: two digits of the number
and a check digit by Damm's scheme over all digits, which finds every wrong digit and every swap
of neighbours. `QDS2-1404-02-06` is a second sitting of that day; its 2 is checked too.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from tracker.persian.dates import jalali, month_length
from tracker.persian.labels import CODE_LABELS
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

# The parts of a typed code: sitting, year, month, day, number, check digit.
PARTS = "([2-9]?){0}(1[34]DD){0}(DD){0}(DD)(?:{0}(DD)(?:{0}(D))?)?".replace("D", "[0-9]")
GROUPS = re.compile(PARTS.format(""))
AMONG_WORDS = re.compile(r"(?<!\d)" + PARTS.format(r"[\W_]{0,3}") + r"(?!\d)")
WORD = re.compile(r"[^\W\d_]+")
AHEAD = re.compile(r"[^\W\d_][\W_]{0,3}\Z")  # a word stands right before
NEAR, LONGEST_NAME = 60, 4  # how far before a code, and in how many words, its council is named
NARROW = {0xFF01 + place: 0x21 + place for place in range(94)}  # full-width forms, to plain ones


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


def readings(text: str, prefixes: Mapping[str, str]) -> list[Typed]:
    """Return the codes that a text may mean: one, one for each council where it names none, or [].

    Read in any digits, full-width ones too, with any separators or none, with a label before it
    («کد پیگیری: ...»), or among other words where it names a council of the store. `prefixes` maps
    each council's short name to its prefix. Eight digits are a meeting, eleven a proposal, ten one
    whose check digit was left out; one more in front (2 to 9) is the sitting.
    """
    text = to_ascii(text.translate(NARROW))
    known = {name_key(name): prefix for name, prefix in prefixes.items()}
    known |= {name_key(prefix): prefix for prefix in prefixes.values()}
    whole = GROUPS.fullmatch(re.sub(r"\D+", "", text))
    if whole and (meant := _named(WORD.findall(text), known)):
        return [found for prefix in meant if (found := _read(prefix, whole))]
    among = {
        _read(prefix, match)
        for match in AMONG_WORDS.finditer(text)
        if (prefix := _named_before(text[: match.start()][-NEAR:], known))
    }
    return [found for found in among if found] if len(among) == 1 else []


def typed(text: str, prefixes: Mapping[str, str]) -> Typed | None:
    """Return the one code that a text means (see `readings`), or None."""
    found = readings(text, prefixes)
    return found[0] if len(found) == 1 else None


def _named(words: Sequence[str], known: Mapping[str, str]) -> Sequence[str]:
    """Return the prefix that these words name, all councils' where there are none, or nothing."""
    for start in range(len(words)):
        letters = "".join(words[start:])
        if prefix := known.get(name_key(letters)):
            return [prefix]
        if name_key(words[start]) not in CODE_LABELS:
            return [letters.upper()] if re.fullmatch("[A-Za-z]{2,5}", letters) else []
    return sorted(set(known.values()))


def _named_before(text: str, known: Mapping[str, str]) -> str | None:
    """Return the prefix of the council whose name this text ends with, or None."""
    words = WORD.findall(text) if AHEAD.search(text) else []
    ends = ("".join(words[-count:]) for count in range(1, min(len(words), LONGEST_NAME) + 1))
    return next((known[name_key(end)] for end in ends if name_key(end) in known), None)


def _read(prefix: str, groups: re.Match[str]) -> Typed | None:
    sitting, year, month, day, number, check = groups.groups(default="")
    meeting = f"{prefix}{sitting}-{year}-{month}-{day}"
    if not number:
        return Typed(meeting, is_proposal=False, sound=True)
    right = check_digit(sitting + year + month + day + number)
    if not check and not _is_day(int(year), int(month), int(day)):
        return None  # nothing but the day tells that ten digits are a code
    sound = check in ("", right)
    return Typed(f"{meeting}-{number}{check or right}", is_proposal=True, sound=sound)


def _digits(code: str) -> str:
    return "".join(filter(str.isdecimal, code))


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)
