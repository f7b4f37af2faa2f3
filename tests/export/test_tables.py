"""Tables: columns of one kind each, and a day in two cells."""

from datetime import date

import pytest

from tracker.export.tables import Column, Kind, Table

COLUMNS = [
    Column(("کد",), width=20),
    Column(("روز", "روز (میلادی)"), Kind.DAY, 12),
    Column(("شمار",), Kind.NUMBER, 8),
]


def test_a_day_stands_in_two_cells_jalali_and_iso() -> None:
    table = Table("x", COLUMNS, [("الف", date(2025, 4, 26), 3), ("ب", None, None)])
    assert table.headings == ["کد", "روز", "روز (میلادی)", "شمار"]
    assert table.widths == [20, 12, 12, 8]
    assert table.texts == [True, False, False, False]
    assert list(table.lines()) == [
        ["الف", "۱۴۰۴/۰۲/۰۶", "2025-04-26", 3],
        ["ب", None, None, None],
    ]


def test_a_row_that_does_not_fit_the_columns_is_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        list(Table("x", COLUMNS, [("الف", None)]).lines())


def test_rows_come_one_by_one() -> None:
    rows = iter([("الف", None, 1), ("ب", None, 2)])
    lines = Table("x", COLUMNS, rows).lines()
    assert next(lines)[0] == "الف"
    assert next(rows) == ("ب", None, 2)
