"""Days and times as people read them; the ISO day stands beside each for machines."""

from datetime import date, datetime, time

from markupsafe import Markup

from tracker import clock
from tracker.persian import dates
from tracker.web.words import calendar
from tracker.web.words.language import digits, is_english


def day(value: date, weekday: bool = False) -> Markup:
    """Return a day in full, such as 6 Ordibehesht 1404.

    With `weekday` it begins with Saturday; in English the Gregorian day stands behind it then.
    """
    shown = _time(value, calendar.long(value, weekday=weekday))
    beside = calendar.gregorian(value) if weekday else ""
    return Markup("{} ({})").format(shown, beside) if beside else shown


def short(value: date) -> Markup:
    """Return a day without its year, where that is the present one."""
    jalali = dates.jalali(value)
    if jalali.year != dates.jalali(clock.today()).year:
        return day(value)
    return _time(value, f"{digits(jalali.day)} {calendar.month_name(jalali.month)}")


def numeric(value: date) -> Markup:
    """Return a day in digits, such as 1404/02/06."""
    return _time(value, calendar.numeric(value))


def day_of(instant: datetime) -> Markup:
    """Return the day in Tehran on which something was entered."""
    return day(instant.astimezone(clock.TEHRAN).date())


def time_of(instant: datetime) -> str:
    """Return the time of day in Tehran at which something was entered."""
    return calendar.clock(instant.astimezone(clock.TEHRAN).time())


def at(value: time) -> str:
    """Return a time of day; in Persian a full hour without minutes."""
    whole = not value.minute and not is_english()
    return digits(str(value.hour) if whole else f"{value.hour}:{value.minute:02}")


def _time(value: date, shown: str) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), shown)
