"""What is wrong with bytes that are no JSON: which kind of trouble, and where."""

import re

from tracker.exchange.faults import Fault

TOLD = re.compile(r"(.+) at line (\d+) column (\d+)")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # what a file begins with that Windows calls "Unicode"
# How the parser's own words begin, and the fault that they tell.
TROUBLES = (
    ("EOF while", "json_ends_early"),
    ("trailing comma", "json_comma_too_many"),
    ("key must be", "json_name_without_quotes"),
    ("expected `:`", "json_without_colon"),
    ("expected `,`", "json_without_comma"),
    ("invalid number", "json_bad_number"),
    ("number out of range", "json_bad_number"),
    ("control character", "json_line_break"),
    ("invalid escape", "json_bad_escape"),
    ("unexpected end of hex", "json_bad_escape"),
    ("lone leading surrogate", "json_bad_escape"),
    ("trailing characters", "json_goes_on"),
    ("recursion limit", "json_too_deep"),
    ("invalid unicode", "json_not_utf8"),
)


def syntax_fault(error: str, raw: bytes) -> Fault:
    """Return the fault that the parser tells as `error`, with its line and column (from 1)."""
    if raw.startswith(UTF_16):
        return Fault("", "json_not_utf8", {"line": 1, "column": 1})
    found = TOLD.fullmatch(error)
    trouble, line, column = found.groups() if found else (error, "1", "0")
    code = next((code for begins, code in TROUBLES if trouble.startswith(begins)), "json_invalid")
    return Fault("", code, _position(raw, int(line), int(column)))


def _position(raw: bytes, line: int, column: int) -> dict[str, int]:
    """Return line and column in characters; what ends a line belongs to it, not to the next."""
    lines = raw.split(b"\n")
    if not column and line > 1:
        line, column = line - 1, len(lines[line - 2])
    before = lines[line - 1][:column].decode(errors="ignore")
    return {"line": line, "column": max(len(before), 1)}
