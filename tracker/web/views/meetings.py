"""Meetings: by Jalali year, one of them, and its document."""

from collections.abc import Mapping, Sequence

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from tracker import clock, exchange
from tracker.domain.permissions import Action
from tracker.exchange import Document
from tracker.models.meetings import Held, MeetingKind
from tracker.persian.dates import FIRST_YEAR, LAST_YEAR, jalali
from tracker.persian.numerals import to_ascii
from tracker.queries import documents, meetings, proposals
from tracker.queries.meetings import Version
from tracker.queries.versions import versions as every_version
from tracker.web import addresses, differences, tombstones
from tracker.web.errors import NoSuchCode
from tracker.web.headers import OPEN
from tracker.web.permits import allows
from tracker.web.session import session

pages = Blueprint("meetings", __name__)


@pages.get("/meetings")
@allows(Action.READ_PUBLISHED)
def listed() -> ResponseReturnValue:
    """Show the meetings of a Jalali year: the one asked for, or the latest."""
    years = meetings.years(session())
    year = _year(request.args.get("year", "")) or next(iter(years), jalali(clock.today()).year)
    found = meetings.listed(session(), year, after=request.args.get("after", ""))
    return render_template("meetings/list.html", years=years, year=year, found=found)


@pages.get("/m/<path:code>")
@allows(Action.READ_PUBLISHED)
def show(code: str) -> ResponseReturnValue:
    """Show the minutes of a meeting, with where its proposals stand today."""
    document, versions = _found(code, "meetings.show")
    meeting = document.meeting
    closed = meeting.kind is MeetingKind.CLOSED
    return render_template(
        "meetings/show.html",
        document=document,
        meeting=meeting,
        closed=closed,
        draft=not closed and meeting.held is Held.HELD and not meeting.approved_by,
        today_rows=proposals.of_meeting(session(), document.code),
        roles={row.person: row.role for row in document.attendance},
        versions=versions,
    )


@pages.get("/m/<path:code>.json")
@allows(Action.READ_PUBLISHED)
def data(code: str) -> ResponseReturnValue:
    """Serve a meeting as the exchange document, with its version and hash."""
    document, versions = _found(code, "meetings.data")
    response = Response(
        exchange.write(document), content_type="application/json; charset=utf-8", headers=OPEN
    )
    for version in versions[:1]:
        response.headers["X-Record-Version"] = str(version.number)
        if version.sha256:
            response.headers["X-Record-SHA256"] = version.sha256
    return response


@pages.get("/m/<path:code>/versions")
@allows(Action.READ_PUBLISHED)
def versions(code: str) -> ResponseReturnValue:
    """Show every version of the minutes, and what each changed in the one before."""
    document, listed = _found(code, "meetings.versions")
    said = every_version(session(), document.code)
    steps = [(version, _changed(said, version.number)) for version in listed]
    return render_template("meetings/versions.html", document=document, steps=steps)


def _changed(said: Mapping[int, Document], number: int) -> list[differences.Shown]:
    before, after = said.get(number - 1), said.get(number)
    return list(differences.versions(before, after)) if before and after else []


def _found(code: str, endpoint: str) -> tuple[Document, Sequence[Version]]:
    """Return what the public may see of a meeting, and the versions of its minutes.

    Where something is hidden, the versions tell neither hash nor reason: either might tell of it.
    """
    wanted = addresses.wanted(code, endpoint)
    whole = documents.coded(session(), wanted.code)
    if whole is None:
        tombstones.check(wanted)
        raise NoSuchCode(wanted.code, [wanted])
    discreet = documents.hides(session(), wanted.code)
    shown = documents.public(whole, discreet=discreet)
    versions = meetings.versions(session(), wanted.code)
    if discreet:
        versions = [version._replace(sha256="", reason=None) for version in versions]
    return shown, versions


def _year(typed: str) -> int | None:
    digits = to_ascii(typed)
    four = len(digits) == 4 and digits.isascii() and digits.isdecimal()
    return int(digits) if four and FIRST_YEAR <= int(digits) < LAST_YEAR else None
