"""Names on one line, and numbers that go on: small habits of writing."""

import re
from collections.abc import Iterable

from tracker.persian.numerals import to_ascii, to_persian

COMMA = "، "
APART = re.compile(r"[،,؛;\n]")


def split_names(text: str) -> tuple[str, ...]:
    """Return the names on a line, each once, parted by commas of either script or semicolons."""
    names = (name.strip() for name in APART.split(text))
    return tuple(dict.fromkeys(filter(None, names)))


def join_names(names: Iterable[str]) -> str:
    """Return names on one line."""
    return COMMA.join(names)


def following(number: str | None) -> str | None:
    """Return the number after one in digits of any script; None for any other text."""
    digits = to_ascii(number or "")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 9):
        return None
    after = str(int(digits) + 1)
    return after if number == digits else to_persian(after)
