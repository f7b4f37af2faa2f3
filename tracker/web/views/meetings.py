"""Meetings: by Jalali year, one of them, and its document."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
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
from tracker.web import addresses, chains, differences, site, tombstones
from tracker.web.errors import NoSuchCode
from tracker.web.headers import OPEN
from tracker.web.permits import allows
from tracker.web.session import session

pages = Blueprint("meetings", __name__)


@pages.get("/meetings")
@allows(Action.READ_PUBLISHED)
def listed() -> ResponseReturnValue:
    """Show the meetings of a Jalali year: the one asked for, or the latest."""
    council = site.narrowed()
    years = meetings.years(session(), council=council)
    this = jalali(clock.today()).year  # a meeting that is only planned may lie years ahead
    latest = next((year for year in years if year <= this), next(iter(years), this))
    year = _year(request.args.get("year", "")) or latest
    after = request.args.get("after", "")
    found = meetings.listed(session(), year, council=council, after=after)
    return render_template("meetings/list.html", years=years, year=year, found=found)


@pages.get("/m/<path:code>")
@allows(Action.READ_PUBLISHED)
def show(code: str) -> ResponseReturnValue:
    """Show the minutes of a meeting, with where its proposals stand today."""
    document, versions, _ = _found(code, "meetings.show")
    return render_template("meetings/show.html", versions=versions, **_minutes(document))


@pages.get("/m/<path:code>.json")
@allows(Action.READ_PUBLISHED)
def data(code: str) -> ResponseReturnValue:
    """Serve a meeting as the exchange document, with its version and hash."""
    document, versions, _ = _found(code, "meetings.data")
    return _data(document, versions[0])


@pages.get("/m/<path:code>/versions")
@allows(Action.READ_PUBLISHED)
def versions(code: str) -> ResponseReturnValue:
    """Show every version of the minutes, and what each changed in the one before."""
    document, listed, _ = _found(code, "meetings.versions")
    said = every_version(session(), document.code)
    steps = [(version, _changed(said, version.number)) for version in listed]
    return render_template("meetings/versions.html", document=document, steps=steps)


@pages.get("/m/<path:code>/v/<number>")
@allows(Action.READ_PUBLISHED)
def version(code: str, number: str) -> ResponseReturnValue:
    """Show the minutes as an earlier version told them, and what the next one changed."""
    document, listed, said = _told(code, number, "meetings.version")
    asked = listed[-int(number)]
    if asked is listed[0]:
        return redirect(url_for("meetings.show", code=code))
    return render_template(
        "meetings/version.html",
        version=asked,
        versions=listed,
        changes=_changed(said, asked.number + 1),
        **_minutes(document),
    )


@pages.get("/m/<path:code>/v/<number>.json")
@allows(Action.READ_PUBLISHED)
def version_data(code: str, number: str) -> ResponseReturnValue:
    """Serve the document of an earlier version."""
    document, listed, _ = _told(code, number, "meetings.version_data")
    return _data(document, listed[-int(number)])


def _told(
    code: str, number: str, endpoint: str
) -> tuple[Document, Sequence[Version], Mapping[int, Document]]:
    """Return the document of a version as far as it is public, beside all versions."""
    now, listed, discreet = _found(code, endpoint, number=number)
    said = every_version(session(), now.code)
    if number not in map(str, said):
        abort(404)
    return documents.public(said[int(number)], discreet=discreet), listed, said


def _minutes(document: Document) -> dict[str, Any]:
    """Return what the page of minutes is made of."""
    meeting = document.meeting
    closed = meeting.kind is MeetingKind.CLOSED
    return {
        "document": document,
        "meeting": meeting,
        "closed": closed,
        "draft": not closed and meeting.held is Held.HELD and not meeting.approved_by,
        "rows": {row.code: row for row in proposals.of_meeting(session(), document.code)},
        "roles": {row.person: row.role for row in document.attendance},
    }


def _data(document: Document, version: Version) -> Response:
    answer = Response(
        exchange.write(document), content_type="application/json; charset=utf-8", headers=OPEN
    )
    answer.headers["X-Record-Version"] = str(version.number)
    if version.sha256:
        answer.headers["X-Record-SHA256"] = version.sha256
    answer.headers.update(chains.headers(document.council.slug))
    return answer


def _changed(said: Mapping[int, Document], number: int) -> list[differences.Shown]:
    before, after = said.get(number - 1), said.get(number)
    return list(differences.versions(before, after)) if before and after else []


def _found(code: str, endpoint: str, **more: str) -> tuple[Document, Sequence[Version], bool]:
    """Return what the public may see of a meeting, its versions, and whether it hides something.

    Where something is hidden, the versions tell neither hash nor reason: either might tell of it.
    """
    wanted = addresses.wanted(code, endpoint, **more)
    whole = documents.coded(session(), wanted.code)
    if whole is None:
        tombstones.check(wanted)
        raise NoSuchCode(wanted.code, [wanted])
    discreet = documents.hides(session(), wanted.code)
    shown = documents.public(whole, discreet=discreet)
    versions = meetings.versions(session(), wanted.code)
    if discreet:
        versions = [version._replace(sha256="", reason=None) for version in versions]
    return shown, versions, discreet


def _year(typed: str) -> int | None:
    digits = to_ascii(typed)
    four = len(digits) == 4 and digits.isascii() and digits.isdecimal()
    return int(digits) if four and FIRST_YEAR <= int(digits) < LAST_YEAR else None
