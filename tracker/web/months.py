"""Jalali months in addresses and in words."""

from collections.abc import Collection
from typing import Any

from flask import abort, make_response, render_template, request, url_for

from tracker import clock
from tracker.persian.dates import FIRST_YEAR, LAST_YEAR, MONTHS
from tracker.persian.numerals import to_ascii
from tracker.queries.months import Month
from tracker.web import addresses
from tracker.web.words.calendar import month_name
from tracker.web.words.language import digits


def name(month: Month) -> str:
    """Return what a month is called, with its year."""
    return f"{month_name(month.number)} {digits(str(month.year))}"


def iso(month: Month) -> str:
    """Return a month as in file names: 1404-02."""
    return f"{month.year:04}-{month.number:02}"


def address(month: Month, endpoint: str = "reports.show", **more: str | None) -> str:
    """Return the address of a month's report, or of a file of it, for the same council."""
    kept: dict[str, Any] = {"council": request.args.get("council"), **more}
    return url_for(endpoint, year=f"{month.year:04}", month=f"{month.number:02}", **kept)


def year(typed: str) -> int | None:
    """Return the Jalali year that an address names, in any digits, or None."""
    found = _number(typed, (4,))
    return found if found and FIRST_YEAR <= found < LAST_YEAR else None


def wanted(typed_year: str, typed_month: str, endpoint: str, **more: str | None) -> Month:
    """Return the month in an address; where it is spelled otherwise, lead to the right address.

    Ends the request with 404 where there is no such month, or where it has not begun.
    """
    found = Month(year(typed_year) or 0, _number(typed_month, (1, 2)) or 0)
    if not found.year or not 1 <= found.number <= len(MONTHS):
        abort(404)
    if (typed_year, typed_month) != (f"{found.year:04}", f"{found.number:02}"):
        abort(addresses.moved(address(found, endpoint, **more)))
    if found.since > clock.today():
        this = Month.of(clock.today())
        abort(make_response(render_template("reports/ahead.html", month=found, this=this), 404))
    return found


def _number(typed: str, lengths: Collection[int]) -> int | None:
    digits = to_ascii(typed)
    sound = len(digits) in lengths and digits.isascii() and digits.isdecimal()
    return int(digits) if sound else None
