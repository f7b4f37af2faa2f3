"""Words for the month's report: its tables, columns and numbers, and what changed."""

from collections.abc import Callable
from enum import StrEnum
from functools import cache

from tracker.export.reports import Part, Words
from tracker.models.proposals import Status
from tracker.queries.reports import Report
from tracker.web.words import calendar
from tracker.web.words.language import N_, digits, gettext, ngettext
from tracker.web.words.proposals import STATUSES

TABLES = {
    Part.TOTALS: N_("Totals"),
    Part.MEETINGS: N_("Meetings held"),
    Part.BODIES: N_("Responsible bodies"),
    Part.LINES: N_("Proposals"),
    Part.LATE_ENTRIES: N_("Late entries"),
}
COLUMNS = {
    "address": N_("Address"),
    "body": N_("Body"),
    "change": N_("Change"),
    "claimed": N_("Awaiting confirmation"),
    "closed": N_("Closed"),
    "closed_on": N_("Closed on"),
    "code": N_("Code"),
    "days_late": N_("Days late"),
    "due_on": N_("Deadline"),
    "entered_late": N_("Late entries"),
    "entered_on": N_("Entered on"),
    "event": N_("What happened"),
    "extensions": N_("Extensions"),
    "first_due_on": N_("First deadline"),
    "happened_on": N_("Happened on"),
    "held_on": N_("Held on"),
    "kind": N_("Kind"),
    "measure": N_("What is counted"),
    "month": N_("This month"),
    "month_before": N_("Month before"),
    "moved": N_("Moved"),
    "new": N_("New"),
    "open": N_("Open"),
    "outcome": N_("Outcome"),
    "overdue": N_("Overdue"),
    "present": N_("Attended"),
    "proposals": N_("Proposals"),
    "raised_on": N_("Raised on"),
    "reason": N_("Reason"),
    "recorded": N_("Named in the attendance"),
    "responsible": N_("Responsible"),
    "status": N_("Status at the end of the month"),
    "text": N_("Proposal"),
    "title": N_("Title"),
}
GREGORIAN = N_("{heading} (Gregorian)")
NOBODY_YET = N_("Nobody yet")
CUT = N_(" [cut here: a cell holds no more; the whole text is at the address in this line]")

MEASURES = {
    "meetings": N_("Meetings held"),
    "present": N_("Named people who attended"),
    "recorded": N_("Named people in the attendance"),
    "new": N_("New proposals"),
    "moved": N_("Proposals that moved"),
    "closed": N_("Proposals that were closed"),
    "open": N_("Open at the end"),
    "claimed": N_("Awaiting confirmation at the end"),
    "overdue": N_("Overdue at the end"),
    "entered_late": N_("Late entries"),
}
CLOSED_AS = N_("Closed: {outcome}")


def export_words(word: Callable[[StrEnum], str], address: str) -> Words:
    """Return the words of an export, in the language of the request.

    `word` gives what an enum's member is called, `address` is where the pages of
    proposals begin: their codes follow.
    """
    return Words(
        tables={part: gettext(name) for part, name in TABLES.items()},
        columns={key: gettext(name) for key, name in COLUMNS.items()},
        measures=measure_names(),
        gregorian=gettext(GREGORIAN),
        nobody=gettext(NOBODY_YET),
        word=cache(word),
        day=calendar.numeric,
        address=address,
    )


def measure_names() -> dict[str, str]:
    """Return what each number of a report is called, by its key."""
    ends = {
        status.value: gettext(CLOSED_AS).format(outcome=gettext(STATUSES[status]))
        for status in Status
    }
    return ends | {key: gettext(name) for key, name in MEASURES.items()}


def change(now: int, before: int) -> str:
    """Return in words how a number differs from the month before; never with a sign."""
    n = digits(abs(now - before))
    if now == before:
        return gettext("unchanged")
    return gettext("%(n)s more", n=n) if now > before else gettext("%(n)s fewer", n=n)


def summary(report: Report) -> str:
    """Return what happened in a month, in one sentence."""
    tally = report.now.tally
    parts = {
        "meetings": _meetings(tally.meetings),
        "new": _raised(tally.new),
        "closed": _closed(tally.closed),
    }
    if report.so_far:
        return gettext("So far in this month %(meetings)s, %(new)s and %(closed)s.", **parts)
    return gettext("In this month %(meetings)s, %(new)s and %(closed)s.", **parts)


def _meetings(count: int) -> str:
    if not count:
        return gettext("no meeting was held")
    n = digits(count)
    return ngettext("%(n)s meeting was held", "%(n)s meetings were held", count, n=n)


def _raised(count: int) -> str:
    if not count:
        return gettext("no proposal was raised")
    n = digits(count)
    return ngettext("%(n)s proposal was raised", "%(n)s proposals were raised", count, n=n)


def _closed(count: int) -> str:
    if not count:
        return gettext("none was closed")
    return ngettext("%(n)s was closed", "%(n)s were closed", count, n=digits(count))
