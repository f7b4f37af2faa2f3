"""XLSX as an Iranian office opens it: right to left, headings that stay, a filter, no live formula.

Written row by row: what lies in memory does not grow with the table.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import IO, TYPE_CHECKING, Any

from tracker.export.tables import Cell, Table

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

# A text that looks like a formula, an address or a number is a text all the same.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
MOST = 32_767  # UTF-16 units in a cell
LONGEST_NAME = 31
# XML has no place for these: control characters, halves of a pair, two that are none.
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
UNFIT_IN_NAME = re.compile(r"[\[\]:*?/\\]|^'|'$")


def fitting(text: str, cut: str) -> str:
    """Return a text as a cell can hold it; one that is too long ends with the words of `cut`."""
    text = UNFIT.sub("", text)
    if 2 * len(text) <= MOST or len(text.encode("utf-16-le")) <= 2 * MOST:
        return text
    room = 2 * MOST - len(cut.encode("utf-16-le"))
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + cut


def write(
    file: IO[bytes], tables: Iterable[Table], *, of: date, cut: str, rtl: bool = True
) -> None:
    """Write a sheet for each table; `cut` are the words behind a text too long for a cell.

    The day `of` stands in the file's properties, where the library would put the time of day: the
    same tables make the same bytes.
    """
    import xlsxwriter  # noqa: PLC0415  (slow, and few who start the pages ever ask for it)

    with xlsxwriter.Workbook(file, OPTIONS) as book:
        book.set_properties({"created": datetime.combine(of, time())})
        bold = book.add_format({"bold": True, "bottom": 1})
        for table in tables:
            name = UNFIT_IN_NAME.sub("", table.name)[:LONGEST_NAME]
            _write_sheet(book.add_worksheet(name), table, cut, bold, rtl=rtl)


def _write_sheet(sheet: "Worksheet", table: Table, cut: str, bold: Any, *, rtl: bool) -> None:
    if rtl:
        sheet.right_to_left()
    sheet.freeze_panes(1, 0)
    for place, width in enumerate(table.widths):
        sheet.set_column(place, place, width)
    for place, heading in enumerate(table.headings):
        sheet.write_string(0, place, heading, bold)
    row = 0
    for row, line in enumerate(table.lines(), 1):
        _write_line(sheet, row, line, cut)
    sheet.autofilter(0, 0, row, len(table.headings) - 1)


def _write_line(sheet: "Worksheet", row: int, line: Sequence[Cell], cut: str) -> None:
    for place, cell in enumerate(line):
        if isinstance(cell, str):
            sheet.write_string(row, place, fitting(cell, cut))
        elif cell is not None:
            sheet.write_number(row, place, cell)
