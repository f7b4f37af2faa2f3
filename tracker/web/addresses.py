"""From what somebody typed to the address of a record: any digits, any separators or none."""

from typing import Any
from urllib.parse import urlsplit

from flask import abort, redirect, url_for
from werkzeug import Response

from tracker.models.codes import MEETING, PROPOSAL, Typed, readings
from tracker.queries import councils, meetings, proposals
from tracker.web.errors import NoSuchCode
from tracker.web.session import session

LONGEST = 2_000
LEAST = 8  # digits of a code


def read(text: str) -> list[Typed]:
    """Return the codes that somebody may have meant: one, or one of each council, or none."""
    if sum(map(str.isdecimal, text)) < LEAST:
        return []
    if PROPOSAL.fullmatch(text) or MEETING.fullmatch(text):
        return readings(text, {})  # as it is written by us: names of councils are not needed
    known = councils.every(session())
    return readings(text, {council.short_name: council.prefix for council in known})


def of(code: Typed) -> str:
    """Return the address of the record that bears this code."""
    return url_for("proposals.show" if code.is_proposal else "meetings.show", code=code.code)


def jump(text: str) -> Response | None:
    """Return the way to a record whose code was typed into a search box, or None.

    Where the code says no council, that is the page that asks which one was meant.
    """
    found = read(text) if text else []
    if len(found) < 2:
        return redirect(of(found[0]), 303) if found else None
    return redirect(of(found[0]._replace(code=found[0].code.partition("-")[2])), 303)


def known(text: str) -> bool:
    """Tell whether a code was typed that is to be followed.

    Digits alone may be the number of a letter as well: they are a code if a record bears it.
    """
    found = read(text)
    if any(letter.isalpha() for letter in text):
        return bool(found)
    codes = [one.code for one in found]
    return bool(proposals.among(session(), codes) or meetings.among(session(), codes))


def wanted(code: str, endpoint: str, **more: Any) -> Typed:
    """Return the code in an address; where it is spelled otherwise, lead to the right address.

    `more` is what else stands in that address.

    Raises NoSuchCode where it is no code at all, or may be that of several councils.
    """
    meant = read(code)
    if len(meant) != 1:
        raise NoSuchCode(code, meant)
    [found] = meant
    if found.is_proposal is not endpoint.startswith("proposals."):
        abort(moved(of(found)))
    if found.code != code and found.sound:
        abort(moved(url_for(endpoint, code=found.code, **more)))
    return found


def moved(address: str) -> Response:
    """Return the way to where a record is; looked up anew each time, since it may move on."""
    return redirect(address, 301)


def local(wanted: str | None, otherwise: str) -> str:
    """Return an address that somebody sent along, if it is one of this site's; else the other."""
    if not wanted or not wanted.startswith("/") or wanted.startswith("//"):
        return otherwise
    if "\\" in wanted or not wanted.isprintable() or len(wanted) > LONGEST:
        return otherwise
    parts = urlsplit(wanted)
    return otherwise if parts.scheme or parts.netloc else wanted
