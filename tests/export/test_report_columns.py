"""The columns of a report's tables."""

import pytest

from tracker.export import report_columns
from tracker.export.report_columns import Columns

TABLES = [
    value for name, value in vars(report_columns).items() if name.isupper() and type(value) is tuple
]


@pytest.mark.parametrize("columns", TABLES)
def test_each_column_has_a_key_of_its_own_and_room_for_its_words(columns: Columns) -> None:
    keys = [key for key, _, _ in columns]
    assert len(set(keys)) == len(keys)
    assert all(8 <= width <= 60 for _, _, width in columns)


def test_there_are_columns_for_five_tables() -> None:
    assert len(TABLES) == 5
