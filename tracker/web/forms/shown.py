"""What is kept, as somebody would type it: the values that fields of a form begin with."""

from datetime import date, time
from typing import Any

from tracker.web.words import calendar
from tracker.web.words.language import digits, listed


def shown_day(day: date | None) -> str:
    """Return a day as somebody would type it."""
    return calendar.long(day, weekday=True) if day else ""


def shown(values: Any) -> dict[str, Any]:
    """Return the fields of details or of a line as somebody would type them."""
    found: dict[str, Any] = {}
    for name in values.__dataclass_fields__:
        value = getattr(values, name)
        if isinstance(value, date):
            value = shown_day(value)
        elif isinstance(value, time):
            value = calendar.clock(value)
        elif isinstance(value, tuple):
            value = listed(value)
        elif isinstance(value, int) and not isinstance(value, bool):
            value = digits(value)
        found[name] = "" if value is None else value
    return found
