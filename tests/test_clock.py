"""The clock: Tehran's day, an aware instant."""

from datetime import UTC, date, datetime

import pytest

from tracker import clock


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2025, 4, 20, 20, 29, tzinfo=UTC), date(2025, 4, 20)),
        (datetime(2025, 4, 20, 20, 30, tzinfo=UTC), date(2025, 4, 21)),  # midnight in Tehran
        (datetime(2022, 6, 1, 19, 30, tzinfo=UTC), date(2022, 6, 2)),  # summer time, till 1401
    ],
)
def test_today_is_the_day_in_tehran(
    instant: datetime, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: instant)
    assert clock.today() == day


def test_now_is_an_instant_in_utc() -> None:
    assert clock.now().tzinfo is UTC
