"""What day and what instant it is; tests move time here and nowhere else."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

TEHRAN = ZoneInfo("Asia/Tehran")


def now() -> datetime:
    """Return the present instant, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return the present day in Tehran, wherever the server stands (Gregorian, as stored)."""
    return now().astimezone(TEHRAN).date()
