"""Workbooks, read back by another program's reader."""

import io
import re
import tracemalloc
from collections.abc import Iterator
from datetime import date
from tempfile import TemporaryFile
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from tracker.export import xlsx
from tracker.export.tables import Column, Kind, Table, Value

COLUMNS = (
    Column(("متن",), width=30),
    Column(("شمار",), Kind.NUMBER),
    Column(("روز", "روز (میلادی)"), Kind.DAY),
)
CUT = " [بریده شد]"
HOSTILE = (
    "=1+1", '=HYPERLINK("http://x","y")', "+98 21", "-5", "@SUM(A1)", "\u200f=cmd|x", "＝1",
    "http://example.org", "mailto:a@b", "12", "1e9", "TRUE", "#REF!", "<b>&amp;</b>", "]]>", "'x",
    " x ", "دو\nسطر", "می\u200cخواهیم", "👩‍👩‍👧‍👦", "\u202eevil", "ü" * 300,
)  # fmt: skip


def written(*tables: Table, rtl: bool = True) -> bytes:
    """Return the file of these tables."""
    file = io.BytesIO()
    xlsx.write(file, tables, cut=CUT, rtl=rtl)
    return file.getvalue()


def table(*rows: tuple[Value, ...], name: str = "جمع‌ها") -> Table:
    """Return a table with these rows."""
    return Table(name, COLUMNS, rows)


def opened(data: bytes) -> Workbook:
    """Return the workbook as a program reads it."""
    return load_workbook(io.BytesIO(data))


def texts(*given: str) -> list[object]:
    """Return what stands in the cells of texts after they were written and read."""
    sheet = opened(written(table(*((text, None, None) for text in given)))).worksheets[0]
    assert {cell.data_type for (cell,) in sheet["A2:A100"] if cell.value is not None} <= {"s"}
    return [cell.value for (cell,) in sheet[f"A2:A{len(given) + 1}"]]


def test_every_value_comes_back_with_its_type() -> None:
    data = written(table(("یک", 12, date(2025, 4, 26)), ("دو", -3, None)))
    sheet = opened(data).worksheets[0]
    assert [cell.value for cell in sheet[1]] == ["متن", "شمار", "روز", "روز (میلادی)"]
    assert [cell.value for cell in sheet[2]] == ["یک", 12, "۱۴۰۴/۰۲/۰۶", "2025-04-26"]
    assert [cell.value for cell in sheet[3]] == ["دو", -3, None, None]
    assert [cell.data_type for cell in sheet[2]] == ["s", "n", "s", "s"]


def test_a_sheet_runs_right_to_left_with_frozen_headings_a_filter_and_widths() -> None:
    sheet = opened(written(table(("یک", 1, None), ("دو", 2, None)))).worksheets[0]
    assert sheet.sheet_view.rightToLeft is True
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:D3"
    assert sheet.column_dimensions["A"].width == 30
    assert all(cell.font.bold for cell in sheet[1])
    assert not any(cell.font.bold for cell in sheet[2])


def test_an_english_workbook_runs_left_to_right() -> None:
    sheet = opened(written(table(), rtl=False)).worksheets[0]
    assert not sheet.sheet_view.rightToLeft
    assert sheet.auto_filter.ref == "A1:D1"


def test_there_is_a_sheet_for_each_table() -> None:
    book = opened(written(table(), table(("یک", 1, None), name="[a]:*?/\\'b" + "ب" * 40)))
    assert [len(name) for name in book.sheetnames] == [6, 31]
    assert book.worksheets[1]["A2"].value == "یک"
    assert [sheet.sheet_view.tabSelected for sheet in book.worksheets] == [True, None]


def test_no_text_becomes_anything_else() -> None:
    assert texts(*HOSTILE) == list(HOSTILE)
    parts = ZipFile(io.BytesIO(written(table(*((text, None, None) for text in HOSTILE)))))
    sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert not re.search(r"<f[ >]|<hyperlink", sheet)


def test_a_text_that_looks_like_a_coded_letter_is_kept_apart_from_one() -> None:
    # openpyxl does not decode these; office programs do.
    assert texts("_x0041_", "a__x000d_", "_x_", "_x00g1_") == [
        "_x005F_x0041_",
        "a__x005F_x000d_",
        "_x_",
        "_x00g1_",
    ]


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert texts("a\x00b\x0bc\x1fd\rأ\ud800ب\uffff") == ["abcdأب"]


@pytest.mark.parametrize("letter", ["ب", "👩"])
def test_a_text_that_is_too_long_says_so_and_fits(letter: str) -> None:
    most = xlsx.MOST // (len(letter.encode("utf-16-le")) // 2)
    whole, (cut,) = letter * most, texts(letter * (most + 1))
    assert texts(whole) == [whole]
    assert isinstance(cut, str)
    assert cut.endswith(letter + CUT)
    assert len(cut.encode("utf-16-le")) // 2 in (xlsx.MOST, xlsx.MOST - 1)


def test_the_same_tables_make_the_same_bytes() -> None:
    assert written(table(("یک", 1, None))) == written(table(("یک", 1, None)))
    assert written(table(("یک", 1, None))) != written(table(("یک", 2, None)))


def many(count: int) -> Iterator[tuple[Value, ...]]:
    """Yield so many rows, each with a text of its own."""
    for number in range(count):
        yield f"پیشنهاد {number} " * 10, number, date(2025, 4, 26)


def peak(count: int) -> int:
    """Return how much memory it takes at most to write so many rows."""
    tracemalloc.start()
    with TemporaryFile() as file:
        xlsx.write(file, [Table("x", COLUMNS, many(count))], cut=CUT)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def test_memory_does_not_grow_with_the_rows() -> None:
    peak(10)
    assert peak(20_000) <= 1.3 * peak(2_000)
