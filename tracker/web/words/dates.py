"""Sentences for days that cannot be read: one for each code of `persian.dates.BadDate`."""

from datetime import date

from tracker.persian.dates import BadDate
from tracker.web.words import calendar
from tracker.web.words.language import N_, digits, gettext

SENTENCES = {
    "ambiguous_year": N_("This may be {one} or {other}: please write the year with four digits."),
    "empty": N_("No day was written."),
    "far_year": N_("The year {year} is too far away: years from {first} to {last} are read."),
    "gregorian_year": N_(
        "{year} is a Gregorian year: please write the day in the Jalali calendar."
    ),
    "no_such_day": N_("{month_name} {year} has no day {day}; it has {length} days."),
    "no_such_month": N_("There is no month {month}: months are 1 to 12."),
    "too_long": N_("This is too long for a day."),
    "unreadable": N_("This was not understood as a day. Write it as 1404/2/6 or “6 Ordibehesht”."),
    "wrong_weekday": N_("{day} is a {is_}, not a {said}."),
}
# Under these names a fault tells days of the week.
WEEKDAYS = ("is_", "said")


def date_sentence(bad: BadDate) -> str:
    """Return what is wrong with a day that was typed, in the language of the page."""
    values = {name: _shown(name, value) for name, value in bad.values.items()}
    month = bad.values.get("month")
    if bad.code == "no_such_day" and isinstance(month, int):
        values["month_name"] = calendar.month_name(month)
    return gettext(SENTENCES[bad.code]).format(**values)


def _shown(name: str, value: int | str | date) -> str:
    if isinstance(value, date):
        return calendar.long(value)
    return calendar.weekday_name(str(value)) if name in WEEKDAYS else digits(str(value))
