"""A table as every format takes it: named columns of one kind each, and rows that come one by one.

A day stands in two cells: Jalali text for people, ISO for programs. A real date cell would show a
Gregorian day in Persian digits (persian.md, Office files).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tracker.persian import dates

Value = str | int | date | None
Cell = str | int | None


class Kind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"


class Column(NamedTuple):
    """A column; one of days has two headings, for its two cells. `width` is in letters."""

    headings: Sequence[str]
    kind: Kind = Kind.TEXT
    width: int = 14


@dataclass(frozen=True)
class Table:
    """A table with its name; each row has one value for each column. `day` is for people."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    day: Callable[[date], str] = dates.numeric

    @property
    def headings(self) -> list[str]:
        """The headings of all cells of a row."""
        return [heading for column in self.columns for heading in column.headings]

    @property
    def widths(self) -> list[int]:
        """The widths of all cells of a row."""
        return [column.width for column in self.columns for _ in column.headings]

    @property
    def texts(self) -> list[bool]:
        """Tell of each cell of a row whether somebody's text may stand in it."""
        return [column.kind is Kind.TEXT for column in self.columns for _ in column.headings]

    def lines(self) -> Iterator[list[Cell]]:
        """Yield the cells of the rows."""
        for row in self.rows:
            pairs = zip(self.columns, row, strict=True)
            yield [cell for column, value in pairs for cell in self._cells(column, value)]

    def _cells(self, column: Column, value: Value) -> Sequence[Cell]:
        if isinstance(value, date):
            return self.day(value), value.isoformat()
        return (value,) * len(column.headings)
