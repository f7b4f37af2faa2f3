"""XLSX as an Iranian office opens it: right to left, headings that stay, a filter, no live formula.

Written row by row: what lies in memory does not grow with the table, and a cell takes a sixth of
the time that xlsxwriter takes (ARCHITECTURE.md, Decisions). Every text is an inline string: none
can become a formula, an address or a number. The same tables make the same bytes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import IO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from tracker.export import xlsx_parts as parts
from tracker.export.tables import Cell, Table

MOST = 32_767  # UTF-16 units in a cell
TOGETHER = 100  # rows that lie in memory
HEADING = ' s="1"'  # the style of the first row (xlsx_parts.STYLES)
# XML has no place for these: control characters, halves of a pair, two that are none.
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
# Office programs read _x0041_ as A.
CODED = re.compile("_(?=x[0-9a-fA-F]{4}_)")


def fitting(text: str, cut: str) -> str:
    """Return a text as a cell can hold it; one that is too long ends with the words of `cut`."""
    text = UNFIT.sub("", text)
    if 2 * len(text) <= MOST or len(text.encode("utf-16-le")) <= 2 * MOST:
        return text
    room = 2 * MOST - len(cut.encode("utf-16-le"))
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + cut


def write(file: IO[bytes], tables: Iterable[Table], *, cut: str, rtl: bool = True) -> None:
    """Write a sheet for each table; `cut` are the words behind a text too long for a cell."""
    sheets: list[parts.Sheet] = []
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as package:
        for number, table in enumerate(tables, 1):
            with package.open(parts.place(number), "w") as sheet:
                rows = _write_sheet(sheet, table, cut, rtl=rtl, first=number == 1)
            sheets.append(parts.Sheet(table.name, len(table.headings), rows))
        for name, content in parts.around(sheets):
            with package.open(name, "w") as part:
                part.write(content.encode())


def _write_sheet(file: IO[bytes], table: Table, cut: str, *, rtl: bool, first: bool) -> int:
    """Write one sheet; return how many rows it has, with its headings."""
    columns = [parts.column(place) for place in range(len(table.headings))]
    file.write(parts.head(table.widths, rtl=rtl, first=first).encode())
    waiting = [_row(1, columns, table.headings, cut, HEADING)]
    row = 1
    for row, line in enumerate(table.lines(), 2):
        waiting.append(_row(row, columns, line, cut))
        if len(waiting) == TOGETHER:
            file.write("".join(waiting).encode())
            waiting.clear()
    file.write("".join(waiting).encode())
    file.write(parts.foot(len(columns), row).encode())
    return row


def _row(row: int, columns: Sequence[str], line: Sequence[Cell], cut: str, style: str = "") -> str:
    return f'<row r="{row}">{"".join(_cells(row, columns, line, cut, style))}</row>'


def _cells(
    row: int, columns: Sequence[str], line: Sequence[Cell], cut: str, style: str
) -> Iterator[str]:
    for column, cell in zip(columns, line, strict=True):
        if isinstance(cell, str):
            text = escape(fitting(cell, cut))
            if "_x" in text:
                text = CODED.sub("_x005F_", text)
            kept = ' xml:space="preserve"' if text != text.strip() else ""
            yield (f'<c r="{column}{row}"{style} t="inlineStr"><is><t{kept}>{text}</t></is></c>')
        elif cell is not None:
            yield f'<c r="{column}{row}"{style}><v>{cell}</v></c>'
