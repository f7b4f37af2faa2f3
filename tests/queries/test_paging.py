"""Keyset tokens: exact to the microsecond, and harmless whatever stands in an address."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.queries.paging import Cursor

instants = st.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1)).map(  # noqa: DTZ001
    lambda naive: naive.replace(tzinfo=UTC)
)
ids = st.integers(0, (1 << 63) - 1)


@given(instants, ids)
@example(datetime(2025, 4, 26, 8, 30, 0, 123457, UTC), 1)
@example(datetime(2038, 1, 19, 3, 14, 7, 999999, UTC), (1 << 63) - 1)
def test_a_cursor_comes_back_from_its_token(at: datetime, number: int) -> None:
    token = Cursor(at, number).token()
    assert Cursor.read(token) == Cursor(at, number)
    assert token.isascii()
    assert token.replace("-", "").replace("_", "").isalnum()


def test_every_microsecond_has_its_own_token() -> None:
    start = datetime(2025, 10, 1, 8, 30, tzinfo=UTC)
    for micros in range(0, 1_000_000, 997):
        cursor = Cursor(start + timedelta(microseconds=micros), 7)
        assert Cursor.read(cursor.token()) == cursor


def encoded(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "token",
    ["", "=", "====", "a", "!!!!", "\x00", "سلام", "' OR 1=1 --", "../..", "A" * 100_000,
     encoded("1745625600000000"), encoded("1745625600000000."), encoded(".5"), encoded("x.5"),
     encoded("1.5.6"), encoded("1e9.5"), encoded("1745625600000000.-1"), encoded("nan.1"),
     encoded(f"1.{1 << 63}"), encoded("9" * 40 + ".1"), encoded("-" + "9" * 40 + ".1"),
     encoded("۱۷۴۵.۵"), encoded("\x00.1")],
)  # fmt: skip
def test_what_is_no_token_is_no_cursor(token: str) -> None:
    assert Cursor.read(token) is None


@given(st.text(max_size=80) | st.text("0123456789.-", max_size=30).map(encoded))
def test_whatever_stands_in_an_address_breaks_nothing(token: str) -> None:
    cursor = Cursor.read(token)
    assert cursor is None or (cursor.at.tzinfo is UTC and 0 <= cursor.id < 1 << 63)
