"""CSV for every office program: UTF-8 with its mark, and no text that becomes a formula."""

import csv
import io
from collections.abc import Iterable
from typing import IO

from tracker.export.tables import Cell, Table

# Programs skip these before they look for a formula: so does the guard.
INVISIBLE = (
    "\ufeff\u200b\u200c\u200d\u200e\u200f\u061c\u2060\u00ad"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
BLANK = " \u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\n"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
GUARD = "'"


def guarded(text: str) -> str:
    """Return text that no program takes for a formula: a quote before what might be one.

    It stands before «+98 ...» and «-5» too (persian.md, Office files); an import takes it off.
    """
    return GUARD + text if text.lstrip(INVISIBLE + BLANK).startswith(FORMULA) else text


def write(file: IO[bytes], table: Table) -> None:
    """Write a table, line by line."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow([guarded(heading) for heading in table.headings])
    texts = table.texts
    writer.writerows(_safe(line, texts) for line in table.lines())
    text.flush()
    text.detach()


def _safe(line: list[Cell], texts: Iterable[bool]) -> list[Cell]:
    return [
        guarded(cell) if free and isinstance(cell, str) else cell
        for cell, free in zip(line, texts, strict=True)
    ]
