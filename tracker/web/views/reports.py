"""Reports by Jalali month: the list, one of them as a page, and its tables as files."""

from collections.abc import Iterable, Iterator
from functools import partial

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale

from tracker import clock
from tracker.domain.permissions import Action
from tracker.export import csv, xlsx
from tracker.export.reports import Part, measures, table
from tracker.export.tables import Table
from tracker.queries import report_lines, report_meetings, reports
from tracker.queries.months import Month, Tally, first_month, tallies
from tracker.web import charts, downloads, months, site
from tracker.web.filters import word
from tracker.web.permits import allows
from tracker.web.session import session
from tracker.web.words.calendar import month_name
from tracker.web.words.language import gettext
from tracker.web.words.reports import CUT, change, export_words, measure_names, summary

pages = Blueprint("reports", __name__)
pages.add_app_template_filter(months.name, "month")
pages.add_app_template_global(months.address, "month_address")
pages.add_app_template_global(change)
pages.add_app_template_global(summary)

SHOWN = 15  # of each list; the files have them all
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pages.get("/reports")
@allows(Action.READ_PUBLISHED)
def listed() -> ResponseReturnValue:
    """Show the months of a Jalali year in which something happened, the latest first."""
    council, this = site.narrowed(), Month.of(clock.today())
    year = months.year(request.args.get("year", "")) or this.year
    begun = [month for month in map(Month, [year] * 12, range(12, 0, -1)) if month <= this]
    told = tallies(session(), begun, council)
    first = first_month(session(), council)
    return render_template(
        "reports/list.html",
        years=range(this.year, first.year - 1, -1) if first else (),
        year=year,
        tallies=[tally for tally in told if tally.month == this or not tally.is_empty],
        this=this,
    )


@pages.get("/reports/<year>/<month>")
@allows(Action.READ_PUBLISHED)
def show(year: str, month: str) -> ResponseReturnValue:
    """Show the report of a month."""
    council = site.narrowed()
    found = months.wanted(year, month, "reports.show")
    report = reports.report(session(), found, today=clock.today(), council=council)
    return render_template(
        "reports/show.html",
        report=report,
        lists=reports.lists(session(), report, council=council, most=SHOWN),
        numbers=measures(report.now),
        before=measures(report.before),
        names=measure_names(),
        groups=charts.groups([_pair(tally) for tally in report.months], rtl=_is_rtl()),
        most=SHOWN,
        parts=Part,
    )


@pages.get("/reports/<year>/<month>.csv")
@allows(Action.READ_PUBLISHED)
def lines(year: str, month: str) -> ResponseReturnValue:
    """Send one table of a report, by default its proposals."""
    wanted = request.args.get("table", Part.LINES)
    found = months.wanted(year, month, "reports.lines", table=request.args.get("table"))
    if wanted not in list(Part):
        abort(404)
    (made,) = _tables(found, [Part(wanted)])
    name = f"report-{months.iso(found)}-{wanted}.csv"
    write = partial(csv.write, table=made)
    return downloads.download(write, name=name, mimetype="text/csv; charset=utf-8")


@pages.get("/reports/<year>/<month>.xlsx")
@allows(Action.READ_PUBLISHED)
def workbook(year: str, month: str) -> ResponseReturnValue:
    """Send all tables of a report."""
    found = months.wanted(year, month, "reports.workbook")
    write = partial(
        xlsx.write,
        tables=_tables(found, Part),
        cut=gettext(CUT),
        rtl=_is_rtl(),
    )
    return downloads.download(write, name=f"report-{months.iso(found)}.xlsx", mimetype=XLSX)


def _tables(month: Month, parts: Iterable[Part]) -> Iterator[Table]:
    """Yield these tables of a month's report; their rows come when they are asked for."""
    council = site.narrowed()
    report = reports.report(session(), month, today=clock.today(), council=council)
    words = export_words(word, site.address(url_for("proposals.show", code="")))
    for part in parts:
        yield table(
            part,
            report,
            words,
            meetings=report_meetings.meetings(session(), month, council=council),
            lines=report_lines.lines(session(), month, as_of=report.as_of, council=council),
            late_entries=report_lines.late_entries(session(), month, council=council),
        )


def _pair(tally: Tally) -> tuple[str, int, int]:
    return month_name(tally.month.number), tally.new, tally.closed


def _is_rtl() -> bool:
    return bool(get_locale().text_direction == "rtl")
