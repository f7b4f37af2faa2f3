"""CSV that every office program reads, and takes for text."""

import csv as reader
import io
from itertools import product

import pytest

from tracker.export import csv
from tracker.export.csv import BLANK, FORMULA, INVISIBLE
from tracker.export.tables import Column, Kind, Table, Value

TEXTS = Column(("متن",))
NUMBERS = Column(("شمار",), Kind.NUMBER)


def written(*rows: tuple[Value, ...], columns: tuple[Column, ...] = (TEXTS, NUMBERS)) -> bytes:
    """Return the file of a table with these rows."""
    file = io.BytesIO()
    csv.write(file, Table("x", columns, rows))
    return file.getvalue()


def read(data: bytes) -> list[list[str]]:
    """Return the cells of a file, as a program reads them."""
    return list(reader.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_file_begins_with_its_mark_and_ends_lines_as_excel_does() -> None:
    data = written(("یک", 1))
    assert data == "\ufeffمتن,شمار\r\nیک,1\r\n".encode()


def test_text_of_any_kind_comes_back_as_it_was() -> None:
    texts = ["", 'a "quoted", word', "دو\nسطر", "می\u200cخواهیم", "؛ ، «»", "۱۲۳", "-", "'"]
    safe = [text for text in texts if not text.startswith("-")]
    assert [row[0] for row in read(written(*((text, 0) for text in safe)))[1:]] == safe


@pytest.mark.parametrize("hidden", ["", *INVISIBLE, *BLANK, "\u200f \ufeff\u2067"])
def test_what_a_program_might_take_for_a_formula_is_guarded(hidden: str) -> None:
    for sign in FORMULA:
        text = f"{hidden}{sign}1+1|cmd"
        assert read(written((text, 0)))[1] == [f"'{text}", "0"]


def test_the_guard_stands_before_nothing_else() -> None:
    texts = ["الف=ب", "۵-", "1-2", "a@b", "‌متن", " متن", "'=1", "−5"]
    assert [csv.guarded(text) for text in texts] == texts


def test_numbers_are_never_guarded() -> None:
    assert read(written(("الف", -5), ("ب", None)))[1:] == [["الف", "-5"], ["ب", ""]]


def test_a_heading_is_guarded_too() -> None:
    file = io.BytesIO()
    csv.write(file, Table("x", [Column(("=1",))], []))
    assert read(file.getvalue()) == [["'=1"]]


def test_every_sign_is_guarded_behind_every_pair_of_invisible_marks() -> None:
    hidden = ["".join(pair) for pair in product(INVISIBLE, repeat=2)]
    assert all(csv.guarded(f"{mark}=1")[0] == "'" for mark in hidden)


def test_the_file_stays_open_for_whoever_gave_it() -> None:
    file = io.BytesIO()
    csv.write(file, Table("x", [TEXTS], [("الف",)]))
    assert not file.closed
